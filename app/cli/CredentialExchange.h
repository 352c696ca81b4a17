// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"

namespace sealwright::cli {

/// `credential export` and `credential import`: documents of Vapi's and of our own.
void addExchangeCommands(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
