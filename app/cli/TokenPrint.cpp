// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TokenPrint.h"

#include "app/text/Describe.h"
#include "app/text/DescribeOAuth.h"
#include "app/text/DescribeToken.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::cli {
namespace {

QString visibleJson(const base::Json &json)
{
    return text::visible(QByteArrayView(base::compactJson(json)));
}

} // namespace

QString callLine(const oauth::TokenCall &call)
{
    const http::Exchange &exchange = call.exchange;
    QStringList parts{QString(QLatin1String("POST ") % text::visible(QByteArrayView(exchange.request.url)))};
    if (exchange.status != 0) {
        const QString reason = text::visible(QByteArrayView(exchange.reason()));
        parts.append(QString(QString::number(exchange.status) % QLatin1Char(' ') % reason).trimmed());
        parts.append(text::duration(exchange.timings.total));
    }
    return parts.join(QStringLiteral(" · "));
}

std::vector<NamedValue> tokenValues(const oauth::TokenFacts &facts, base::TimePoint now)
{
    std::vector<NamedValue> values = {
        {QStringLiteral("type"), text::visible(facts.type)},
        {QStringLiteral("scope"), text::visible(facts.scope)},
        {QStringLiteral("fingerprint"), facts.fingerprint.value_or(QString())},
        {QStringLiteral("size"), text::byteCount(facts.bytes)},
        {QStringLiteral("fetched"), text::exactTime(facts.fetchedAt)},
        {QStringLiteral("lifetime"), text::lifetimeSentence(facts, now)},
        {QStringLiteral("renewed at"), facts.renewAt ? text::exactTime(*facts.renewAt) : QString()},
    };
    if (facts.decoded) {
        values.push_back({QStringLiteral("JWT header"), visibleJson(facts.decoded->header)});
        if (facts.decoded->claims) {
            values.push_back({QStringLiteral("JWT claims"), visibleJson(*facts.decoded->claims)});
        }
        for (const auto &[claim, time] : facts.decoded->times) {
            values.push_back(
                {QString(QLatin1String("JWT ") % QString::fromLatin1(claim)), text::exactTime(time)});
        }
    }
    return values;
}

void printTokenUses(Console &console, const flow::SentExchange &sent)
{
    for (const flow::TokenUse &use : sent.tokens) {
        if (!use.call) {
            continue;
        }
        const QString what =
            use.isReused ? QCoreApplication::translate("Cli", "token fetched at %1 and sent again")
                               .arg(text::exactTime(use.call->exchange.startedAt))
                         : QCoreApplication::translate("Cli", "token call: %1").arg(callLine(*use.call));
        console.line(console.painted(Paint::Faint, QString(QLatin1String("* ") % what)));
    }
    if (sent.refused) {
        console.line(console.painted(
            Paint::Faint,
            QString(QLatin1String("* ") %
                    QCoreApplication::translate("Cli", "the first token was answered %1; sent once more")
                        .arg(sent.refused->status))));
    }
}

void warnOfToken(Console &console, const oauth::TokenFacts &facts)
{
    for (const oauth::TokenNote note : facts.notes) {
        console.warning(text::describe(note));
    }
}

void warnOfTokens(Console &console, const flow::SentExchange &sent)
{
    for (const flow::TokenUse &use : sent.tokens) {
        if (use.call && use.call->token && !use.isReused) {
            warnOfToken(console, *use.call->token);
        }
    }
    if (sent.tokens.size() == 2 && sent.tokens.back().call && sent.tokens.back().call->error) {
        console.warning(QCoreApplication::translate("Cli", "The token was refused and not renewed. %1")
                            .arg(text::describe(*sent.tokens.back().call->error)));
    }
}

} // namespace sealwright::cli
