// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QCoroTask>

#include <functional>
#include <map>

namespace CLI {
class App;
}

namespace sealwright::cli {

class Invocation;

/// A command's exit code, or why it failed. The exit code is 0, or 1 for "the check said no"; failures decide
/// theirs by kind.
using Outcome = QCoro::Task<base::Result<int>>;
using Action = std::function<Outcome(Invocation &)>;

/// The commands as CLI11 parses them, and what each does.
class CommandTree
{
public:
    explicit CommandTree(CLI::App &root)
        : m_root(root)
    {
    }

    CLI::App &root() const { return m_root; }

    /// A word that only groups commands.
    CLI::App &group(const char *name, const char *what);
    CLI::App &command(CLI::App &parent, const char *name, const char *what);

    CLI::App &command(const char *name, const char *what) { return command(m_root, name, what); }

    void onRun(CLI::App &command, Action action);

    /// After parsing: the innermost command that was named.
    CLI::App &chosen() const;
    /// Null for a group.
    const Action *actionOf(const CLI::App &command) const;
    /// `sealwright-cli credential add`.
    static QString pathOf(const CLI::App &command);

private:
    CLI::App &m_root;
    std::map<const CLI::App *, Action> m_actions;
};

} // namespace sealwright::cli
