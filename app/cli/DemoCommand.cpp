// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/DeliveryPrint.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/ExchangePrint.h"
#include "app/cli/Invocation.h"
#include "app/cli/StepsPrint.h"
#include "app/cli/VerdictPrint.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

void heading(Console &console, const QString &text)
{
    console.line();
    console.line(console.painted(Paint::Strong, text));
}

void printDemoForPeople(Console &console, const flow::DemoOutcome &outcome)
{
    const http::Exchange &exchange = outcome.sent.exchange;
    console.line(QCoreApplication::translate(
        "Cli",
        "A Vapi tool-calls event, signed with a throw-away secret, sent to a receiver on this computer."));

    heading(console, QCoreApplication::translate("Cli", "1. How it was signed"));
    if (outcome.sent.steps) {
        printWalk(console, text::walkOf(outcome.sent), StepsTo::Output);
    }
    heading(console, QCoreApplication::translate("Cli", "2. What was sent, to %1").arg(exchange.remote));
    printHead(console, QStringLiteral("> "), exchange.sentHead);
    heading(console, QCoreApplication::translate("Cli", "3. What came back"));
    printHead(console, QStringLiteral("< "), exchange.receivedHead);
    heading(console, QCoreApplication::translate("Cli", "4. What the receiver saw, from %1")
                         .arg(outcome.received.capture.remote));
    printHead(console, QStringLiteral("> "), outcome.received.capture.head);
    const bool same = outcome.received.capture.head == exchange.sentHead &&
                      outcome.received.capture.request.body == exchange.request.body;
    console.line(
        same ? console.painted(Paint::Good, QCoreApplication::translate(
                                                "Cli", "Head and body are byte for byte what was sent."))
             : console.painted(Paint::Bad, QCoreApplication::translate(
                                               "Cli", "This is not what was sent: please report it.")));
    heading(console, QCoreApplication::translate("Cli", "5. The verdict"));
    printVerdict(console, outcome.received.verification);
}

Outcome runDemo(Invocation &invocation)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto demo = (*application)->runDemo().run();
    const base::Result<flow::DemoOutcome> outcome = co_await demo;
    if (!outcome) {
        co_return base::Failure(outcome.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json document = flow::toJson(*outcome);
        document["received"] = deliveryJson(outcome->received);
        console.document(document);
    } else {
        printDemoForPeople(console, *outcome);
    }
    co_return outcome->received.verification.verdict == signing::Verdict::Verified ? kExitDone
                                                                                   : kExitCheckSaidNo;
}

} // namespace

void addDemoCommand(CommandTree &tree)
{
    CLI::App &command =
        tree.command("demo", "Send a signed Vapi event to a receiver here, and show both ends");
    tree.onRun(command, runDemo);
}

} // namespace sealwright::cli
