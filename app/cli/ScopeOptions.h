// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/flow/VariableScope.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sealwright::cli {

/// What `{{name}}` stands for: `--environment E`, `--var NAME=VALUE` over it, or with `--no-variables`
/// nothing but itself.
struct ScopeOptions
{
    std::string environment;
    std::vector<std::string> variables;
    bool noVariables = false;
};

/// Whether it is about the texts of a request as well, which `--no-variables` leaves alone.
enum class ScopeOf { RequestAndCredential, Credential };

void addScopeOptions(CLI::App &command, ScopeOptions &options, ScopeOf what);

base::Result<flow::VariableScope> readScope(const ScopeOptions &options);

} // namespace sealwright::cli
