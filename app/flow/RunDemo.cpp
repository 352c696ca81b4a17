// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RunDemo.h"

#include "app/base/OneShot.h"
#include "app/vapi/EventTemplates.h"

namespace sealwright::flow {
namespace {

WithRecipe throwAway(const base::SecretBytes &secret)
{
    WithRecipe authentication;
    authentication.recipeId = QStringLiteral("vapi-default");
    authentication.secrets.push_back(secret.clone());
    return authentication;
}

} // namespace

RunDemo::RunDemo(SendRequest &send, ReceiveWebhooks &receive, base::Random &random)
    : m_send(send)
    , m_receive(receive)
    , m_random(random)
{
}

QCoro::Task<base::Result<DemoOutcome>> RunDemo::run()
{
    const base::SecretBytes secret = base::SecretBytes::take(m_random.bytes(32).toHex());
    const base::Result<QByteArray> body = vapi::eventBody(QStringLiteral("tool-calls"));
    if (!body) {
        co_return base::Failure(body.error());
    }
    const capture::ReceiverOptions options;
    Authentication receiving = throwAway(secret);
    const base::Result<QString> url = co_await m_receive.start(options, std::move(receiving));
    if (!url) {
        co_return base::Failure(url.error());
    }

    base::OneShot<Delivery> arrived;
    const QObject listening;
    QObject::connect(&m_receive, &ReceiveWebhooks::delivered, &listening,
                     [arrived](const Delivery &delivery) mutable { arrived.resolve(delivery); });

    SendOrder order;
    order.request.url = url->toUtf8() + QByteArrayLiteral("/webhook");
    order.request.body = *body;
    order.authentication = throwAway(secret);
    base::Result<SentExchange> sent = co_await m_send.run(std::move(order), base::Cancellation());
    if (!sent || sent->exchange.error) {
        m_receive.stop();
        co_return base::Failure(sent ? *sent->exchange.error : sent.error());
    }
    Delivery received = co_await arrived.awaiter();
    m_receive.stop();
    co_return DemoOutcome{std::move(*sent), std::move(received)};
}

base::Json toJson(const DemoOutcome &outcome)
{
    base::Json json;
    json["sent"] = toJson(outcome.sent);
    json["received"] = toJson(outcome.received);
    return json;
}

} // namespace sealwright::flow
