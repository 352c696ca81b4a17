// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandOutline.h"

#include <CLI/CLI.hpp>

#include <map>

namespace sealwright::cli {
namespace {

std::vector<std::string> valuesOf(const std::string &option)
{
    static const std::map<std::string, std::vector<std::string>> known = {
        {"--vault", {"keychain", "session", "file"}},
        {"--from", {"keychain", "file"}},
        {"--to", {"keychain", "file"}},
        {"--kind", {"bearer", "basic", "apiKey", "hmac", "jwt", "oauth2", "mtls"}},
        {"--method", {"POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}},
        {"--retry", {"fixed:3:1s", "exponential:3:1s"}},
    };
    const auto found = known.find(option);
    return found == known.end() ? std::vector<std::string>() : found->second;
}

OptionOutline optionOutline(const CLI::Option &option)
{
    OptionOutline outline;
    for (const std::string &name : option.get_lnames()) {
        outline.names.push_back("--" + name);
    }
    for (const std::string &name : option.get_snames()) {
        outline.names.push_back("-" + name);
    }
    outline.what = option.get_description();
    outline.takesValue = option.get_items_expected_max() > 0;
    outline.values = valuesOf(outline.names.front());
    return outline;
}

CommandOutline outlineBelow(const CLI::App &app, const std::string &path)
{
    CommandOutline outline;
    outline.path = path;
    outline.name = app.get_name();
    outline.what = app.get_description();
    for (const CLI::Option *option : app.get_options()) {
        if (!option->get_lnames().empty() || !option->get_snames().empty()) {
            outline.options.push_back(optionOutline(*option));
        }
    }
    for (const CLI::App *command : app.get_subcommands({})) {
        outline.commands.push_back(outlineBelow(*command, path + "/" + command->get_name()));
    }
    return outline;
}

} // namespace

CommandOutline outlineOf(const CLI::App &app)
{
    return outlineBelow(app, {});
}

std::vector<const CommandOutline *> flattened(const CommandOutline &outline)
{
    std::vector<const CommandOutline *> all = {&outline};
    for (const CommandOutline &command : outline.commands) {
        const std::vector<const CommandOutline *> below = flattened(command);
        all.insert(all.end(), below.begin(), below.end());
    }
    return all;
}

} // namespace sealwright::cli
