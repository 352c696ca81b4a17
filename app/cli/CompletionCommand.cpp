// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/CompletionScript.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

Outcome runCompletion(Invocation &invocation, const CommandTree &tree, Shell shell)
{
    invocation.console().write(QByteArray::fromStdString(completionScript(outlineOf(tree.root()), shell)));
    co_return kExitDone;
}

} // namespace

void addCompletionCommand(CommandTree &tree)
{
    CLI::App &group =
        tree.group("completion", "Print a script that completes this program's words in a shell");
    const auto add = [&](const char *name, const char *what, Shell shell) {
        CLI::App &command = tree.command(group, name, what);
        tree.onRun(command,
                   [&tree, shell](Invocation &invocation) { return runCompletion(invocation, tree, shell); });
    };
    add("bash", "For ~/.local/share/bash-completion/completions/sealwright-cli", Shell::Bash);
    add("zsh", "For a file _sealwright-cli in a folder of $fpath", Shell::Zsh);
    add("fish", "For ~/.config/fish/completions/sealwright-cli.fish", Shell::Fish);
}

} // namespace sealwright::cli
