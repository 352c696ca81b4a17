// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SendArguments.h"

#include "app/cli/CliError.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"

#include <QFile>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

constexpr qint64 kMostRepeats = 100'000'000;
constexpr qint64 kMostInFlight = 10'000;

base::Result<int> readCount(const char *option, const std::string &text, qint64 most)
{
    if (text.empty()) {
        return 1;
    }
    const auto number = readNumber(QLatin1String(option), text, 1, most);
    if (!number) {
        return base::Failure(number.error());
    }
    return static_cast<int>(*number);
}

} // namespace

void addConnectionArguments(CLI::App &command, SendArguments &arguments)
{
    constexpr const char *kConnection = "Connection";
    addText(command, "--timeout", arguments.timeout, "TIME", "Give up after this long (default 30s)")
        ->group(kConnection);
    addSwitch(command, "--http1.1", arguments.http11, "Speak HTTP/1.1 (the default)")->group(kConnection);
    addSwitch(command, "--http2", arguments.http2, "Speak HTTP/2 where the server does; https:// only")
        ->group(kConnection);
    addText(command, "--proxy", arguments.proxy, "URL",
            "Through this proxy; the environment's are not looked at")
        ->group(kConnection);
    addTexts(command, "--resolve", arguments.resolve, "HOST:PORT:ADDR",
             "Use this address for that host (repeatable)")
        ->group(kConnection);
    addSwitch(command, "--insecure,-k", arguments.insecure, "Accept any certificate: for your own tests only")
        ->group(kConnection);
    addText(command, "--cacert", arguments.caFile, "FILE", "Trust these certificates (PEM), not the system's")
        ->group(kConnection);
    addText(command, "--cert", arguments.certificateFile, "FILE", "Client certificate (PEM)")
        ->group(kConnection);
    addText(command, "--key-file", arguments.keyFile, "FILE", "Its private key (PEM)")->group(kConnection);
}

void addSendArguments(CLI::App &command, SendArguments &arguments)
{
    command
        .add_option("SAVED-REQUEST", arguments.savedRequest, "A request of the workspace, by name or path")
        ->type_name("");
    addRequestOptions(command, arguments.request);
    addAuthenticationOptions(command, arguments.authentication, BearerAllowed::Yes, HowManySecrets::One,
                             ScopeOf::RequestAndCredential);
    addMomentOptions(command, arguments.moment);

    addConnectionArguments(command, arguments);

    constexpr const char *kSending = "Sending";
    addSwitch(command, "--no-default-headers", arguments.noDefaultHeaders,
              "Add only what HTTP itself requires: no User-Agent, Accept or Content-Type")
        ->group(kSending);
    addText(command, "--repeat", arguments.repeat, "N", "Send N times, each signed afresh, and sum up")
        ->group(kSending);
    addText(command, "--concurrency", arguments.concurrency, "C", "So many in flight at once (default 1)")
        ->group(kSending);
    addSwitch(command, "--same-id", arguments.sameId, "One message id for all of them: tests idempotency")
        ->group(kSending);
    addText(command, "--retry", arguments.retry, "PLAN",
            "fixed:MAX:BASE or exponential:MAX:BASE: again after an error or a status that is not 2xx")
        ->group(kSending);

    constexpr const char *kResult = "Result";
    addText(command, "--output,-o", arguments.output, "FILE", "Write the response body there, however large")
        ->group(kResult);
    addSwitch(command, "--fail,-f", arguments.fail, "Exit 1 on a status of 400 or more")->group(kResult);
    addSwitch(command, "--no-history", arguments.noHistory, "Keep no record of it")->group(kResult);
}

base::Result<sender::SendOptions> readSendOptions(const SendArguments &arguments)
{
    sender::SendOptions options;
    if (arguments.http11 && arguments.http2) {
        return conflict("--http1.1", "--http2");
    }
    if (arguments.certificateFile.empty() && !arguments.keyFile.empty()) {
        return needs("--key-file", "--cert");
    }
    if (arguments.insecure && !arguments.caFile.empty()) {
        return conflict("--insecure", "--cacert");
    }
    if (!arguments.timeout.empty()) {
        const auto timeout = readDuration(QStringLiteral("--timeout"), arguments.timeout);
        if (!timeout) {
            return base::Failure(timeout.error());
        }
        options.timeout = timeout->count() > 0 ? *timeout : sender::kLongestTransfer;
    }
    options.httpVersion = arguments.http2 ? sender::HttpVersion::Http2 : sender::HttpVersion::Http1_1;
    options.tlsCheck = arguments.insecure ? sender::TlsCheck::AcceptAnything : sender::TlsCheck::Verify;
    options.defaultHeaders =
        arguments.noDefaultHeaders ? sender::DefaultHeaders::Omit : sender::DefaultHeaders::Add;
    options.proxy = QString::fromStdString(arguments.proxy);
    for (const std::string &entry : arguments.resolve) {
        options.resolve.push_back(QString::fromStdString(entry));
    }
    options.caFile = QFile::decodeName(arguments.caFile.c_str());
    options.clientCertificateFile = QFile::decodeName(arguments.certificateFile.c_str());
    options.clientKeyFile = QFile::decodeName(arguments.keyFile.c_str());
    options.bodyFile = QFile::decodeName(arguments.output.c_str());
    return options;
}

base::Result<flow::RepeatOptions> readRepeatOptions(const SendArguments &arguments)
{
    flow::RepeatOptions options;
    const auto count = readCount("--repeat", arguments.repeat, kMostRepeats);
    if (!count) {
        return base::Failure(count.error());
    }
    const auto concurrency = readCount("--concurrency", arguments.concurrency, kMostInFlight);
    if (!concurrency) {
        return base::Failure(concurrency.error());
    }
    options.count = *count;
    options.concurrency = *concurrency;
    if (options.count == 1) {
        if (!arguments.concurrency.empty() && *concurrency > 1) {
            return needs("--concurrency", "--repeat");
        }
        if (arguments.sameId && arguments.repeat.empty()) {
            return needs("--same-id", "--repeat");
        }
        return options;
    }
    if (!arguments.retry.empty()) {
        return conflict("--repeat", "--retry");
    }
    if (!arguments.output.empty()) {
        return conflict("--repeat", "--output");
    }
    options.messageId = arguments.sameId ? flow::RepeatOptions::MessageId::Same
                                         : flow::RepeatOptions::MessageId::FreshEachTime;
    return options;
}

base::Result<flow::RetryPlan> readRetryPlan(const SendArguments &arguments)
{
    if (arguments.retry.empty()) {
        return flow::RetryPlan();
    }
    const QString text = QString::fromStdString(arguments.retry);
    const std::optional<flow::RetryPlan> plan = flow::parseRetryPlan(text);
    if (!plan) {
        return base::failure(
            CliError::ValueInvalid,
            {{"option", QStringLiteral("--retry")},
             {"value", text},
             {"allowed",
              QStringLiteral("fixed:MAX:BASE or exponential:MAX:BASE, such as exponential:3:1s")}});
    }
    return *plan;
}

} // namespace sealwright::cli
