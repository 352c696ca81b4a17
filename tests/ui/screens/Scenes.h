// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/Composition.h"
#include "ui/shell/MainWindow.h"

#include <functional>
#include <memory>
#include <vector>

namespace sealwright::tests {

/// One picture: what to do to the window, and when it is done.
struct Scene
{
    QString name;
    std::function<void(shell::MainWindow &)> stage;
    std::function<bool(shell::MainWindow &)> ready;
};

/// Fills the workspace through the real flows: credentials, saved requests.
void seed(composition::Composition &house);

std::vector<Scene> scenes();

/// The vault file is made, locked and asked for its passphrase. They come last: from there on secrets are in
/// it.
std::vector<Scene> vaultScenes();

} // namespace sealwright::tests
