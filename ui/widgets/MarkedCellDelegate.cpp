// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MarkedCellDelegate.h"

#include <QApplication>
#include <QPainter>

namespace sealwright::widgets {

void MarkedCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget)
                            .adjusted(margin, 0, -margin, 0);
    // Found in what is seen: a mark that gave way to `…` is none.
    const QString shown = cell.fontMetrics.elidedText(cell.text, cell.textElideMode, place.width());
    const QList<QTextLayout::FormatRange> formats = formatsOf(shown, m_marker);
    if (formats.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    cell.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    QTextLayout layout(shown, cell.font);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(oneLine);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    painter->save();
    painter->setClipRect(place);
    painter->setPen(cell.palette.color(QPalette::Text));
    layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2));
    painter->restore();
}

} // namespace sealwright::widgets

#include "moc_MarkedCellDelegate.cpp"
