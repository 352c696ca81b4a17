// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace sealwright::cli {

/// `--name VALUE`. Values stay text: who uses them reads them, and says what is wrong with them. An empty
/// value is refused: it is nearly always a variable of a script that was not set.
CLI::Option *addText(CLI::App &app, const char *names, std::string &value, const char *valueName,
                     const char *what);
/// The same for an option to which empty means something.
CLI::Option *addTextOrNothing(CLI::App &app, const char *names, std::optional<std::string> &value,
                              const char *valueName, const char *what);
/// The same, as often as the user likes; takes exactly one word each time.
CLI::Option *addTexts(CLI::App &app, const char *names, std::vector<std::string> &values,
                      const char *valueName, const char *what);
CLI::Option *addSwitch(CLI::App &app, const char *names, bool &value, const char *what);
/// A word without dashes that must be there.
CLI::Option *addOperand(CLI::App &app, const char *name, std::string &value, const char *what);

} // namespace sealwright::cli
