// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QIcon>

namespace sealwright::theme {

/// Our line icons: `resources/icons/<name>.svg`, 24 px grid, stroke 1.75, drawn in `currentColor`.
enum class Icon {
    Send,
    Receive,
    Credential,
    Token,
    Settings,
    Add,
    Remove,
    Copy,
    Rename,
    Save,
    Search,
    Close,
    Check,
    Warning,
    Info,
    ArrowUp,
    ArrowDown,
    ArrowRight,
    ArrowLeft,
    Play,
    Stop,
    Refresh,
    Lock,
    Unlock,
    Folder,
    File,
    Moon,
    Sun,
    Braces,
    Sidebar,
    Keyboard,
    Key,
    More,
    Recipe,
};

constexpr int kIconCount = static_cast<int>(Icon::Recipe) + 1;

/// Tinted with the token when it is painted, so it follows light and dark by itself; `on` is the colour of a
/// checked button. Nothing is read before the first paint.
QIcon icon(Icon icon, Token token = Token::Dim);
QIcon icon(Icon icon, Token off, Token on);

/// The application's: a wax seal, in its own colours.
QIcon applicationIcon();

} // namespace sealwright::theme
