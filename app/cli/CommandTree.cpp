// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandTree.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {

CLI::App &CommandTree::group(const char *name, const char *what)
{
    CLI::App *group = m_root.add_subcommand(name, what);
    group->footer("See also: sealwright-cli " + std::string(name) + " COMMAND --help");
    return *group;
}

CLI::App &CommandTree::command(CLI::App &parent, const char *name, const char *what)
{
    CLI::App *command = parent.add_subcommand(name, what);
    command->footer("--workspace, --vault, --json and --quiet work here too: see sealwright-cli --help");
    return *command;
}

void CommandTree::onRun(CLI::App &command, Action action)
{
    m_actions.emplace(&command, std::move(action));
}

CLI::App &CommandTree::chosen() const
{
    CLI::App *command = &m_root;
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
    }
    return *command;
}

const Action *CommandTree::actionOf(const CLI::App &command) const
{
    const auto found = m_actions.find(&command);
    return found == m_actions.end() ? nullptr : &found->second;
}

QString CommandTree::pathOf(const CLI::App &command)
{
    const QString name = QString::fromStdString(command.get_name());
    return command.get_parent() == nullptr ? name : pathOf(*command.get_parent()) % QLatin1Char(' ') % name;
}

} // namespace sealwright::cli
