// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"

namespace sealwright::cli {

/// `credential duplicate` and `credential lint`.
void addCareCommands(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
