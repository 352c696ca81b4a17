// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialOverlap.h"

#include "app/cli/CommandTree.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Options.h"
#include "app/cli/SendArguments.h"
#include "app/cli/Table.h"
#include "app/text/Describe.h"
#include "app/text/DescribeUsage.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct OverlapArguments
{
    std::string credential;
    std::string savedRequest;
    SendArguments sending;
    bool drop = false;
};

/// The saved request that was named, if one was, with the command line over it.
base::Result<flow::SendOrder> readOverlapOrder(Invocation &invocation, composition::Composition &application,
                                               const OverlapArguments &arguments)
{
    flow::SendOrder order;
    auto options = readSendOptions(arguments.sending);
    if (!options) {
        return base::Failure(options.error());
    }
    order.options = std::move(*options);
    http::Request start;
    if (!arguments.savedRequest.empty()) {
        const auto saved = application.keepRequest().find(QString::fromStdString(arguments.savedRequest));
        if (!saved) {
            return base::Failure(saved.error());
        }
        start = {saved->method, saved->url, saved->enabledHeaders(), saved->body};
        order.savedRequest = saved->path();
    }
    auto request = readRequest(invocation, arguments.sending.request, std::move(start));
    if (!request) {
        return base::Failure(request.error());
    }
    order.request = std::move(*request);
    auto scope = readScope(arguments.sending.authentication.scope);
    if (!scope) {
        return base::Failure(scope.error());
    }
    order.environment = scope->environment;
    order.overrides.variables = std::move(scope->given);
    order.leavesTexts = scope->leavesTexts;
    order.remember = arguments.sending.noHistory ? flow::Remember::No : flow::Remember::Yes;
    return order;
}

QString answerText(const flow::SentExchange &sent)
{
    return sent.exchange.error ? text::describe(*sent.exchange.error)
                               : QCoreApplication::translate("Cli", "%1, %2")
                                     .arg(sent.exchange.status)
                                     .arg(text::byteCount(sent.exchange.receivedBodyBytes));
}

void printOverlap(Console &console, const flow::SentOverlap &sent, bool wasDropped)
{
    printValues(console, {{QStringLiteral("new secret"), answerText(sent.current)},
                          {QStringLiteral("previous"), answerText(sent.previous)}});
    console.line();
    console.line(text::describe(sent));
    if (wasDropped) {
        console.note(QCoreApplication::translate("Cli", "Dropped the previous secret."));
    }
}

int exitCodeAfterOverlap(const flow::SentOverlap &sent)
{
    for (const flow::SentExchange *each : {&sent.current, &sent.previous}) {
        if (each->exchange.error) {
            return exitCodeOf(each->exchange.error->kind());
        }
    }
    return sent.acceptsCurrent() ? kExitDone : kExitCheckSaidNo;
}

Outcome runOverlap(Invocation &invocation, std::shared_ptr<const OverlapArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto order = readOverlapOrder(invocation, **application, *arguments);
    if (!order) {
        co_return base::Failure(order.error());
    }
    invocation.heedInterrupts();
    const QString name = QString::fromStdString(arguments->credential);
    auto testing = (*application)->testOverlap().run(std::move(*order), name, invocation.interrupted());
    const base::Result<flow::SentOverlap> sent = co_await testing;
    if (!sent) {
        co_return base::Failure(sent.error());
    }
    bool wasDropped = false;
    if (arguments->drop && sent->acceptsCurrent()) {
        auto dropping = (*application)->keepCredential().dropPrevious(name);
        const base::Result<credential::Credential> dropped = co_await dropping;
        if (!dropped) {
            co_return base::Failure(dropped.error());
        }
        wasDropped = true;
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json = flow::toJson(*sent);
        json["dropped"] = wasDropped;
        console.document(json);
    } else {
        printOverlap(console, *sent, wasDropped);
    }
    auto settling = (*application)->usageLog().settled();
    const base::Result<void> kept = co_await settling;
    if (!kept) {
        console.warning(text::describe(kept.error()));
    }
    co_return exitCodeAfterOverlap(*sent);
}

} // namespace

void addOverlapCommand(CommandTree &tree, CLI::App &group)
{
    CLI::App &command =
        tree.command(group, "test-overlap",
                     "Send a request with the new and with the previous secret, and compare the answers");
    auto arguments = std::make_shared<OverlapArguments>();
    addOperand(command, "CREDENTIAL", arguments->credential, "Its name or id");
    constexpr const char *kRequest = "Request";
    addText(command, "--request", arguments->savedRequest, "SAVED-REQUEST",
            "A request of the workspace, by name or path")
        ->group(kRequest);
    addRequestOptions(command, arguments->sending.request);
    addScopeOptions(command, arguments->sending.authentication.scope, ScopeOf::RequestAndCredential);
    addConnectionArguments(command, arguments->sending);
    constexpr const char *kResult = "Result";
    addSwitch(command, "--drop-previous", arguments->drop,
              "Drop the previous secret when the server accepts the new one")
        ->group(kResult);
    addSwitch(command, "--no-history", arguments->sending.noHistory, "Keep no record of it")->group(kResult);
    tree.onRun(command, [arguments](Invocation &invocation) { return runOverlap(invocation, arguments); });
}

} // namespace sealwright::cli
