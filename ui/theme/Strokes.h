// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QPainter>

namespace sealwright::theme {

/// A rounded rectangle whose one-pixel line lies on whole pixels.
void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal corner);

enum class Pointing { Up, Down, Left, Right };
/// A small open arrow in the middle of `rect`.
void drawChevron(QPainter *painter, const QRect &rect, const QColor &color, Pointing pointing);
void drawCheck(QPainter *painter, const QRect &rect, const QColor &color);

} // namespace sealwright::theme
