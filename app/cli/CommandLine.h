// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"
#include "app/cli/Invocation.h"

#include <memory>

namespace sealwright::cli {

/// The program's command line: the tree of commands, and what a user's words mean in it. Everything that is
/// wrong with them is said before anything is done.
class CommandLine
{
public:
    CommandLine();
    ~CommandLine();

    struct Parsed
    {
        GeneralOptions options;
        QString command; ///< `sealwright-cli credential add`
        const Action *action = nullptr;
        std::string help; ///< to print, when it was asked for; then there is no action
    };

    /// Overwrites in `argv` what looks like a secret that was put there.
    base::Result<Parsed> parse(int argc, char **argv);

private:
    struct Words;
    std::unique_ptr<Words> m_words;
};

} // namespace sealwright::cli
