// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/text/SignatureWalk.h"

namespace sealwright::cli {

/// Where steps go: they are what was asked for, or they stand beside it.
enum class StepsTo { Output, Diagnostics };

/// How an authentication came about, numbered, and what a receiver has to do. Long contents are elided.
/// Beside another result `--quiet` and `--json` silence it.
void printWalk(Console &console, const text::SignatureWalk &walk, StepsTo to);

/// What looks doubtful, on standard error; silenced likewise.
void printLints(Console &console, const std::vector<explain::Lint> &lints);

} // namespace sealwright::cli
