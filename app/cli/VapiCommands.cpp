// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/cli/Table.h"
#include "app/cli/VapiMigrate.h"
#include "app/vapi/EventTemplates.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

Outcome runEvents(Invocation &invocation)
{
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json = base::Json::array();
        for (const vapi::EventTemplate &event : vapi::eventTemplates()) {
            base::Json one;
            one["id"] = base::utf8(event.id);
            one["type"] = base::utf8(event.messageType);
            one["title"] = base::utf8(event.title);
            one["note"] = base::utf8(event.note);
            one["expectsReply"] = event.expectsReply;
            one["source"] = base::utf8(event.source);
            json.push_back(std::move(one));
        }
        console.document(json);
        co_return kExitDone;
    }
    std::vector<std::vector<QString>> rows;
    for (const vapi::EventTemplate &event : vapi::eventTemplates()) {
        rows.push_back(
            {event.id, event.expectsReply ? QStringLiteral("yes") : QStringLiteral("no"), event.note});
    }
    printTable(console, {QStringLiteral("EVENT"), QStringLiteral("REPLY"), QStringLiteral("WHEN")}, rows);
    co_return kExitDone;
}

Outcome runEvent(Invocation &invocation, std::shared_ptr<const std::string> name)
{
    constexpr std::string_view kPrefix = "vapi/"; // as --template spells it
    const std::string id = name->starts_with(kPrefix) ? name->substr(kPrefix.size()) : *name;
    const base::Result<QByteArray> body = vapi::eventBody(QString::fromStdString(id));
    if (!body) {
        co_return base::Failure(body.error());
    }
    invocation.console().write(*body);
    co_return kExitDone;
}

} // namespace

void addVapiCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("vapi", "What Vapi sends, and its documents");
    tree.onRun(tree.command(group, "events", "List the server messages there are samples of"), runEvents);

    CLI::App &event = tree.command(group, "event", "Print an event's sample body, byte for byte");
    auto name = std::make_shared<std::string>();
    addOperand(event, "EVENT", *name, "Its name, such as tool-calls");
    tree.onRun(event, [name](Invocation &invocation) { return runEvent(invocation, name); });
    addMigrateCommand(tree, group);
}

} // namespace sealwright::cli
