// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace sealwright::theme {

/// A list whose lines differ at their ends: what is too long when it is closed gives way in the middle.
void elideInMiddle(QWidget *list);
bool isElidedInMiddle(const QWidget *list);

} // namespace sealwright::theme
