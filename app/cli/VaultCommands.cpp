// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct MoveArguments
{
    std::string from;
    std::string to;
    bool force = false;
};

base::Result<vault::StoreKind> storeOf(const char *option, const std::string &word)
{
    const std::optional<vault::StoreKind> kind = vault::storeKindNamed(word);
    if (!kind || *kind == vault::StoreKind::Session) {
        return base::failure(CliError::ValueInvalid, {{"option", QLatin1String(option)},
                                                      {"value", QString::fromStdString(word)},
                                                      {"allowed", QStringLiteral("keychain or file")}});
    }
    return *kind;
}

void reportMove(Invocation &invocation, const flow::MovedSecrets &outcome, const MoveArguments &arguments)
{
    Console &console = invocation.console();
    warnOfBrokenFiles(console, outcome.broken);
    if (console.isJson()) {
        base::Json json;
        json["from"] = arguments.from;
        json["to"] = arguments.to;
        base::Json keys = base::Json::array();
        for (const flow::SecretPlace &place : outcome.moved) {
            keys.push_back(base::utf8(place.key));
        }
        json["moved"] = std::move(keys);
        base::Json broken = base::Json::array();
        for (const workspace::BrokenFile &file : outcome.broken) {
            broken.push_back(base::utf8(file.path));
        }
        json["broken"] = std::move(broken);
        console.document(json);
        return;
    }
    for (const flow::SecretPlace &place : outcome.moved) {
        console.line(place.key % QLatin1String("  ") % text::visible(place.owner));
    }
    console.note(QCoreApplication::translate("Cli", "Moved %n secret(s). Use them with --vault %1.", nullptr,
                                             static_cast<int>(outcome.moved.size()))
                     .arg(QString::fromStdString(arguments.to)));
}

Outcome runMove(Invocation &invocation, std::shared_ptr<const MoveArguments> arguments)
{
    const auto from = storeOf("--from", arguments->from);
    const auto to = storeOf("--to", arguments->to);
    if (!from || !to) {
        co_return base::Failure(from ? to.error() : from.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto whenDifferent = arguments->force ? flow::MoveSecrets::WhenDifferent::Replace
                                                : flow::MoveSecrets::WhenDifferent::Refuse;
    auto moving = (*application)->moveSecrets().run(*from, *to, whenDifferent);
    const base::Result<flow::MovedSecrets> outcome = co_await moving;
    if (!outcome) {
        co_return base::Failure(outcome.error());
    }
    reportMove(invocation, *outcome, *arguments);
    // What could not be told is left behind.
    co_return outcome->broken.empty() ? kExitDone : exitCodeOf(base::ErrorKind::LocalIo);
}

} // namespace

void addVaultCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("vault", "Where the secrets of the workspace are kept");
    CLI::App &move = tree.command(group, "move",
                                  "Move them all to another store: copied, compared, and only then cleared");
    auto arguments = std::make_shared<MoveArguments>();
    addText(move, "--from", arguments->from, "STORE", "keychain or file")->required();
    addText(move, "--to", arguments->to, "STORE", "file or keychain; a vault file is made when there is none")
        ->required();
    addSwitch(move, "--force", arguments->force, "Replace other secrets that the target has in their place");
    tree.onRun(move, [arguments](Invocation &invocation) { return runMove(invocation, arguments); });
}

} // namespace sealwright::cli
