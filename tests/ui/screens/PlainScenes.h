// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// User name and password, keys of an API, and a client certificate.
void seedPlain(composition::Composition &house);

/// Their editors, and what the Signature view says of them.
std::vector<Scene> plainScenes();

} // namespace sealwright::tests
