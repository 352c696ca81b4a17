// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Strokes.h"

#include <QPainterPath>

namespace sealwright::theme {

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal corner)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    const QRectF box = line.isValid() ? QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect);
    painter->drawRoundedRect(box, corner, corner);
    painter->restore();
}

void drawChevron(QPainter *painter, const QRect &rect, const QColor &color, Pointing pointing)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).center());
    switch (pointing) {
    case Pointing::Down:
        break;
    case Pointing::Up:
        painter->rotate(180);
        break;
    case Pointing::Left:
        painter->rotate(90);
        break;
    case Pointing::Right:
        painter->rotate(-90);
        break;
    }
    const QPointF points[]{{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}};
    painter->drawPolyline(points, 3);
    painter->restore();
}

void drawCheck(QPainter *painter, const QRect &rect, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(rect);
    const QPointF points[]{{box.left() + box.width() * 0.24, box.top() + box.height() * 0.52},
                           {box.left() + box.width() * 0.43, box.top() + box.height() * 0.71},
                           {box.left() + box.width() * 0.77, box.top() + box.height() * 0.31}};
    painter->drawPolyline(points, 3);
    painter->restore();
}

} // namespace sealwright::theme
