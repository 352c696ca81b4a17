// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/JwtCommands.h"
#include "app/cli/Options.h"
#include "app/cli/TokenArgument.h"
#include "app/cli/TokenKeyOptions.h"
#include "app/text/DescribeToken.h"

#include <QFile>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct JwtVerifyArguments
{
    std::string token;
    std::string algorithms;
    TokenKeyOptions key;
    std::string keySet;
    std::string issuer;
    std::string audience;
    std::string leeway;
    std::string now;
    bool signatureOnly = false;
};

base::Result<jwt::TokenRules> readRules(const JwtVerifyArguments &arguments, const base::Clock &clock)
{
    jwt::TokenRules rules;
    rules.now = clock.now();
    rules.signatureOnly = arguments.signatureOnly;
    auto algorithms = readAlgorithms(arguments.algorithms);
    if (!algorithms) {
        return base::Failure(algorithms.error());
    }
    rules.algorithms = *std::move(algorithms);
    if (std::ranges::find(rules.algorithms, jwt::JwtAlgorithm::None) != rules.algorithms.end()) {
        return base::failure(CliError::ValueInvalid,
                             {{"option", QStringLiteral("--alg")},
                              {"value", QStringLiteral("none")},
                              {"allowed", QStringLiteral("an algorithm that signs")}});
    }
    if (!arguments.issuer.empty()) {
        rules.issuer = QString::fromStdString(arguments.issuer);
    }
    if (!arguments.audience.empty()) {
        rules.audience = QString::fromStdString(arguments.audience);
    }
    if (!arguments.leeway.empty()) {
        const auto leeway = readDuration(QStringLiteral("--leeway"), arguments.leeway);
        if (!leeway) {
            return base::Failure(leeway.error());
        }
        rules.leeway = *leeway;
    }
    if (!arguments.now.empty()) {
        const auto now = readTime(QStringLiteral("--now"), arguments.now);
        if (!now) {
            return base::Failure(now.error());
        }
        rules.now = *now;
    }
    return rules;
}

/// The one key: as the first of the pinned algorithms needs it. Shared secrets and key pairs do not mix.
base::Result<jwt::JwkSet> readKey(Invocation &invocation, const JwtVerifyArguments &arguments,
                                  const jwt::TokenRules &rules)
{
    const base::Result<base::SecretBytes> text =
        readKeyText(invocation, arguments.key, rules.algorithms.front());
    if (!text) {
        return base::Failure(text.error());
    }
    const auto isHmac = [](jwt::JwtAlgorithm algorithm) { return jwt::hmacOf(algorithm).has_value(); };
    if (!std::ranges::all_of(rules.algorithms, isHmac) && std::ranges::any_of(rules.algorithms, isHmac)) {
        return base::failure(CliError::ValueInvalid,
                             {{"option", QStringLiteral("--alg")},
                              {"value", QString::fromStdString(arguments.algorithms)},
                              {"allowed", QStringLiteral("either HS algorithms or those of key pairs")}});
    }
    base::Result<jwt::CheckingKey> key = jwt::readCheckingKey(rules.algorithms.front(), text->view());
    if (!key) {
        return base::Failure(key.error());
    }
    return jwt::JwkSet::ofOne(*std::move(key));
}

base::Result<jwt::JwkSet> readKeySet(Invocation &invocation, const std::string &file)
{
    const base::Result<QByteArray> text = readInput(invocation, QStringLiteral("--jwks"), file);
    if (!text) {
        return base::Failure(text.error());
    }
    base::Result<jwt::JwkSet> keys = jwt::JwkSet::parse(*text);
    if (!keys) {
        return base::Failure(keys.error().with({"path", QFile::decodeName(file.c_str())}));
    }
    return keys;
}

Outcome runVerifyToken(Invocation &invocation, std::shared_ptr<const JwtVerifyArguments> arguments)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const base::Result<jwt::TokenRules> rules = readRules(*arguments, (*application)->clock());
    if (!rules) {
        co_return base::Failure(rules.error());
    }
    if (!arguments->keySet.empty() && !arguments->key.isEmpty()) {
        co_return base::failure(
            CliError::OptionsConflict,
            {{"option", QStringLiteral("--jwks")}, {"other", QStringLiteral("--key-… or --secret-…")}});
    }
    const base::Result<QByteArray> token = readToken(invocation, arguments->token);
    if (!token) {
        co_return base::Failure(token.error());
    }
    base::Result<jwt::JwkSet> keys =
        base::failure(CliError::SecretMissing, {{"command", invocation.command()}});
    if (arguments->keySet.starts_with("https://") || arguments->keySet.starts_with("http://")) {
        auto fetching =
            (*application)->verifyToken().fetchKeys(bytesOf(arguments->keySet), invocation.interrupted());
        keys = co_await fetching;
    } else if (!arguments->keySet.empty()) {
        keys = readKeySet(invocation, arguments->keySet);
    } else {
        keys = readKey(invocation, *arguments, *rules);
    }
    if (!keys) {
        co_return base::Failure(keys.error());
    }
    const jwt::TokenVerification verification = flow::VerifyToken::run(*token, *keys, *rules);
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(flow::toJson(verification));
    } else {
        console.line(console.painted(verification.isValid() ? Paint::Good : Paint::Bad,
                                     text::describe(verification, *rules)));
    }
    co_return verification.isValid() ? kExitDone : kExitCheckSaidNo;
}

} // namespace

void addJwtVerify(CommandTree &tree, CLI::App &group)
{
    CLI::App &command = tree.command(group, "verify", "Check a token: signature, times, issuer, audience");
    auto arguments = std::make_shared<JwtVerifyArguments>();
    addOperand(command, "TOKEN", arguments->token, "The token, or - for standard input");
    addText(command, "--alg", arguments->algorithms, "ALG[,ALG…]", "The only algorithms to accept")
        ->required();
    addTokenKeyOptions(command, arguments->key, PassphraseAllowed::No);
    addText(command, "--jwks", arguments->keySet, "FILE|URL", "A JWK Set; the token's kid chooses the key")
        ->group("Key");
    addText(command, "--issuer", arguments->issuer, "I", "What iss must be");
    addText(command, "--audience", arguments->audience, "A", "What aud must be or hold");
    addText(command, "--leeway", arguments->leeway, "DURATION", "How far clocks may differ (default 0s)");
    addText(command, "--now", arguments->now, "T", "Judge the times as of then (default now)");
    addSwitch(command, "--signature-only", arguments->signatureOnly,
              "Check the signature alone: the payload may be any bytes");
    tree.onRun(command,
               [arguments](Invocation &invocation) { return runVerifyToken(invocation, arguments); });
}

} // namespace sealwright::cli
