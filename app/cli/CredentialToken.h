// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"

namespace sealwright::cli {

/// `credential token`: what is known of an oauth2 credential's access token, which is fetched for that; the
/// token itself only on demand.
void addTokenCommand(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
