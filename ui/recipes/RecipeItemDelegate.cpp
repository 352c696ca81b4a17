// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipeItemDelegate.h"

#include "ui/models/RecipeListModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/VisibleText.h"

#include <QPainter>

namespace sealwright::recipes {
namespace {

using Model = models::RecipeListModel;
using widgets::Pill;

constexpr int kPadding = 6;

} // namespace

void RecipeItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    using theme::color;
    using theme::Token;
    const QRect row = option.rect;
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    if (isSelected) {
        painter->fillRect(row, color(Token::Selection));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(row, color(Token::Hover));
    }
    if (isSelected && option.widget != nullptr && option.widget->hasFocus()) {
        painter->fillRect(QRect(row.left(), row.top(), 2, row.height()), color(Token::Accent));
    }
    const bool isBroken = index.data(Model::BrokenRole).toBool();
    QRect inner = row.adjusted(theme::kMargin, kPadding, -theme::kMargin, -kPadding);
    if (index.data(Model::OwnRole).toBool()) {
        const QString word = isBroken ? tr("broken") : tr("yours");
        const QSize size = Pill::sizeOf(word);
        const QRect place(inner.right() - size.width(), row.top(), size.width() + 1, row.height());
        Pill::paint(painter, place, isBroken ? Pill::Tone::Bad : Pill::Tone::Neutral, word);
        inner.setRight(place.left() - theme::kGap);
    }
    const QFontMetrics names(theme::textFont());
    const QFontMetrics details(theme::smallFont());
    const QString name = widgets::visibleText(index.data(Qt::DisplayRole).toString());
    const QString detail = widgets::visibleText(index.data(Model::DetailRole).toString());
    painter->setFont(theme::textFont());
    painter->setPen(color(isBroken ? Token::Bad : Token::Text));
    painter->drawText(QRect(inner.left(), inner.top(), inner.width(), names.height()), Qt::AlignLeft,
                      names.elidedText(name, Qt::ElideRight, inner.width()));
    painter->setFont(theme::smallFont());
    painter->setPen(color(Token::Dim));
    painter->drawText(
        QRect(inner.left(), inner.bottom() - details.height() + 1, inner.width(), details.height()),
        Qt::AlignLeft, details.elidedText(detail, Qt::ElideRight, inner.width()));
    painter->restore();
}

QSize RecipeItemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(theme::textFont()).height() + QFontMetrics(theme::smallFont()).height();
    return {120, lines + 2 * kPadding + 1};
}

} // namespace sealwright::recipes

#include "moc_RecipeItemDelegate.cpp"
