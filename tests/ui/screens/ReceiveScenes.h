// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/screens/Scenes.h"

namespace sealwright::tests {

/// The Receive page with a delivery that does not verify, and why.
std::vector<Scene> receiveScenes();

} // namespace sealwright::tests
