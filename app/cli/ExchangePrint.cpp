// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ExchangePrint.h"

#include "app/cli/ErrorReport.h"
#include "app/cli/StepsPrint.h"
#include "app/cli/Table.h"
#include "app/cli/TokenPrint.h"
#include "app/text/Describe.h"
#include "app/text/DescribeAnomaly.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <utility>

namespace sealwright::cli {
namespace {

constexpr qsizetype kTextPiece = 64 * 1024;

/// Text as far as a terminal is concerned: valid UTF-8 without NUL.
bool isText(QByteArrayView body)
{
    return !body.contains('\0') && body.isValidUtf8();
}

/// As much of it as is looked at in one go: whole lines where they are short, else whole characters.
QByteArrayView textPiece(QByteArrayView body)
{
    if (body.size() <= kTextPiece) {
        return body;
    }
    if (const qsizetype lineEnd = body.first(kTextPiece).lastIndexOf('\n'); lineEnd >= 0) {
        return body.first(lineEnd + 1);
    }
    qsizetype end = kTextPiece;
    while ((static_cast<unsigned char>(body[end]) & 0xc0) == 0x80) { // three at most
        --end;
    }
    return body.first(body[end] == '\n' ? end - 1 : end); // a CR stays with its LF
}

void printText(Console &console, QByteArrayView body)
{
    const bool endsInLine = body.endsWith('\n');
    while (!body.isEmpty()) {
        const QByteArrayView piece = textPiece(body);
        console.write(text::visibleLines(piece).toUtf8());
        body = body.sliced(piece.size());
    }
    if (!endsInLine) {
        console.line();
    }
}

void printBody(Console &console, const http::Exchange &exchange)
{
    if (!exchange.bodyFile.isEmpty() || exchange.receivedBody.isEmpty()) {
        return;
    }
    if (!isText(exchange.receivedBody)) {
        console.line(console.painted(
            Paint::Faint,
            QCoreApplication::translate("Cli", "(%1 that are not text; --output FILE keeps them)")
                .arg(text::byteCount(exchange.receivedBody.size()))));
        return;
    }
    printText(console, exchange.receivedBody);
}

Paint paintOfStatus(int status)
{
    return status < 300 ? Paint::Good : status < 400 ? Paint::Caution : Paint::Bad;
}

/// `200 OK · 12.4 ms · 348 B · 127.0.0.1:3000 · TLSv1.3`
QString summaryLine(const Console &console, const http::Exchange &exchange)
{
    QStringList parts;
    const QString reason = text::visible(QByteArrayView(exchange.reason()));
    const QString status = QString::number(exchange.status);
    parts.append(console.painted(paintOfStatus(exchange.status),
                                 reason.isEmpty() ? status : QString(status % QLatin1Char(' ') % reason)));
    parts.append(text::duration(exchange.timings.total));
    parts.append(text::byteCount(exchange.receivedBodyBytes));
    if (!exchange.remote.isEmpty()) {
        parts.append(exchange.remote);
    }
    if (exchange.tls) {
        parts.append(text::visible(exchange.tls->version));
    }
    if (!exchange.bodyFile.isEmpty()) {
        parts.append(QCoreApplication::translate("Cli", "body in %1").arg(text::visible(exchange.bodyFile)));
    }
    return parts.join(QStringLiteral(" · "));
}

void printExchangeJson(Console &console, flow::SentExchange sent)
{
    const QByteArray sentBody = std::exchange(sent.exchange.request.body, QByteArray());
    const QByteArray receivedBody = std::exchange(sent.exchange.receivedBody, QByteArray());
    base::Json document = flow::toJson(sent);
    if (sent.exchange.error) {
        document["error"] = errorJson(*sent.exchange.error);
    }
    for (std::size_t i = 0; i < sent.tokens.size(); ++i) {
        if (sent.tokens[i].call && sent.tokens[i].call->error) {
            document["tokenCalls"][i]["error"] = errorJson(*sent.tokens[i].call->error);
        }
    }
    std::vector<Base64Member> bodies{{{"request", "bodyBase64"}, sentBody}};
    if (sent.exchange.bodyFile.isEmpty()) {
        bodies.push_back({{"received", "bodyBase64"}, receivedBody});
    }
    console.document(document, bodies);
}

void printExchangeForPeople(Console &console, const flow::SentExchange &sent)
{
    const http::Exchange &exchange = sent.exchange;
    printTokenUses(console, sent);
    if (!exchange.sentHead.isEmpty()) {
        printHead(console, QStringLiteral("> "), exchange.sentHead);
        if (exchange.sentBodyBytes > 0) {
            console.line(console.painted(Paint::Faint, QCoreApplication::translate("Cli", "> (%1 of body)")
                                                           .arg(text::byteCount(exchange.sentBodyBytes))));
        }
        console.line();
    }
    for (const QByteArray &interim : exchange.interimHeads) {
        printHead(console, QStringLiteral("< "), interim);
        console.line();
    }
    if (!exchange.receivedHead.isEmpty()) {
        printHead(console, QStringLiteral("< "), exchange.receivedHead);
        console.line();
    }
    if (exchange.status == 0) {
        return; // the error says the rest
    }
    printBody(console, exchange);
    if (!exchange.receivedTrailers.isEmpty()) {
        console.line();
        printHead(console, QStringLiteral("< "), exchange.receivedTrailers);
    }
    console.line();
    console.line(summaryLine(console, exchange));
}

} // namespace

void printHead(Console &console, const QString &mark, QByteArrayView head)
{
    const QString prefix = console.painted(Paint::Faint, mark);
    QString lines = text::visibleLines(head);
    while (lines.endsWith(QLatin1Char('\n'))) {
        lines.chop(1);
    }
    for (const QString &line : lines.split(QLatin1Char('\n'))) {
        console.line(prefix % line);
    }
}

void printExchange(Console &console, const flow::SentExchange &sent)
{
    if (console.isJson()) {
        printExchangeJson(console, sent);
    } else if (!console.isQuiet()) {
        printExchangeForPeople(console, sent);
    } else if (console.outputIsTerminal()) {
        printBody(console, sent.exchange);
    } else {
        console.write(sent.exchange.receivedBody);
    }
    if (sent.redacted && (console.isJson() || !console.isQuiet())) {
        console.note(QCoreApplication::translate(
            "Cli", "The secret was on the wire as it is; here its fingerprint stands in its place."));
    }
    for (const QString &anomaly : sent.exchange.anomalies) {
        console.warning(text::describeAnomaly(anomaly));
    }
    printLints(console, sent.lints);
    warnOfTokens(console, sent);
    if (sent.exchange.error) {
        console.error(text::describe(*sent.exchange.error));
    }
}

void printSummary(Console &console, const flow::RepeatSummary &summary)
{
    if (console.isJson()) {
        console.document(flow::toJson(summary));
        return;
    }
    std::vector<NamedValue> values = {{QStringLiteral("sent"), QString::number(summary.sent)}};
    for (const auto &[status, count] : summary.statuses) {
        values.push_back(
            {QStringLiteral("status %1").arg(status), QString::number(count), paintOfStatus(status)});
    }
    for (const auto &[code, count] : summary.errors) {
        values.push_back({text::visible(QByteArrayView(code)), QString::number(count), Paint::Bad});
    }
    values.push_back({QStringLiteral("per second"), QString::number(summary.perSecond, 'f', 1)});
    values.push_back({QStringLiteral("latency"),
                      QStringLiteral("half within %1, 90 % within %2, 99 % within %3, all within %4")
                          .arg(text::duration(summary.p50), text::duration(summary.p90),
                               text::duration(summary.p99), text::duration(summary.max))});
    printValues(console, values);
}

} // namespace sealwright::cli
