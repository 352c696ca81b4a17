// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// Two environments, one of them with a secret value that is missing, and a request that asks for variables.
void seedEnvironments(composition::Composition &house);

/// *Environments*, and the Send page in one. Afterwards none is chosen.
std::vector<Scene> environmentScenes();

} // namespace sealwright::tests
