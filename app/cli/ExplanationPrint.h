// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/ExplainRequest.h"

namespace sealwright::cli {

/// The `explanation` of cli.md, its sentences included.
base::Json explanationJson(const explain::Explanation &explanation);
/// `[{"code","message"}]`.
base::Json lintsJson(const std::vector<explain::Lint> &lints);

/// Why, what to do, where both sides part, and what else looks doubtful; for people. Bytes that a terminal
/// would act upon are escaped.
void printExplanation(Console &console, const flow::Explained &explained);

} // namespace sealwright::cli
