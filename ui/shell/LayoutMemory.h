// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace sealwright::shell {

class Preferences;

/// Splitters and table headers below `root` come back as they were left; they are known by their object
/// names.
void restoreLayouts(const QWidget *root, const Preferences &preferences);
void rememberLayouts(const QWidget *root, Preferences &preferences);

} // namespace sealwright::shell
