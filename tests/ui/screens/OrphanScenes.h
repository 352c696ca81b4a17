// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// The Credentials page with secrets whose credential was deleted by other hands, and what can be done about
/// them. One credential of the seed is gone from there on.
std::vector<Scene> orphanScenes();

} // namespace sealwright::tests
