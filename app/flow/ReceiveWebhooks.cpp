// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ReceiveWebhooks.h"

#include "app/flow/RedactExchange.h"
#include "app/flow/WireMarks.h"
#include "app/http/Exchange.h"

namespace sealwright::flow {

ReceiveWebhooks::ReceiveWebhooks(capture::Receiver &receiver, PrepareAuthentication &prepare,
                                 const base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent)
    , m_receiver(receiver)
    , m_prepare(prepare)
    , m_clock(clock)
    , m_random(random)
{
    connect(&m_receiver, &capture::Receiver::captured, this, &ReceiveWebhooks::judgeCapture);
    connect(&m_receiver, &capture::Receiver::troubled, this, &ReceiveWebhooks::troubled);
    connect(&m_receiver, &capture::Receiver::drained, this, &ReceiveWebhooks::drained);
}

QCoro::Task<base::Result<QString>> ReceiveWebhooks::start(capture::ReceiverOptions options,
                                                          Authentication authentication)
{
    const base::Result<void> prepared = co_await verifyWith(std::move(authentication));
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    base::Result<QString> url = m_receiver.start(std::move(options));
    m_url = url ? *url : QString();
    Q_EMIT listeningChanged(m_receiver.isListening());
    co_return url;
}

QCoro::Task<base::Result<void>> ReceiveWebhooks::verifyWith(Authentication authentication)
{
    base::Result<PreparedAuthentication> prepared =
        co_await m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    m_authentication = std::move(*prepared);
    co_return base::Result<void>();
}

void ReceiveWebhooks::setReply(capture::Reply reply)
{
    m_receiver.setReply(std::move(reply));
}

void ReceiveWebhooks::stop()
{
    m_receiver.stop();
    m_url.clear();
    m_authentication = {};
    Q_EMIT listeningChanged(false);
}

void ReceiveWebhooks::drain()
{
    m_receiver.drain();
}

bool ReceiveWebhooks::isListening() const
{
    return m_receiver.isListening();
}

void ReceiveWebhooks::judgeCapture(const capture::Capture &capture)
{
    Delivery delivery;
    delivery.id = QStringLiteral("dlv_") + base::base32Id(m_random, 10);
    delivery.capture = capture;
    if (!capture.problem) {
        signing::VerifyOptions options;
        options.now = m_clock.now();
        delivery.verification = judge(m_authentication, capture.request, options);
    }
    const base::Redaction redaction = redactionOf(m_authentication);
    if (redaction.contains(capture.head)) {
        delivery.capture.head = redaction.apply(capture.head);
        delivery.capture.request.headers = redacted(capture.request.headers, redaction);
        delivery.capture.request.url = redaction.apply(capture.request.url);
    }
    delivery.marks = marksIn(delivery.capture.head, delivery.verification.found);
    Q_EMIT delivered(delivery);
}

base::Json toJson(const Delivery &delivery)
{
    const capture::Capture &capture = delivery.capture;
    base::Json json;
    json["id"] = base::utf8(delivery.id);
    json["receivedAt"] =
        base::utf8(signing::formatTimestamp(capture.receivedAt, signing::TimestampUnit::Iso));
    json["remote"] = base::utf8(capture.remote);
    json["request"] = http::toJson(capture.request);
    json["head"] = base::utf8(capture.head);
    const base::Json verification = toJson(delivery.verification);
    for (const auto &[key, value] : verification.items()) {
        json[key] = value;
    }
    if (capture.problem) {
        json["problem"] = http::toJson(*capture.problem);
    }
    json["reply"] = {{"status", capture.repliedStatus}};
    return json;
}

} // namespace sealwright::flow
