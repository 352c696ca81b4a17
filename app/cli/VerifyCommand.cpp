// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/AuthenticationOptions.h"
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/ExplanationPrint.h"
#include "app/cli/InputFile.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"
#include "app/cli/VerdictPrint.h"
#include "app/flow/VerifyRequest.h"
#include "app/http/CapturedRequest.h"
#include "app/text/DescribeCapture.h"

#include <QFile>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct VerifyArguments
{
    AuthenticationOptions authentication;
    std::string request;
    std::string url;
    std::string now;
    std::string tolerance;
    bool explain = false;
};

base::Result<signing::VerifyOptions> readVerifyOptions(const VerifyArguments &arguments,
                                                       const base::Clock &clock)
{
    signing::VerifyOptions options;
    options.now = clock.now();
    if (!arguments.now.empty()) {
        const auto now = readTime(QStringLiteral("--now"), arguments.now);
        if (!now) {
            return base::Failure(now.error());
        }
        options.now = *now;
    }
    if (!arguments.tolerance.empty()) {
        const auto tolerance = readDuration(QStringLiteral("--tolerance"), arguments.tolerance);
        if (!tolerance) {
            return base::Failure(tolerance.error());
        }
        options.tolerance = std::chrono::duration_cast<std::chrono::seconds>(*tolerance);
    }
    auto variables = readVariables(arguments.authentication.scope.variables);
    if (!variables) {
        return base::Failure(variables.error());
    }
    options.variables = std::move(*variables);
    return options;
}

base::Result<http::Request> readCaptured(Invocation &invocation, const VerifyArguments &arguments)
{
    const auto bytes = readInput(invocation, QStringLiteral("--request"), arguments.request);
    if (!bytes) {
        return base::Failure(bytes.error());
    }
    auto captured = http::readCaptured(*bytes, bytesOf(arguments.url));
    if (!captured) {
        return base::Failure(captured.error().with({"path", QFile::decodeName(arguments.request.c_str())}));
    }
    for (const http::CurlFinding &finding : captured->findings) {
        invocation.console().note(text::describe(finding));
    }
    return std::move(captured->request);
}

int exitCodeOfVerdict(const signing::Verification &verification)
{
    return verification.verdict == signing::Verdict::Verified ? kExitDone : kExitCheckSaidNo;
}

int reportExplained(Console &console, const flow::Explained &explained)
{
    if (console.isJson()) {
        base::Json document = flow::toJson(explained.verification);
        document["explanation"] =
            explained.explanation ? explanationJson(*explained.explanation) : base::Json();
        if (!explained.explanation) {
            document["lints"] = lintsJson(explained.lints);
        }
        console.document(document);
    } else {
        printVerdict(console, explained.verification);
        printExplanation(console, explained);
    }
    return exitCodeOfVerdict(explained.verification);
}

Outcome runVerify(Invocation &invocation, std::shared_ptr<const VerifyArguments> arguments)
{
    auto authentication = readAuthentication(invocation, arguments->authentication,
                                             AuthenticationNeed::Required, HowManySecrets::Several);
    if (!authentication) {
        co_return base::Failure(authentication.error());
    }
    auto request = readCaptured(invocation, *arguments);
    if (!request) {
        co_return base::Failure(request.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto options = readVerifyOptions(*arguments, (*application)->clock());
    if (!options) {
        co_return base::Failure(options.error());
    }
    if (arguments->explain) {
        auto explaining = (*application)
                              ->explainRequest()
                              .run(std::move(*request), std::move(*authentication), std::move(*options));
        const base::Result<flow::Explained> explained = co_await explaining;
        if (!explained) {
            co_return base::Failure(explained.error());
        }
        co_return reportExplained(invocation.console(), *explained);
    }
    auto verifying = (*application)
                         ->verifyRequest()
                         .run(std::move(*request), std::move(*authentication), std::move(*options));
    const base::Result<signing::Verification> verification = co_await verifying;
    if (!verification) {
        co_return base::Failure(verification.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(flow::toJson(*verification));
    } else {
        printVerdict(console, *verification);
    }
    co_return exitCodeOfVerdict(*verification);
}

} // namespace

void addVerifyCommand(CommandTree &tree)
{
    CLI::App &command = tree.command("verify", "Check the signature of a captured request");
    auto arguments = std::make_shared<VerifyArguments>();
    addText(command, "--request", arguments->request, "FILE|-",
            "A request document, a raw HTTP/1.1 message, a HAR entry or a curl command")
        ->required()
        ->group("Request");
    addText(command, "--url", arguments->url, "URL", "Where it went, when the file does not say")
        ->group("Request");
    addAuthenticationOptions(command, arguments->authentication, BearerAllowed::No, HowManySecrets::Several,
                             ScopeOf::Credential);
    addRecipeKeyOptions(command, arguments->authentication);
    addText(command, "--now", arguments->now, "T", "Judge the time as of then (default now)")->group("Time");
    addText(command, "--tolerance", arguments->tolerance, "SECONDS",
            "How far the timestamp may be off (default what the recipe says)")
        ->group("Time");
    addSwitch(command, "--explain", arguments->explain,
              "Say why it does not verify: what was changed, and what to do");
    tree.onRun(command, [arguments](Invocation &invocation) { return runVerify(invocation, arguments); });
}

} // namespace sealwright::cli
