// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ScopeOptions.h"

#include "app/cli/CliError.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {

void addScopeOptions(CLI::App &command, ScopeOptions &options, ScopeOf what)
{
    constexpr const char *kVariables = "Variables";
    addText(command, "--environment", options.environment, "NAME|ID",
            "The environment whose values {{name}} stands for")
        ->group(kVariables);
    addTexts(command, "--var", options.variables, "NAME=VALUE",
             "Value of a recipe's variable and of {{NAME}}, over the environment's (repeatable)")
        ->group(kVariables);
    if (what == ScopeOf::RequestAndCredential) {
        addSwitch(command, "--no-variables", options.noVariables, "Leave every {{name}} as it stands")
            ->group(kVariables);
    }
}

base::Result<flow::VariableScope> readScope(const ScopeOptions &options)
{
    if (options.noVariables && !options.environment.empty()) {
        return conflict("--no-variables", "--environment");
    }
    auto given = readVariables(options.variables);
    if (!given) {
        return base::Failure(given.error());
    }
    return flow::VariableScope{QString::fromStdString(options.environment), *std::move(given),
                               options.noVariables};
}

} // namespace sealwright::cli
