// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace sealwright::theme {

/// The colours of the house by their meaning. `…Fill` is what lies behind the text of the same name.
enum class Token {
    Window,
    Panel,
    Line,
    Text,
    Dim,
    Accent,
    AccentText,
    Hover,
    Selection,
    Ok,
    OkFill,
    Bad,
    BadFill,
    Warn,
    WarnFill,
    Timestamp,
    TimestampFill,
    Id,
    IdFill,
    Body,
    BodyFill,
    Signature,
    SignatureFill,
    Variable, ///< `{{name}}` that has a value
    VariableFill,
    Code, ///< behind text that goes over the wire
};

constexpr int kTokenCount = static_cast<int>(Token::Code) + 1;

enum class Scheme { Light, Dark };

/// The scheme in force: the application palette is light or dark.
Scheme currentScheme();

QColor color(Token token, Scheme scheme);
/// In the scheme in force. Ask when painting, or again at QEvent::PaletteChange.
QColor color(Token token);

} // namespace sealwright::theme
