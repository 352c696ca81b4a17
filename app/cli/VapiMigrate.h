// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"

namespace sealwright::cli {

/// `vapi migrate`: inline secrets of an assistant, tool or phone number become credentials.
void addMigrateCommand(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
