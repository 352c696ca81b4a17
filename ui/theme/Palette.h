// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QPalette>

namespace sealwright::theme {

QPalette paletteOf(Scheme scheme);

} // namespace sealwright::theme
