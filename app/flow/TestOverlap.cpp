// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TestOverlap.h"

namespace sealwright::flow {
namespace {

bool isWelcome(const SentExchange &sent)
{
    return sent.exchange.status >= 200 && sent.exchange.status < 300;
}

SendOrder orderWith(const SendOrder &order, const QString &credential, std::vector<base::SecretBytes> secrets)
{
    SendOrder one;
    one.request = order.request;
    one.overrides = order.overrides;
    one.options = order.options;
    one.environment = order.environment;
    one.leavesTexts = order.leavesTexts;
    one.savedRequest = order.savedRequest;
    one.remember = order.remember;
    one.authentication = WithCredential{credential, std::move(secrets)};
    return one;
}

} // namespace

SentOverlap::Finding SentOverlap::finding() const
{
    if (current.exchange.error || previous.exchange.error) {
        return Finding::Unknown;
    }
    if (isWelcome(current)) {
        return isWelcome(previous) ? Finding::Both : Finding::OnlyCurrent;
    }
    return isWelcome(previous) ? Finding::OnlyPrevious : Finding::Neither;
}

bool SentOverlap::isSameBody() const
{
    return current.exchange.receivedBody == previous.exchange.receivedBody &&
           current.exchange.receivedBodyBytes == previous.exchange.receivedBodyBytes;
}

QByteArray nameOf(SentOverlap::Finding finding)
{
    switch (finding) {
    case SentOverlap::Finding::Both:
        return QByteArrayLiteral("both");
    case SentOverlap::Finding::OnlyCurrent:
        return QByteArrayLiteral("only_current");
    case SentOverlap::Finding::OnlyPrevious:
        return QByteArrayLiteral("only_previous");
    case SentOverlap::Finding::Neither:
        return QByteArrayLiteral("neither");
    case SentOverlap::Finding::Unknown:
        return QByteArrayLiteral("unknown");
    }
    return {};
}

TestOverlap::TestOverlap(PrepareAuthentication &prepare, SendRequest &send)
    : m_prepare(prepare)
    , m_send(send)
{
}

QCoro::Task<base::Result<SentOverlap>> TestOverlap::run(SendOrder order, QString nameOrId,
                                                        base::Cancellation cancellation)
{
    auto reading = m_prepare.keptSecrets(nameOrId);
    base::Result<KeptSecrets> kept = co_await reading;
    if (!kept) {
        co_return base::Failure(kept.error());
    }
    if (kept->previous.empty()) {
        base::Error none(OverlapError::NoPrevious,
                         std::vector<base::Fact>(1, base::Fact("credential", kept->credential.name)));
        co_return base::Failure(std::move(none));
    }
    SendOrder first = orderWith(order, kept->credential.id, std::move(kept->current));
    auto sendingFirst = m_send.run(std::move(first), cancellation);
    base::Result<SentExchange> current = co_await sendingFirst;
    if (!current) {
        co_return base::Failure(current.error());
    }
    SendOrder second = orderWith(order, kept->credential.id, std::move(kept->previous));
    auto sendingSecond = m_send.run(std::move(second), cancellation);
    base::Result<SentExchange> previous = co_await sendingSecond;
    if (!previous) {
        co_return base::Failure(previous.error());
    }
    co_return SentOverlap{*std::move(current), *std::move(previous)};
}

base::Json toJson(const SentOverlap &sent)
{
    base::Json json;
    json["finding"] = nameOf(sent.finding()).toStdString();
    json["sameStatus"] = sent.isSameStatus();
    json["sameBody"] = sent.isSameBody();
    json["current"] = toJson(sent.current);
    json["previous"] = toJson(sent.previous);
    return json;
}

} // namespace sealwright::flow
