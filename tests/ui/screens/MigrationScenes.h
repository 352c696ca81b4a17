// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// Pictures of *Migrate a Vapi document* and of the menu that leads there.
std::vector<Scene> migrationScenes();

} // namespace sealwright::tests
