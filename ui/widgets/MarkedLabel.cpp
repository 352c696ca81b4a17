// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MarkedLabel.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/VisibleText.h"

#include <QPainter>

namespace sealwright::widgets {

MarkedLabel::MarkedLabel(QWidget *parent)
    : QWidget(parent)
{
    setFont(theme::wireFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MarkedLabel::setText(const QString &text, std::vector<LabelMark> marks)
{
    m_text = text;
    m_marks = std::move(marks);
    setPlainToolTip(this, text);
    setAccessibleName(visibleText(text));
    updateGeometry();
    update();
}

QSize MarkedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(visibleText(m_text)) + 4, fontMetrics().height() + 4};
}

QSize MarkedLabel::minimumSizeHint() const
{
    return {qMin(60, sizeHint().width()), sizeHint().height()};
}

void MarkedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int left = 2;
    const auto put = [&](qsizetype from, qsizetype to, theme::Part part) {
        const int room = width() - left;
        if (room <= 0) {
            return; // an ellipsis said that there is more; the tool tip has it
        }
        QString piece = visibleText(m_text.mid(from, to - from));
        int advance = fontMetrics().horizontalAdvance(piece);
        if (advance > room) {
            piece = fontMetrics().elidedText(piece, Qt::ElideRight, room);
            advance = room;
        }
        const QRect box(left, 1, advance, height() - 2);
        if (const QColor fill = theme::partFill(part); fill.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawRoundedRect(box, 3, 3);
        }
        painter.setPen(theme::partText(part));
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextDontClip,
                         piece);
        left += advance;
    };
    qsizetype at = 0;
    for (const LabelMark &mark : m_marks) {
        if (mark.offset > at) {
            put(at, mark.offset, theme::Part::Plain);
        }
        put(mark.offset, mark.offset + mark.length, mark.part);
        at = mark.offset + mark.length;
    }
    put(at, m_text.size(), theme::Part::Plain);
}

} // namespace sealwright::widgets

#include "moc_MarkedLabel.cpp"
