// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sealwright::cli {

/// An option as a shell completes it.
struct OptionOutline
{
    std::vector<std::string> names; ///< `--url`, `-u`
    std::string what;
    bool takesValue = false;
    std::vector<std::string> values; ///< those there are, when they are few
};

/// A command and what may follow it.
struct CommandOutline
{
    std::string path; ///< `/credential/add`; empty for the program
    std::string name;
    std::string what;
    std::vector<OptionOutline> options;
    std::vector<CommandOutline> commands;
};

CommandOutline outlineOf(const CLI::App &app);

/// This one and all below it, outermost first.
std::vector<const CommandOutline *> flattened(const CommandOutline &outline);

} // namespace sealwright::cli
