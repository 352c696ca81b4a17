// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestItemDelegate.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"

#include <QPainter>

namespace sealwright::composer {
namespace {

constexpr int kMethodWidth = 44;

QFont methodFont()
{
    QFont font = theme::wireFont();
    font.setPointSizeF(10.5 * 72 / 96);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

void RequestItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    using theme::color;
    using theme::Token;
    // The whole width of the view, not only what the indentation leaves.
    QRect row = option.rect;
    row.setLeft(0);
    painter->save();
    const bool isHeading = index.data(KeyRole).toString().isEmpty() && !index.data(SentenceRole).isValid();
    if (isHeading) {
        painter->setFont(theme::labelFont());
        painter->setPen(color(Token::Dim));
        painter->drawText(row.adjusted(theme::kMargin, 6, -theme::kMargin, 0),
                          Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(theme::labelFont())
                              .elidedText(index.data().toString().toUpper(), Qt::ElideRight,
                                          row.width() - 2 * theme::kMargin));
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(row, color(Token::Selection));
        if (option.state & QStyle::State_HasFocus) {
            painter->fillRect(QRect(row.left(), row.top(), 2, row.height()), color(Token::Accent));
        }
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(row, color(Token::Hover));
    }
    QRect text = row.adjusted(theme::kMargin, 0, -theme::kGap, 0);
    painter->setFont(methodFont());
    painter->setPen(color(Token::Accent));
    painter->drawText(QRect(text.left(), text.top(), kMethodWidth - 4, text.height()),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(methodFont())
                          .elidedText(index.data(MethodRole).toString(), Qt::ElideRight, kMethodWidth - 4));
    text.setLeft(text.left() + kMethodWidth);
    if (index.data(UnsavedRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Token::Warn));
        painter->drawEllipse(QPointF(text.right() - 3, text.center().y() + 0.5), 3, 3);
        text.setRight(text.right() - 12);
    }
    painter->setFont(option.font);
    const bool broken = index.data(SentenceRole).isValid();
    painter->setPen(color(broken ? Token::Bad : Token::Text));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize RequestItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isHeading = index.data(KeyRole).toString().isEmpty() && !index.data(SentenceRole).isValid();
    return {100, qMax(isHeading ? 30 : theme::kRowHeight, option.fontMetrics.height() + 8)};
}

} // namespace sealwright::composer

#include "moc_RequestItemDelegate.cpp"
