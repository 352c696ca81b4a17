// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/JwtCommands.h"
#include "app/cli/Options.h"
#include "app/cli/TokenArgument.h"
#include "app/signing/Timestamp.h"
#include "app/text/DescribeToken.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct JwtDecodeArguments
{
    std::string token;
};

/// Header, claims, times and warnings; and aloud that nothing was checked.
void printDecoded(Console &console, const jwt::DecodedToken &token)
{
    const auto pretty = [&console](const base::Json &json) {
        console.write(text::visibleLines(QByteArrayView(base::prettyJson(json))).toUtf8());
    };
    pretty(token.header);
    if (token.claims) {
        pretty(*token.claims);
    }
    for (const auto &[claim, time] : token.times) {
        console.line(QStringLiteral("%1  %2").arg(
            QString::fromLatin1(claim),
            QString::fromLatin1(signing::formatTimestamp(time, signing::TimestampUnit::Iso))));
    }
    for (const jwt::TokenWarning warning : token.warnings) {
        console.warning(text::describe(warning));
    }
    console.note(QCoreApplication::translate("Cli", "The signature was not checked."));
}

Outcome runDecodeToken(Invocation &invocation, std::shared_ptr<const JwtDecodeArguments> arguments)
{
    const base::Result<QByteArray> text = readToken(invocation, arguments->token);
    if (!text) {
        co_return base::Failure(text.error());
    }
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const base::Result<jwt::DecodedToken> token = (*application)->decodeToken().run(*text);
    if (!token) {
        co_return base::Failure(token.error());
    }
    if (invocation.console().isJson()) {
        invocation.console().document(flow::toJson(*token));
    } else {
        printDecoded(invocation.console(), *token);
    }
    co_return kExitDone;
}

} // namespace

void addJwtDecode(CommandTree &tree, CLI::App &group)
{
    CLI::App &command =
        tree.command(group, "decode", "Show what is in a token, without checking its signature");
    auto arguments = std::make_shared<JwtDecodeArguments>();
    addOperand(command, "TOKEN", arguments->token, "The token, or - for standard input");
    tree.onRun(command,
               [arguments](Invocation &invocation) { return runDecodeToken(invocation, arguments); });
}

void addJwtCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("jwt", "Mint, read and check JSON Web Tokens");
    addJwtMint(tree, group);
    addJwtDecode(tree, group);
    addJwtVerify(tree, group);
}

} // namespace sealwright::cli
