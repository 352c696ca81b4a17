// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/cli/Table.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

using workspace::SavedRequest;

/// Where it goes, for a table.
QString whereTo(const SavedRequest &request)
{
    return request.toReceiver && request.url.isEmpty()
               ? QCoreApplication::translate("Cli", "(the window's receiver)")
               : text::elideMiddle(text::visible(QByteArrayView(request.url)), 60);
}

base::Json documentOf(const SavedRequest &request)
{
    base::Json json;
    json["path"] = base::utf8(request.path());
    const base::Json saved = workspace::toJson(request);
    for (const auto &[key, value] : saved.items()) {
        json[key] = value;
    }
    return json;
}

base::Result<int> listRequests(Invocation &invocation)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto requests = (*application)->keepRequest().list();
    if (!requests) {
        return base::Failure(requests.error());
    }
    Console &console = invocation.console();
    warnOfBrokenFiles(console, requests->broken);
    if (console.isJson()) {
        base::Json json = base::Json::array();
        for (const SavedRequest &request : requests->items) {
            json.push_back(documentOf(request));
        }
        console.document(json);
        return kExitDone;
    }
    if (requests->items.empty()) {
        console.note(QCoreApplication::translate("Cli", "There is no saved request in this workspace."));
        return kExitDone;
    }
    std::vector<std::vector<QString>> rows;
    for (const SavedRequest &request : requests->items) {
        rows.push_back({text::visible(request.path()), text::visible(request.name),
                        text::visible(QByteArrayView(request.method)), whereTo(request),
                        text::visible(request.credentialId)});
    }
    printTable(console,
               {QStringLiteral("PATH"), QStringLiteral("NAME"), QStringLiteral("METHOD"),
                QStringLiteral("URL"), QStringLiteral("CREDENTIAL")},
               rows);
    return kExitDone;
}

base::Result<int> showRequest(Invocation &invocation, const QString &name)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto request = (*application)->keepRequest().find(name);
    if (!request) {
        return base::Failure(request.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(documentOf(*request));
        return kExitDone;
    }
    std::vector<NamedValue> values = {
        {QStringLiteral("name"), text::visible(request->name)},
        {QStringLiteral("path"), text::visible(request->path())},
        {QStringLiteral("request"),
         text::visible(QByteArrayView(request->method)) % QLatin1Char(' ') % whereTo(*request)},
        {QStringLiteral("credential"), text::visible(request->credentialId)},
        {QStringLiteral("template"), text::visible(request->templateId)},
    };
    for (const workspace::HeaderRow &row : request->headers) {
        values.push_back({row.enabled ? QStringLiteral("header") : QStringLiteral("header (off)"),
                          text::visible(QByteArrayView(row.name)) % QStringLiteral(": ") %
                              text::visible(QByteArrayView(row.value)),
                          row.enabled ? Paint::Plain : Paint::Faint});
    }
    printValues(console, values);
    if (!request->body.isEmpty()) {
        console.line();
        console.line(text::visibleLines(QByteArrayView(request->body)));
    }
    return kExitDone;
}

base::Result<int> removeRequest(Invocation &invocation, const QString &name)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    flow::KeepRequest &keep = (*application)->keepRequest();
    const auto request = keep.find(name);
    if (!request) {
        return base::Failure(request.error());
    }
    if (const auto removed = keep.remove(*request); !removed) {
        return base::Failure(removed.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json;
        json["removed"] = base::utf8(request->path());
        console.document(json);
    } else {
        console.note(QCoreApplication::translate("Cli", "Removed %1.").arg(text::visible(request->path())));
    }
    return kExitDone;
}

Outcome runListRequests(Invocation &invocation)
{
    co_return listRequests(invocation);
}

Outcome runShowRequest(Invocation &invocation, std::shared_ptr<const std::string> name)
{
    co_return showRequest(invocation, QString::fromStdString(*name));
}

Outcome runRemoveRequest(Invocation &invocation, std::shared_ptr<const std::string> name)
{
    co_return removeRequest(invocation, QString::fromStdString(*name));
}

} // namespace

void addRequestCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("request", "Saved requests of the workspace");
    tree.onRun(tree.command(group, "list", "List them"), runListRequests);

    auto name = std::make_shared<std::string>();
    CLI::App &showCommand = tree.command(group, "show", "Show one");
    addOperand(showCommand, "REQUEST", *name, "Its name or path");
    tree.onRun(showCommand, [name](Invocation &invocation) { return runShowRequest(invocation, name); });

    CLI::App &removeCommand = tree.command(group, "remove", "Remove one");
    addOperand(removeCommand, "REQUEST", *name, "Its name or path");
    tree.onRun(removeCommand, [name](Invocation &invocation) { return runRemoveRequest(invocation, name); });
}

} // namespace sealwright::cli
