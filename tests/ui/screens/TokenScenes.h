// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// The Tokens page: empty, minted, refused, read with warnings, verified and not.
std::vector<Scene> tokenScenes();

} // namespace sealwright::tests
