// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Fonts.h"

#include <QFontDatabase>

namespace sealwright::theme {
namespace {

QFont sized(QFont font, double pixels)
{
    font.setPointSizeF(pixels * 72.0 / 96.0);
    return font;
}

QFont systemFont(double pixels)
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), pixels);
}

} // namespace

QFont textFont()
{
    return systemFont(13);
}

QFont wireFont()
{
    QFont font = sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 12.5);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont smallFont()
{
    return systemFont(12);
}

QFont labelFont()
{
    QFont font = systemFont(11);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont boldFont()
{
    QFont font = textFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace sealwright::theme
