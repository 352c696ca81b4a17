// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/AuthenticationOptions.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/MomentOptions.h"
#include "app/cli/RawRequest.h"
#include "app/cli/RequestOptions.h"
#include "app/cli/StepsPrint.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace sealwright::cli {
namespace {

struct SignOptions
{
    RequestOptions request;
    AuthenticationOptions authentication;
    MomentOptions moment;
};

/// Header lines when that is all there is to add, or else the whole request: it could not be put together
/// from lines. How they came about stands beside them, on standard error.
void printSigned(Console &console, const signing::SignedRequest &made)
{
    if (console.isJson()) {
        console.document(signing::toJson(made));
        return;
    }
    const bool headersOnly = std::ranges::all_of(made.placed, [](const signing::PlacedValue &value) {
        return value.where == signing::PlacedValue::Where::Header;
    });
    if (!headersOnly) {
        console.write(rawRequest(made.request, console.outputIsTerminal()));
        return;
    }
    for (const http::HeaderField &field : made.addedHeaders()) {
        console.write(headerLine(field, console.outputIsTerminal()));
        console.write("\n");
    }
}

Outcome runSign(Invocation &invocation, std::shared_ptr<const SignOptions> options)
{
    const auto moment = readMoment(options->moment, options->authentication.scope.variables);
    if (!moment) {
        co_return base::Failure(moment.error());
    }
    auto authentication = readAuthentication(invocation, options->authentication,
                                             AuthenticationNeed::Required, HowManySecrets::One);
    if (!authentication) {
        co_return base::Failure(authentication.error());
    }
    auto scope = readScope(options->authentication.scope);
    if (!scope) {
        co_return base::Failure(scope.error());
    }
    auto request = readRequest(invocation, options->request);
    if (!request) {
        co_return base::Failure(request.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto signing = (*application)
                       ->signRequest()
                       .run(std::move(*request), std::move(*authentication), *moment, *std::move(scope));
    const base::Result<flow::SignedOutcome> outcome = co_await signing;
    if (!outcome) {
        co_return base::Failure(outcome.error());
    }
    printSigned(invocation.console(), outcome->made);
    const text::SignatureWalk walk = text::walkOf(outcome->made, outcome->recipe);
    printWalk(invocation.console(), walk, StepsTo::Diagnostics);
    printLints(invocation.console(), outcome->lints);
    co_return kExitDone;
}

} // namespace

void addSignCommand(CommandTree &tree)
{
    CLI::App &command = tree.command("sign", "Print the headers that sign a request, without sending it");
    auto options = std::make_shared<SignOptions>();
    addRequestOptions(command, options->request);
    addAuthenticationOptions(command, options->authentication, BearerAllowed::No, HowManySecrets::One,
                             ScopeOf::RequestAndCredential);
    addRecipeKeyOptions(command, options->authentication);
    addMomentOptions(command, options->moment);
    tree.onRun(command, [options](Invocation &invocation) { return runSign(invocation, options); });
}

} // namespace sealwright::cli
