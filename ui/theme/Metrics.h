// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::theme {

// In device-independent pixels, on a grid of 4 and 8.
constexpr int kControlHeight = 30;
constexpr int kSmallControlHeight = 28;
constexpr int kBarHeight = 34; ///< tab bars and the status row above them
constexpr int kRowHeight = 26;
constexpr int kCorner = 6;
constexpr int kCardCorner = 8;
constexpr int kGap = 8;
constexpr int kSmallGap = 4;
constexpr int kMargin = 12;
constexpr int kIconSize = 16;

} // namespace sealwright::theme
