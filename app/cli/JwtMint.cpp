// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/KeptNumbers.h"
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/InputFile.h"
#include "app/cli/JwtCommands.h"
#include "app/cli/Options.h"
#include "app/cli/TokenKeyOptions.h"
#include "app/cli/Values.h"
#include "app/text/DescribeToken.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct JwtMintArguments
{
    std::string algorithm;
    TokenKeyOptions key;
    std::string claims;
    std::string header;
    std::string expiresIn;
    std::string notBefore;
    std::string issuedAt;
    bool noIssuedAt = false;
    bool tokenId = false;
    bool allowNone = false;
};

/// JSON on the command line, `@FILE`, or `-` for standard input.
base::Result<base::Json> readJson(Invocation &invocation, const char *option, const std::string &text)
{
    const QString name = QLatin1String(option);
    QByteArray bytes = bytesOf(text);
    if (text == "-" || text.starts_with('@')) {
        base::Result<QByteArray> read = readInput(invocation, name, text == "-" ? text : text.substr(1));
        if (!read) {
            return base::Failure(read.error());
        }
        bytes = *std::move(read);
    }
    base::Result<base::Json> json = base::parseKeepingNumbers(bytes);
    if (!json) {
        return base::Failure(json.error().with({"path", name}));
    }
    return json;
}

/// `5m`, `-30s`: how far from the time of issue.
base::Result<std::chrono::seconds> readOffset(const char *option, const std::string &text)
{
    const bool isNegative = text.starts_with('-');
    const bool hasSign = isNegative || text.starts_with('+');
    const auto duration = readDuration(QLatin1String(option), hasSign ? text.substr(1) : text);
    if (!duration) {
        return base::Failure(duration.error());
    }
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*duration);
    return isNegative ? -seconds : seconds;
}

base::Result<jwt::TokenTemplate> readTemplate(Invocation &invocation, const JwtMintArguments &arguments)
{
    jwt::TokenTemplate content;
    content.issuedAt = !arguments.noIssuedAt;
    content.tokenId = arguments.tokenId;
    base::Result<base::Json> claims = readJson(invocation, "--claims", arguments.claims);
    if (!claims) {
        return base::Failure(claims.error());
    }
    content.claims = *std::move(claims);
    if (!arguments.header.empty()) {
        base::Result<base::Json> header = readJson(invocation, "--header", arguments.header);
        if (!header) {
            return base::Failure(header.error());
        }
        content.header = *std::move(header);
    }
    if (!arguments.expiresIn.empty()) {
        const auto lifetime = readOffset("--expires-in", arguments.expiresIn);
        if (!lifetime) {
            return base::Failure(lifetime.error());
        }
        content.expiresIn = *lifetime;
    }
    if (!arguments.notBefore.empty()) {
        const auto offset = readOffset("--not-before", arguments.notBefore);
        if (!offset) {
            return base::Failure(offset.error());
        }
        content.notBefore = *offset;
    }
    return content;
}

base::Result<flow::MintOrder> readMintOrder(Invocation &invocation, const JwtMintArguments &arguments)
{
    const auto algorithms = readAlgorithms(arguments.algorithm);
    if (!algorithms) {
        return base::Failure(algorithms.error());
    }
    if (algorithms->size() != 1) {
        return base::failure(CliError::OptionRepeated, {{"option", QStringLiteral("--alg")}});
    }
    flow::MintOrder order;
    order.algorithm = algorithms->front();
    order.allowNone = arguments.allowNone;
    if (order.algorithm == jwt::JwtAlgorithm::None && !order.allowNone) {
        return base::failure(jwt::JwtError::NoneRefused);
    }
    if (!arguments.issuedAt.empty()) {
        const auto time = readTime(QStringLiteral("--issued-at"), arguments.issuedAt);
        if (!time) {
            return base::Failure(time.error());
        }
        order.issuedAt = *time;
    }
    base::Result<jwt::TokenTemplate> content = readTemplate(invocation, arguments);
    if (!content) {
        return base::Failure(content.error());
    }
    order.content = *std::move(content);
    base::Result<jwt::MintingKey> key = readMintingKey(invocation, arguments.key, order.algorithm);
    if (!key) {
        return base::Failure(key.error());
    }
    order.key = *std::move(key);
    return order;
}

Outcome runMintToken(Invocation &invocation, std::shared_ptr<const JwtMintArguments> arguments)
{
    const auto order = readMintOrder(invocation, *arguments);
    if (!order) {
        co_return base::Failure(order.error());
    }
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const base::Result<flow::MintedToken> minted = (*application)->mintToken().run(*order);
    if (!minted) {
        co_return base::Failure(minted.error());
    }
    Console &console = invocation.console();
    for (const jwt::MintWarning warning : minted->warnings) {
        console.note(text::describe(warning));
    }
    if (console.isJson()) {
        console.document(flow::toJson(*minted));
    } else {
        console.write(minted->token);
        console.write("\n");
    }
    co_return kExitDone;
}

} // namespace

void addJwtMint(CommandTree &tree, CLI::App &group)
{
    CLI::App &command = tree.command(group, "mint", "Mint a token");
    auto arguments = std::make_shared<JwtMintArguments>();
    addText(command, "--alg", arguments->algorithm, "ALG",
            "HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES256K ES384 ES512 EdDSA none")
        ->required();
    addText(command, "--claims", arguments->claims, "JSON|@FILE|-",
            "The claims, in the order they are to have")
        ->required();
    addText(command, "--header", arguments->header, "JSON", "More header fields, such as kid");
    addText(command, "--expires-in", arguments->expiresIn, "DURATION", "Write exp: 90s 15m 1h 7d");
    addText(command, "--not-before", arguments->notBefore, "OFFSET", "Write nbf: 0s, 5m, -30s");
    addText(command, "--issued-at", arguments->issuedAt, "T", "The time of issue (default now)");
    addSwitch(command, "--no-iat", arguments->noIssuedAt, "Write no iat");
    addSwitch(command, "--jti", arguments->tokenId, "Write a random jti");
    addSwitch(command, "--allow-none", arguments->allowNone,
              "Allow the algorithm none: a token anybody can make");
    addTokenKeyOptions(command, arguments->key, PassphraseAllowed::Yes);
    tree.onRun(command, [arguments](Invocation &invocation) { return runMintToken(invocation, arguments); });
}

} // namespace sealwright::cli
