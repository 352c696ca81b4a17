// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/SystemScheme.h"

#include <QApplication>

namespace sealwright::theme {

/// Gives the application its style, palette and font, in light or dark. One lives in main(); widgets need it
/// not: they ask `color`, `icon` and `wireFont`, and hear of a change as QEvent::PaletteChange.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };

    /// Dresses the application at once, by the choice or the lightness of the system's palette.
    explicit Theme(const QApplication &application, Choice choice = Choice::System);

    Choice choice() const { return m_choice; }

    void choose(Choice choice);

    /// Asks the desktop which it prefers and follows it from then on, while the choice is System. For after
    /// the window is shown: it connects to D-Bus.
    void followSystem();

Q_SIGNALS:
    void changed();

private:
    void apply();

    SystemScheme m_systemScheme;
    Choice m_choice;
    Scheme m_system;
    bool m_dressed = false;
};

} // namespace sealwright::theme
