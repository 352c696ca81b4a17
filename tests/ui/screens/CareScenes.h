// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// Uses of the credentials of the seed, an old one and a rotated one.
void seedCare(composition::Composition &house);

/// The Credentials page grouped, and with both secrets of a rotation tested.
std::vector<Scene> careScenes();

} // namespace sealwright::tests
