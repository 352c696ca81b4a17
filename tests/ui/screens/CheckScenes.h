// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// Pictures of *Check a request*.
std::vector<Scene> checkScenes();

} // namespace sealwright::tests
