// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiver/DeliveryItemDelegate.h"

#include "ui/inspector/DeliveryInspector.h"
#include "ui/models/DeliveryListModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sealwright::receiver {

namespace {

using Model = models::DeliveryListModel;
using theme::color;
using theme::Token;

constexpr int kRow = 34;

QFont fontOf(int column)
{
    return column == Model::Time || column == Model::Request ? theme::wireFont() : theme::textFont();
}

QRect innerOf(const QRect &cell, int column)
{
    return cell.adjusted(column == Model::Time ? theme::kMargin : theme::kGap, 0, -theme::kGap, -1);
}

} // namespace

DeliveryItemDelegate::DeliveryItemDelegate(const models::DeliveryListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void DeliveryItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const QRect row = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isSelected) {
        painter->fillRect(row, color(Token::Selection));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, color(Token::Hover));
    }
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, color(Token::Line));
    const int column = index.column();
    if (column == Model::Time && isSelected && option.widget != nullptr && option.widget->hasFocus()) {
        painter->fillRect(QRect(row.left(), row.top(), 2, row.height() - 1), color(Token::Accent));
    }
    const QRect inner = innerOf(row, column);
    if (column == Model::Verdict) {
        const inspector::DeliveryPill pill = inspector::pillOf(m_model.deliveryAt(index.row()));
        painter->setClipRect(inner);
        widgets::Pill::paint(painter, inner, pill.tone, pill.word);
    } else {
        const QFont font = fontOf(column);
        painter->setFont(font);
        painter->setPen(color(column == Model::Size ? Token::Dim : Token::Text));
        const Qt::Alignment side = column == Model::Size ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(
            inner, static_cast<int>(Qt::AlignVCenter | side),
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, inner.width()));
    }
    painter->restore();
}

QSize DeliveryItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(index.column()));
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * theme::kMargin,
            qMax(kRow, option.fontMetrics.height() + 12)};
}

bool DeliveryItemDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid()) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString text = index.data().toString();
    const int room = innerOf(option.rect, index.column()).width();
    const bool isElided = QFontMetrics(fontOf(index.column())).horizontalAdvance(text) > room;
    QToolTip::showText(event->globalPos(), isElided ? widgets::plainToolTip(text) : QString(), view);
    return true;
}

} // namespace sealwright::receiver

#include "moc_DeliveryItemDelegate.cpp"
