// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Program.h"

#include "app/cli/CliError.h"
#include "app/cli/CommandLine.h"
#include "app/cli/ErrorReport.h"
#include "app/text/Describe.h"

#include <QCoreApplication>

namespace sealwright::cli {
namespace {

/// Errors of a command, its output handed over: the exit code.
int finish(Console &console, const base::Result<int> &outcome)
{
    const int code = outcome ? *outcome : report(console, outcome.error());
    if (const auto flushed = console.flush(); !flushed) {
        // Standard output is what failed, so only the sentence is left.
        console.error(text::describe(flushed.error()));
        return exitCodeOf(flushed.error().kind());
    }
    return code;
}

QCoro::Task<void> storeOutcome(Outcome command, std::optional<base::Result<int>> &outcome)
{
    base::Result<int> result = co_await command;
    outcome = std::move(result);
    QCoreApplication::quit();
}

/// Runs the command, and the event loop only when it has to wait for something.
base::Result<int> runCommand(Invocation &invocation, const Action &action)
{
    std::optional<base::Result<int>> outcome;
    const QCoro::Task<void> running = storeOutcome(action(invocation), outcome);
    if (!outcome) {
        // Not earlier: until here the default action of the signals is right, also while standard input is
        // read.
        invocation.watchSignals();
        QCoreApplication::exec();
    }
    if (!outcome) {
        return base::failure(CliError::Interrupted);
    }
    return *outcome;
}

} // namespace

int runProgram(int argc, char **argv)
{
    CommandLine words;
    const auto parsed = words.parse(argc, argv);
    if (!parsed) {
        Console console;
        for (int i = 1; i < argc; ++i) {
            console.setJson(console.isJson() || std::string_view(argv[i]) == "--json");
        }
        return finish(console, base::Failure(parsed.error()));
    }
    if (parsed->action == nullptr) {
        Console console;
        console.write(QByteArray::fromStdString(parsed->help));
        return finish(console, kExitDone);
    }
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sealwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEALWRIGHT_VERSION));
    Invocation invocation(parsed->options, parsed->command);
    const base::Result<int> outcome = runCommand(invocation, *parsed->action);
    invocation.tellMended();
    return finish(invocation.console(), outcome);
}

} // namespace sealwright::cli
