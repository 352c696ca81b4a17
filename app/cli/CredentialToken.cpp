// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialToken.h"

#include "app/cli/ErrorReport.h"
#include "app/cli/Options.h"
#include "app/cli/ScopeOptions.h"
#include "app/cli/SecretSource.h"
#include "app/cli/SendArguments.h"
#include "app/cli/TokenPrint.h"
#include "app/text/Describe.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct TokenCommandArguments
{
    std::string credential;
    SecretOptions secrets;
    ScopeOptions scope;
    SendArguments connection;
    bool refresh = false;
    bool reveal = false;
};

void printTokenJson(Console &console, const flow::AccessTokenState &state, bool reveal)
{
    base::Json document = flow::toJson(state);
    if (state.outcome.token && reveal) {
        document["token"]["value"] = base::utf8(state.outcome.token->value.view());
    }
    if (state.outcome.error) {
        document["error"] = errorJson(*state.outcome.error);
        if (document["call"].is_object()) {
            document["call"]["error"] = document["error"];
        }
    }
    console.document(document);
}

void printTokenForPeople(Console &console, const flow::AccessTokenState &state, bool reveal,
                         base::TimePoint now)
{
    const oauth::TokenOutcome &outcome = state.outcome;
    if (console.isQuiet()) {
        if (outcome.token && reveal) {
            console.write(outcome.token->value.view());
            console.line();
        }
        return;
    }
    std::vector<NamedValue> values;
    if (outcome.call) {
        values.push_back({QStringLiteral("call"), callLine(*outcome.call)});
    }
    if (outcome.token) {
        for (NamedValue &value : tokenValues(*outcome.token->call->token, now)) {
            values.push_back(std::move(value));
        }
        if (reveal) {
            values.push_back(
                {QStringLiteral("token"), QString::fromLatin1(outcome.token->value.view()), Paint::Caution});
        }
    }
    printValues(console, values);
}

Outcome runAccessToken(Invocation &invocation, std::shared_ptr<const TokenCommandArguments> arguments)
{
    auto options = readSendOptions(arguments->connection);
    if (!options) {
        co_return base::Failure(options.error());
    }
    flow::WithCredential which;
    which.nameOrId = QString::fromStdString(arguments->credential);
    auto scope = readScope(arguments->scope);
    if (!scope) {
        co_return base::Failure(scope.error());
    }
    which.scope = *std::move(scope);
    if (!arguments->secrets.isEmpty()) {
        auto secrets = readSecrets(invocation, arguments->secrets, HowManySecrets::One);
        if (!secrets) {
            co_return base::Failure(secrets.error());
        }
        which.secrets = std::move(*secrets);
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    invocation.heedInterrupts();
    const auto freshness = arguments->refresh ? flow::FetchAccessToken::Freshness::Anew
                                              : flow::FetchAccessToken::Freshness::AsForARequest;
    auto fetching = (*application)
                        ->fetchAccessToken()
                        .run(std::move(which), freshness, std::move(*options), invocation.interrupted());
    const base::Result<flow::AccessTokenState> state = co_await fetching;
    if (!state) {
        co_return base::Failure(state.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        printTokenJson(console, *state, arguments->reveal);
    } else {
        printTokenForPeople(console, *state, arguments->reveal, (*application)->clock().now());
    }
    const oauth::TokenOutcome &outcome = state->outcome;
    if (outcome.token) {
        warnOfToken(console, *outcome.token->call->token);
        if (!arguments->reveal && !console.isQuiet()) {
            console.note(QCoreApplication::translate(
                "Cli", "The token itself is shown with --reveal only; here stands its fingerprint."));
        }
        co_return kExitDone;
    }
    console.error(text::describe(*outcome.error));
    co_return exitCodeOf(outcome.error->kind());
}

} // namespace

void addTokenCommand(CommandTree &tree, CLI::App &group)
{
    CLI::App &command = tree.command(
        group, "token", "Fetch the access token of an oauth2 credential, and what is known of it");
    auto arguments = std::make_shared<TokenCommandArguments>();
    addOperand(command, "CREDENTIAL", arguments->credential, "Its name or id");
    addSwitch(command, "--refresh", arguments->refresh, "A new one, even when one is at hand");
    addSwitch(command, "--reveal", arguments->reveal, "Show the token itself: whoever reads it can use it");
    addSecretOptions(command, arguments->secrets, HowManySecrets::One);
    addScopeOptions(command, arguments->scope, ScopeOf::Credential);
    addConnectionArguments(command, arguments->connection);
    tree.onRun(command,
               [arguments](Invocation &invocation) { return runAccessToken(invocation, arguments); });
}

} // namespace sealwright::cli
