// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace sealwright::theme {

/// The system's UI font at 13 px (9.75 pt, so that it grows with the font resolution).
QFont textFont();
/// The system's fixed font at 12.5 px: for what goes over the wire, and only for that.
QFont wireFont();
/// 12 px, for hints and the status line.
QFont smallFont();
/// 11 px, half bold: table headers and section labels.
QFont labelFont();
QFont boldFont();

} // namespace sealwright::theme
