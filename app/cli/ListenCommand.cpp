// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/OneShot.h"
#include "app/cli/AuthenticationOptions.h"
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/DeliveryPrint.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/InputFile.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"
#include "app/text/Describe.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

constexpr qint64 kLargestBody = qint64{1} << 40;

struct ListenArguments
{
    std::string address = "127.0.0.1";
    std::string port;
    std::string tlsCertificate;
    std::string tlsKey;
    AuthenticationOptions authentication;
    std::string status;
    std::string replyBody;
    std::vector<std::string> replyHeaders;
    std::string delay;
    std::string count;
    std::string maxBody;
    std::vector<std::string> allowedHosts;
    bool noHistory = false;
};

base::Result<capture::Reply> readReply(Invocation &invocation, const ListenArguments &arguments)
{
    capture::Reply reply;
    if (!arguments.status.empty()) {
        const auto status = readNumber(QStringLiteral("--status"), arguments.status, 200, 599);
        if (!status) {
            return base::Failure(status.error());
        }
        reply.status = static_cast<int>(*status);
    }
    for (const std::string &argument : arguments.replyHeaders) {
        const auto header = http::parseHeaderArgument(bytesOf(argument));
        if (!header) {
            return base::Failure(header.error());
        }
        if (const auto checked = http::checkHeader(*header); !checked) {
            return base::Failure(checked.error());
        }
        reply.headers.append(header->name, header->value);
    }
    if (!arguments.delay.empty()) {
        const auto delay = readDuration(QStringLiteral("--delay"), arguments.delay);
        if (!delay) {
            return base::Failure(delay.error());
        }
        reply.delay = *delay;
    }
    if (!arguments.replyBody.empty()) {
        auto body = readInput(invocation, QStringLiteral("--reply-body"), arguments.replyBody);
        if (!body) {
            return base::Failure(body.error());
        }
        reply.body = std::move(*body);
    }
    return reply;
}

base::Result<void> readTls(capture::ReceiverOptions &options, const ListenArguments &arguments)
{
    if (arguments.tlsCertificate.empty() != arguments.tlsKey.empty()) {
        const bool hasKey = arguments.tlsCertificate.empty();
        return base::failure(
            CliError::OptionNeeds,
            {{"option", hasKey ? QStringLiteral("--tls-key") : QStringLiteral("--tls-cert")},
             {"other", hasKey ? QStringLiteral("--tls-cert") : QStringLiteral("--tls-key")}});
    }
    options.tlsCertificateFile = QFile::decodeName(arguments.tlsCertificate.c_str());
    options.tlsKeyFile = QFile::decodeName(arguments.tlsKey.c_str());
    return {};
}

base::Result<capture::ReceiverOptions> readReceiverOptions(Invocation &invocation,
                                                           const ListenArguments &arguments)
{
    capture::ReceiverOptions options;
    options.address = QString::fromStdString(arguments.address);
    if (!arguments.port.empty()) {
        const auto port = readNumber(QStringLiteral("--port"), arguments.port, 0, 65535);
        if (!port) {
            return base::Failure(port.error());
        }
        options.port = static_cast<quint16>(*port);
    }
    if (const auto tls = readTls(options, arguments); !tls) {
        return base::Failure(tls.error());
    }
    if (!arguments.maxBody.empty()) {
        const auto size = readSize(QStringLiteral("--max-body"), arguments.maxBody);
        if (!size) {
            return base::Failure(size.error());
        }
        options.limits.bodyBytes = std::min(*size, kLargestBody);
    }
    for (const std::string &host : arguments.allowedHosts) {
        options.allowedHosts.push_back(bytesOf(host));
    }
    auto reply = readReply(invocation, arguments);
    if (!reply) {
        return base::Failure(reply.error());
    }
    options.answerer = std::make_shared<capture::FixedReply>(std::move(*reply));
    return options;
}

void announce(Console &console, const QString &url)
{
    if (console.isJson()) {
        base::Json first;
        first["listening"] = base::utf8(url);
        console.streamed(first);
        return;
    }
    console.line(QCoreApplication::translate("Cli", "Listening at %1 (Ctrl+C stops)").arg(url));
    // Broken output shows at the next line.
    static_cast<void>(console.flush());
}

/// Ends when that many came and were answered, or when the user says stop; nothing means without end.
Outcome receive(Invocation &invocation, flow::ReceiveWebhooks &receiver, std::optional<qint64> wanted)
{
    Console &console = invocation.console();
    base::OneShot<bool> ended;
    qint64 count = 0;
    const QObject context;
    QObject::connect(
        &receiver, &flow::ReceiveWebhooks::delivered, &context, [&](const flow::Delivery &delivery) {
            if (count == wanted) {
                return; // came before we could stop taking them
            }
            printDelivery(console, delivery);
            if (++count == wanted) {
                // The receiver answers what it told of when we have returned.
                QMetaObject::invokeMethod(&receiver, &flow::ReceiveWebhooks::drain, Qt::QueuedConnection);
            }
        });
    QObject::connect(&receiver, &flow::ReceiveWebhooks::drained, &context,
                     [ended]() mutable { ended.resolve(true); });
    QObject::connect(&receiver, &flow::ReceiveWebhooks::troubled, &context,
                     [&](const base::Error &error) { console.warning(text::describe(error)); });
    invocation.interrupted().onRequested([ended]() mutable { ended.resolve(false); });

    auto ending = ended.awaiter();
    const bool complete = co_await ending;
    receiver.stop();
    auto settling = receiver.settled();
    co_await settling;
    console.note(count == 1 ? QCoreApplication::translate("Cli", "Took 1 delivery.")
                            : QCoreApplication::translate("Cli", "Took %1 deliveries.").arg(count));
    // Without --count, Ctrl+C is how listening ends; with it, something is still missing.
    co_return complete || !wanted ? kExitDone : kExitInterrupted;
}

Outcome runListen(Invocation &invocation, std::shared_ptr<const ListenArguments> arguments)
{
    std::optional<qint64> wanted;
    if (!arguments->count.empty()) {
        const auto count = readNumber(QStringLiteral("--count"), arguments->count, 1, 1'000'000'000);
        if (!count) {
            co_return base::Failure(count.error());
        }
        wanted = *count;
    }
    auto options = readReceiverOptions(invocation, *arguments);
    if (!options) {
        co_return base::Failure(options.error());
    }
    auto authentication = readAuthentication(invocation, arguments->authentication,
                                             AuthenticationNeed::Optional, HowManySecrets::Several);
    if (!authentication) {
        co_return base::Failure(authentication.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::ReceiveWebhooks &receiver = (*application)->receiveWebhooks();
    auto starting = receiver.start(std::move(*options), std::move(*authentication),
                                   arguments->noHistory ? flow::Remember::No : flow::Remember::Yes);
    const base::Result<QString> url = co_await starting;
    if (!url) {
        co_return base::Failure(url.error());
    }
    invocation.heedInterrupts();
    announce(invocation.console(), *url);
    auto receiving = receive(invocation, receiver, wanted);
    base::Result<int> code = co_await receiving;
    auto settling = (*application)->usageLog().settled();
    const base::Result<void> kept = co_await settling;
    if (!kept) {
        invocation.console().warning(text::describe(kept.error()));
    }
    co_return code;
}

} // namespace

void addListenCommand(CommandTree &tree)
{
    CLI::App &command = tree.command("listen", "Receive webhooks, check them and print them");
    auto arguments = std::make_shared<ListenArguments>();
    constexpr const char *kListening = "Listening";
    addText(command, "--address", arguments->address, "ADDRESS", "Default 127.0.0.1")->group(kListening);
    addText(command, "--port", arguments->port, "PORT", "Default 0: any free one")->group(kListening);
    addText(command, "--tls-cert", arguments->tlsCertificate, "FILE", "Certificate (PEM): listen with TLS")
        ->group(kListening);
    addText(command, "--tls-key", arguments->tlsKey, "FILE", "Its private key (PEM)")->group(kListening);
    addTexts(command, "--allow-host", arguments->allowedHosts, "HOST|'*'",
             "Answer this Host too, not only loopback names (repeatable)")
        ->group(kListening);
    addText(command, "--max-body", arguments->maxBody, "SIZE", "Refuse larger bodies (default 16MiB)")
        ->group(kListening);
    addText(command, "--count", arguments->count, "N", "End after N deliveries")->group(kListening);
    addSwitch(command, "--no-history", arguments->noHistory, "Keep no record of them")->group(kListening);
    addAuthenticationOptions(command, arguments->authentication, BearerAllowed::No, HowManySecrets::Several,
                             ScopeOf::Credential);
    addRecipeKeyOptions(command, arguments->authentication);
    constexpr const char *kReply = "Reply";
    addText(command, "--status", arguments->status, "STATUS", "Default 200")->group(kReply);
    addText(command, "--reply-body", arguments->replyBody, "FILE|-", "Its body, byte for byte")
        ->group(kReply);
    addTexts(command, "--reply-header", arguments->replyHeaders, "'NAME: VALUE'",
             "A header of it (repeatable)")
        ->group(kReply);
    addText(command, "--delay", arguments->delay, "TIME", "Wait before answering (default 0s)")
        ->group(kReply);
    tree.onRun(command, [arguments](Invocation &invocation) { return runListen(invocation, arguments); });
}

} // namespace sealwright::cli
