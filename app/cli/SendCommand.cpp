// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/ExchangePrint.h"
#include "app/cli/SendArguments.h"
#include "app/text/Describe.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct Composed
{
    http::Request request;
    QString credentialId; ///< in the environment that was chosen
    QString savedRequest;
};

/// That the saved request is sent with in the environment that was chosen.
base::Result<QString> credentialOf(composition::Composition &application,
                                   const workspace::SavedRequest &request, const ScopeOptions &scope)
{
    if (scope.environment.empty()) {
        return request.credentialId;
    }
    const auto environment =
        application.workspace().findEnvironment(QString::fromStdString(scope.environment));
    if (!environment) {
        return base::Failure(environment.error());
    }
    return request.credentialFor(environment->id);
}

/// What the saved request says, with the command line over it.
base::Result<Composed> compose(Invocation &invocation, const SendArguments &arguments)
{
    Composed composed;
    if (!arguments.savedRequest.empty()) {
        const auto application = invocation.composition();
        if (!application) {
            return base::Failure(application.error());
        }
        const auto saved = (*application)->keepRequest().find(QString::fromStdString(arguments.savedRequest));
        if (!saved) {
            return base::Failure(saved.error());
        }
        if (saved->toReceiver && !arguments.request.url) {
            return base::failure(CliError::RequestWithoutUrl, {{"request", saved->name}});
        }
        composed.request = {saved->method, saved->url, saved->enabledHeaders(), saved->body};
        const auto credentialId = credentialOf(**application, *saved, arguments.authentication.scope);
        if (!credentialId) {
            return base::Failure(credentialId.error());
        }
        composed.credentialId = *credentialId;
        composed.savedRequest = saved->path();
    }
    auto request = readRequest(invocation, arguments.request, std::move(composed.request));
    if (!request) {
        return base::Failure(request.error());
    }
    composed.request = std::move(*request);
    return composed;
}

/// Everything that can be wrong before the wire, in the order in which people look at a command line; secrets
/// last.
base::Result<flow::SendOrder> readSendOrder(Invocation &invocation, const SendArguments &arguments)
{
    flow::SendOrder order;
    auto options = readSendOptions(arguments);
    if (!options) {
        return base::Failure(options.error());
    }
    order.options = std::move(*options);
    auto moment = readMoment(arguments.moment, arguments.authentication.scope.variables);
    if (!moment) {
        return base::Failure(moment.error());
    }
    order.overrides = std::move(*moment);
    auto composed = compose(invocation, arguments);
    if (!composed) {
        return base::Failure(composed.error());
    }
    const auto scope = readScope(arguments.authentication.scope);
    if (!scope) {
        return base::Failure(scope.error());
    }
    order.environment = scope->environment;
    order.leavesTexts = scope->leavesTexts;
    order.request = std::move(composed->request);
    order.savedRequest = composed->savedRequest;
    order.remember = arguments.noHistory ? flow::Remember::No : flow::Remember::Yes;
    auto authentication = readAuthentication(invocation, arguments.authentication,
                                             AuthenticationNeed::Optional, HowManySecrets::One);
    if (!authentication) {
        return base::Failure(authentication.error());
    }
    order.authentication = std::move(*authentication);
    if (arguments.authentication.isNone() && !composed->credentialId.isEmpty()) {
        order.authentication = flow::WithCredential{composed->credentialId};
    }
    return order;
}

int exitCodeAfter(const flow::SentExchange &sent, bool failOnStatus)
{
    if (sent.exchange.error) {
        return exitCodeOf(sent.exchange.error->kind());
    }
    return failOnStatus && sent.exchange.status >= 400 ? kExitCheckSaidNo : kExitDone;
}

int exitCodeAfter(const flow::RepeatSummary &summary, bool failOnStatus)
{
    if (!summary.errors.empty()) {
        return exitCodeOf(base::ErrorKind::Network);
    }
    const bool refused = !summary.statuses.empty() && summary.statuses.rbegin()->first >= 400;
    return failOnStatus && refused ? kExitCheckSaidNo : kExitDone;
}

void printRetry(Console &console, const flow::RetryNotice &notice)
{
    const http::Exchange &exchange = notice.attempt.exchange;
    const QString why = exchange.error
                            ? text::describe(*exchange.error)
                            : QCoreApplication::translate("Cli", "The answer was %1.").arg(exchange.status);
    console.note(QCoreApplication::translate("Cli", "%1 Retry %2 of %3 in %4.")
                     .arg(why)
                     .arg(notice.retry)
                     .arg(notice.most)
                     .arg(text::duration(notice.delay)));
}

Outcome sendOnce(Invocation &invocation, composition::Composition &application, flow::SendOrder order,
                 flow::RetryPlan plan, bool failOnStatus)
{
    const auto onRetry = [&invocation](const flow::RetryNotice &notice) {
        printRetry(invocation.console(), notice);
    };
    auto sending = application.retrySend().run(std::move(order), plan, onRetry, invocation.interrupted());
    const base::Result<flow::SentExchange> sent = co_await sending;
    if (!sent) {
        co_return base::Failure(sent.error());
    }
    printExchange(invocation.console(), *sent);
    co_return exitCodeAfter(*sent, failOnStatus);
}

Outcome sendRepeatedly(Invocation &invocation, composition::Composition &application, flow::SendOrder order,
                       flow::RepeatOptions repeat, bool failOnStatus)
{
    auto sending = application.repeatSend().run(std::move(order), repeat, invocation.interrupted());
    const base::Result<flow::RepeatSummary> summary = co_await sending;
    if (!summary) {
        co_return base::Failure(summary.error());
    }
    printSummary(invocation.console(), *summary);
    co_return invocation.interrupted().isRequested() ? kExitInterrupted
                                                     : exitCodeAfter(*summary, failOnStatus);
}

Outcome runSend(Invocation &invocation, std::shared_ptr<const SendArguments> arguments)
{
    const auto repeat = readRepeatOptions(*arguments);
    if (!repeat) {
        co_return base::Failure(repeat.error());
    }
    const auto plan = readRetryPlan(*arguments);
    if (!plan) {
        co_return base::Failure(plan.error());
    }
    auto order = readSendOrder(invocation, *arguments);
    if (!order) {
        co_return base::Failure(order.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    if (arguments->insecure) {
        invocation.console().warning(QCoreApplication::translate(
            "Cli",
            "--insecure: the server's certificate is NOT checked. Anyone on the way can read and change "
            "this exchange, credentials included."));
    }
    invocation.heedInterrupts();
    auto sending =
        repeat->count > 1
            ? sendRepeatedly(invocation, **application, std::move(*order), *repeat, arguments->fail)
            : sendOnce(invocation, **application, std::move(*order), *plan, arguments->fail);
    base::Result<int> code = co_await sending;
    // What was sent was sent, whether or not the history can say so.
    auto settling = (*application)->usageLog().settled();
    const base::Result<void> kept = co_await settling;
    if (!kept) {
        invocation.console().warning(text::describe(kept.error()));
    }
    co_return code;
}

} // namespace

void addSendCommand(CommandTree &tree)
{
    CLI::App &command = tree.command("send", "Send a request, signed, and show what crossed the wire");
    auto arguments = std::make_shared<SendArguments>();
    addSendArguments(command, *arguments);
    tree.onRun(command, [arguments](Invocation &invocation) { return runSend(invocation, arguments); });
}

} // namespace sealwright::cli
