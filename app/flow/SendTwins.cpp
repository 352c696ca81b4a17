// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SendTwins.h"

namespace sealwright::flow {
namespace {

SendOrder twinOrder(const http::Request &request, const QByteArray &body, const QString &credentialId,
                    const QString &environment)
{
    SendOrder order;
    order.request = request;
    order.request.body = body;
    order.environment = environment;
    if (!credentialId.isEmpty()) {
        order.authentication = WithCredential{credentialId};
    }
    return order;
}

bool isAccepted(const SentExchange &sent)
{
    return sent.exchange.status >= 200 && sent.exchange.status < 300;
}

} // namespace

SentTwins::Finding SentTwins::finding() const
{
    if (canonical.exchange.error || odd.exchange.error) {
        return Finding::Unknown;
    }
    if (isAccepted(canonical)) {
        return isAccepted(odd) ? Finding::BothAccepted : Finding::OnlyCanonical;
    }
    return isAccepted(odd) ? Finding::OnlyOdd : Finding::BothRefused;
}

SendTwins::SendTwins(SendRequest &send)
    : m_send(send)
{
}

QCoro::Task<base::Result<SentTwins>> SendTwins::run(http::Request request, explain::Twins twins,
                                                    QString credentialId, QString environment,
                                                    base::Cancellation cancellation)
{
    auto first = m_send.run(twinOrder(request, twins.canonical, credentialId, environment), cancellation);
    base::Result<SentExchange> canonical = co_await first;
    if (!canonical) {
        co_return base::Failure(canonical.error());
    }
    auto second = m_send.run(twinOrder(request, twins.odd, credentialId, environment), cancellation);
    base::Result<SentExchange> odd = co_await second;
    if (!odd) {
        co_return base::Failure(odd.error());
    }
    co_return SentTwins{*std::move(canonical), *std::move(odd)};
}

} // namespace sealwright::flow
