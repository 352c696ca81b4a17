// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace sealwright::cli {

class CommandTree;

/// `credential test-overlap`: which of the two secrets of a rotation a server accepts.
void addOverlapCommand(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
