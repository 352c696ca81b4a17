// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Palette.h"

namespace sealwright::theme {

QPalette paletteOf(Scheme scheme)
{
    const auto of = [scheme](Token token) { return color(token, scheme); };
    QPalette palette;
    palette.setColor(QPalette::Window, of(Token::Window));
    palette.setColor(QPalette::WindowText, of(Token::Text));
    palette.setColor(QPalette::Base, of(Token::Panel));
    palette.setColor(QPalette::AlternateBase, of(Token::Window));
    palette.setColor(QPalette::Text, of(Token::Text));
    palette.setColor(QPalette::Button, of(Token::Panel));
    palette.setColor(QPalette::ButtonText, of(Token::Text));
    palette.setColor(QPalette::BrightText, of(Token::Bad));
    palette.setColor(QPalette::Highlight, of(Token::Selection));
    palette.setColor(QPalette::HighlightedText, of(Token::Text));
    palette.setColor(QPalette::ToolTipBase, of(Token::Panel));
    palette.setColor(QPalette::ToolTipText, of(Token::Text));
    palette.setColor(QPalette::PlaceholderText, of(Token::Dim));
    palette.setColor(QPalette::Link, of(Token::Accent));
    palette.setColor(QPalette::LinkVisited, of(Token::Id));
    palette.setColor(QPalette::Light, of(Token::Panel));
    palette.setColor(QPalette::Midlight, of(Token::Hover));
    palette.setColor(QPalette::Mid, of(Token::Line));
    palette.setColor(QPalette::Dark, of(Token::Line));
    palette.setColor(QPalette::Shadow, of(Token::Line));

    // Disabled text lies half way between dim and what is under it.
    const QColor dim = of(Token::Dim);
    const QColor panel = of(Token::Panel);
    const QColor faded((dim.red() + panel.red()) / 2, (dim.green() + panel.green()) / 2,
                       (dim.blue() + panel.blue()) / 2);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Token::Window));
    return palette;
}

} // namespace sealwright::theme
