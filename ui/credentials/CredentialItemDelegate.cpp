// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialItemDelegate.h"

#include "ui/models/CredentialOrder.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/VisibleText.h"

#include <QPainter>

namespace sealwright::credentials {
namespace {

using Model = models::CredentialListModel;
using widgets::Pill;

/// Where a mistake costs most is marked.
Pill::Tone toneOf(const QString &environment)
{
    const QString name = environment.toCaseFolded();
    const bool isLive = name.startsWith(QLatin1String("prod")) || name == QLatin1String("live");
    return isLive ? Pill::Tone::Warn : Pill::Tone::Neutral;
}

QRect rowBelowHeading(const QRect &rect, const QModelIndex &index)
{
    const bool hasHeading = !index.data(models::CredentialOrder::HeadingRole).toString().isEmpty();
    return hasHeading ? rect.adjusted(0, CredentialItemDelegate::kHeading, 0, 0) : rect;
}

} // namespace

void CredentialItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    using theme::color;
    using theme::Token;
    const QRect row = rowBelowHeading(option.rect, index);
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(row, color(Token::Selection));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(row, color(Token::Hover));
    }
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, color(Token::Line));
    if (index.column() == Model::Name && (option.state & QStyle::State_Selected) &&
        option.widget != nullptr && option.widget->hasFocus()) {
        painter->fillRect(QRect(row.left(), row.top(), 2, row.height() - 1), color(Token::Accent));
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int left = index.column() == Model::Name ? theme::kMargin : theme::kGap;
    const QRect inner = row.adjusted(left, 0, -theme::kGap, -1);
    const bool isBroken = index.data(Model::BrokenRole).toBool();
    const bool isPill = index.column() == Model::Environment || (isBroken && index.column() == Model::Kind);
    if (isPill && !cell.text.isEmpty()) {
        const QString word = cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, inner.width() - 16);
        painter->setClipRect(inner);
        Pill::paint(painter, inner, isBroken ? Pill::Tone::Bad : toneOf(cell.text), word);
    } else {
        painter->setFont(cell.font);
        painter->setPen(cell.palette.color(QPalette::Text));
        const QString text = QFontMetrics(cell.font).elidedText(cell.text, Qt::ElideMiddle, inner.width());
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    painter->restore();
}

QSize CredentialItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    return {QFontMetrics(cell.font).horizontalAdvance(cell.text) + 2 * theme::kMargin,
            qMax(kRow, cell.fontMetrics.height() + 12)};
}

void CredentialItemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text = widgets::visibleText(option->text);
    const bool isName = index.column() == Model::Name;
    if (isName) {
        option->font = theme::boldFont();
    }
    const theme::Token token = index.data(Model::BrokenRole).toBool()    ? theme::Token::Bad
                               : index.data(Model::WarnRole).toBool()    ? theme::Token::Warn
                               : isName || index.column() == Model::Kind ? theme::Token::Text
                                                                         : theme::Token::Dim;
    option->palette.setColor(QPalette::Text, theme::color(token));
}

} // namespace sealwright::credentials

#include "moc_CredentialItemDelegate.cpp"
