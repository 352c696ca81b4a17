// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RailButton.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Strokes.h"

#include <QPainter>

namespace sealwright::shell {
namespace {

constexpr int kIcon = 20;

QFont wordFont(bool current)
{
    QFont font = theme::labelFont();
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

QSize RailButton::sizeHint() const
{
    return {qMax(64, QFontMetrics(wordFont(true)).horizontalAdvance(text()) + 8),
            12 + kIcon + QFontMetrics(wordFont(true)).height() + 8};
}

void RailButton::paintEvent(QPaintEvent *)
{
    using theme::color;
    using theme::Token;
    QPainter painter(this);
    if (isChecked() || isDown()) {
        theme::drawBox(&painter, rect(), color(Token::Selection), {}, theme::kCardCorner);
    } else if (underMouse()) {
        theme::drawBox(&painter, rect(), color(Token::Hover), {}, theme::kCardCorner);
    }
    if (hasFocus()) {
        theme::drawBox(&painter, rect(), {}, color(Token::Accent), theme::kCardCorner);
    }
    icon().paint(&painter, QRect((width() - kIcon) / 2, 8, kIcon, kIcon), Qt::AlignCenter, QIcon::Normal,
                 isChecked() ? QIcon::On : QIcon::Off);
    painter.setFont(wordFont(isChecked()));
    painter.setPen(color(isChecked() ? Token::Accent : Token::Dim));
    painter.drawText(rect().adjusted(0, 8 + kIcon + 2, 0, -4), Qt::AlignHCenter | Qt::AlignVCenter, text());
}

} // namespace sealwright::shell

#include "moc_RailButton.cpp"
