// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"
#include "app/cli/Console.h"
#include "app/flow/OrphanedSecrets.h"

namespace sealwright::cli {

/// `credential erase-orphan` and `credential adopt`.
void addOrphanCommands(CommandTree &tree, CLI::App &group);

/// Beside the rows of `credential lint`: `id` is the owner of before, `name` is empty, and `mayBelongTo` says
/// which workspaces could miss it.
base::Json orphanRow(const flow::OrphanedSecret &orphan);

void printOrphans(Console &console, const std::vector<flow::OrphanedSecret> &orphans);

} // namespace sealwright::cli
