// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandOutline.h"

namespace sealwright::cli {

enum class Shell { Bash, Zsh, Fish };

/// A script that teaches the shell to complete commands, options and known values; elsewhere it completes
/// file names.
std::string completionScript(const CommandOutline &program, Shell shell);

} // namespace sealwright::cli
