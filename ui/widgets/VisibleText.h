// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace sealwright::widgets {

/// `‹U+202E›`: how the window writes a character that must be escaped (base::mustBeEscaped).
QString escapeOf(char32_t c);

/// Text that came from outside, made safe to read: what must be escaped is, except line feed and tab.
QString visibleText(const QString &text);

/// A tool tip that is never taken for HTML, whatever is in it.
QString plainToolTip(const QString &text);
void setPlainToolTip(QWidget *widget, const QString &text);

/// What every control has: its object name (the member's name without `m_`), the name that a screen reader
/// says, and a tool tip.
void nameControl(QWidget *widget, const QString &objectName, const QString &accessibleName,
                 const QString &toolTip = {});
/// A button named so; a screen reader says its text.
QPushButton *newButton(const QString &objectName, const QString &text, const QString &toolTip);

} // namespace sealwright::widgets
