// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace sealwright::cli {

class CommandTree;

void addJwtMint(CommandTree &tree, CLI::App &group);
void addJwtDecode(CommandTree &tree, CLI::App &group);
void addJwtVerify(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
