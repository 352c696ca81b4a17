// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Options.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

/// CLI11 takes the text as the reason.
std::string refuseEmpty(const std::string &value)
{
    return value.empty() ? "is empty" : std::string();
}

} // namespace

CLI::Option *addText(CLI::App &app, const char *names, std::string &value, const char *valueName,
                     const char *what)
{
    return app.add_option(names, value, what)->type_name(valueName)->check(refuseEmpty);
}

CLI::Option *addTextOrNothing(CLI::App &app, const char *names, std::optional<std::string> &value,
                              const char *valueName, const char *what)
{
    return app
        .add_option_function<std::string>(
            names, [&value](const std::string &text) { value = text; }, what)
        ->type_name(valueName);
}

CLI::Option *addTexts(CLI::App &app, const char *names, std::vector<std::string> &values,
                      const char *valueName, const char *what)
{
    return app.add_option(names, values, what)
        ->type_name(valueName)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

CLI::Option *addSwitch(CLI::App &app, const char *names, bool &value, const char *what)
{
    return app.add_flag(names, value, what);
}

CLI::Option *addOperand(CLI::App &app, const char *name, std::string &value, const char *what)
{
    return app.add_option(name, value, what)->type_name("")->required()->check(refuseEmpty);
}

} // namespace sealwright::cli
