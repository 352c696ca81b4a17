// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Card.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"

namespace sealwright::widgets {

Card::Card(QWidget *parent)
    : QWidget(parent)
{
}

void Card::setFill(theme::Token fill)
{
    m_fill = fill;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::drawBox(&painter, rect(), theme::color(m_fill), theme::color(theme::Token::Line),
                   theme::kCardCorner);
}

Surface::Surface(theme::Token fill, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_lines(lines)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    // Lines are part of the area: the layout keeps clear of them.
    setContentsMargins(lines & Qt::LeftEdge ? 1 : 0, lines & Qt::TopEdge ? 1 : 0,
                       lines & Qt::RightEdge ? 1 : 0, lines & Qt::BottomEdge ? 1 : 0);
}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(m_fill));
    const QColor line = theme::color(theme::Token::Line);
    if (m_lines & Qt::TopEdge) {
        painter.fillRect(0, 0, width(), 1, line);
    }
    if (m_lines & Qt::BottomEdge) {
        painter.fillRect(0, height() - 1, width(), 1, line);
    }
    if (m_lines & Qt::LeftEdge) {
        painter.fillRect(0, 0, 1, height(), line);
    }
    if (m_lines & Qt::RightEdge) {
        painter.fillRect(width() - 1, 0, 1, height(), line);
    }
}

} // namespace sealwright::widgets

#include "moc_Card.cpp"
