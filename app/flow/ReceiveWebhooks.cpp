// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ReceiveWebhooks.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/RedactExchange.h"
#include "app/flow/RedactFilled.h"
#include "app/flow/WireMarks.h"
#include "app/http/ExchangeRedaction.h"

#include <QPointer>

namespace sealwright::flow {
namespace {

/// Whoever sends more wrong requests at once gets the rest of them reported without an explanation.
constexpr int kMostExplained = 8;

/// A token that a sender put on the wire.
bool redactHead(capture::Capture &capture, const base::Redaction &redaction)
{
    if (!redaction.contains(capture.head)) {
        return false;
    }
    capture.head = redaction.apply(capture.head);
    capture.request.headers = redacted(capture.request.headers, redaction);
    capture.request.url = redaction.apply(capture.request.url);
    return true;
}

/// An access token opens doors for as long as it lives: it is shown no more than a secret is.
void addToken(base::Redaction &redaction, const http::HeaderList &headers)
{
    constexpr QByteArrayView kScheme("Bearer ");
    for (const QByteArray &value : headers.all("Authorization")) {
        if (value.startsWith(kScheme)) {
            const auto token = base::SecretBytes::copyOf(QByteArrayView(value).sliced(kScheme.size()));
            redaction.add(token, crypto::redactionLabel(token));
        }
    }
}

/// Secrets of the environment may stand in a body too, and so in what is signed.
void hideFilledInDelivery(Delivery &delivery, const PreparedAuthentication &prepared)
{
    if (prepared.filledIn.empty()) {
        return;
    }
    const base::Redaction redaction = redactionOfFilled(prepared);
    capture::Capture &capture = delivery.capture;
    delivery.isBodyRedacted = redaction.contains(capture.request.body);
    redactFilled(capture.request, redaction);
    capture.trailers = http::redacted(capture.trailers, redaction);
    redactFilled(delivery.verification, redaction);
    if (delivery.explanation) {
        redactFilled(*delivery.explanation, redaction);
    }
}

QString environmentOf(const Authentication &authentication)
{
    if (const auto *none = std::get_if<NoAuthentication>(&authentication)) {
        return none->scope.environment;
    }
    const auto *named = std::get_if<WithCredential>(&authentication);
    return named == nullptr ? QString() : named->scope.environment;
}

} // namespace

ReceiveWebhooks::ReceiveWebhooks(capture::Receiver &receiver, PrepareAuthentication &prepare,
                                 ExplainRequest &explainer, const base::Clock &clock, base::Random &random,
                                 UsageLog *usage, QObject *parent)
    : QObject(parent)
    , m_receiver(receiver)
    , m_prepare(prepare)
    , m_explainer(explainer)
    , m_clock(clock)
    , m_random(random)
    , m_usage(usage)
    , m_authentication(std::make_shared<const PreparedAuthentication>())
{
    connect(&m_receiver, &capture::Receiver::captured, this, &ReceiveWebhooks::judgeCapture);
    connect(&m_receiver, &capture::Receiver::troubled, this, &ReceiveWebhooks::troubled);
    connect(&m_receiver, &capture::Receiver::drained, this, &ReceiveWebhooks::drained);
}

QCoro::Task<base::Result<QString>> ReceiveWebhooks::start(capture::ReceiverOptions options,
                                                          Authentication authentication, Remember remember)
{
    m_remember = remember;
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
    const QString environment = environmentOf(authentication);
    base::Result<PreparedAuthentication> prepared =
        co_await m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    base::Result<std::vector<base::SecretBytes>> hidden =
        co_await m_prepare.environments().secretsOf(environment);
    if (!hidden) {
        co_return base::Failure(hidden.error());
    }
    prepared->filledIn = *std::move(hidden);
    m_authentication = std::make_shared<const PreparedAuthentication>(std::move(*prepared));
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
    m_authentication = std::make_shared<const PreparedAuthentication>();
    for (const std::shared_ptr<Pending> &pending : m_pending) {
        pending->isReady = true;
    }
    reportReady();
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
    const auto pending = std::make_shared<Pending>();
    Delivery &delivery = pending->delivery;
    delivery.id = QStringLiteral("dlv_") + base::base32Id(m_random, 10);
    delivery.capture = capture;
    delivery.wireSize = {capture.head.size(), capture.request.body.size()};
    pending->judgedWith = m_authentication;
    signing::VerifyOptions options;
    options.now = m_clock.now();
    if (!capture.problem) {
        delivery.verification = judge(*m_authentication, capture.request, options);
        noteUse(delivery.verification);
    }
    base::Redaction redaction = redactionOf(*m_authentication);
    if (m_authentication->oauth2) {
        addToken(redaction, capture.request.headers);
    }
    redactHead(delivery.capture, redaction);
    delivery.marks = marksIn(delivery.capture.head, delivery.verification.found);

    const signing::Verdict verdict = delivery.verification.verdict;
    const bool wantsReason = verdict == signing::Verdict::Failed || verdict == signing::Verdict::Unsigned;
    m_pending.push_back(pending);
    if (wantsReason && m_explaining < kMostExplained) {
        ++m_explaining;
        explainPending(pending, capture.request, std::move(options));
        return;
    }
    pending->isReady = true;
    reportReady();
}

QCoro::Task<> ReceiveWebhooks::explainPending(std::shared_ptr<Pending> pending, http::Request request,
                                              signing::VerifyOptions options)
{
    const QPointer<ReceiveWebhooks> self(this);
    auto explaining = m_explainer.explain(m_authentication, std::move(request), std::move(options),
                                          pending->delivery.verification);
    Explained explained = co_await explaining;
    if (self.isNull()) {
        co_return; // the application ends
    }
    --m_explaining;
    Delivery &delivery = pending->delivery;
    delivery.explanation = std::move(explained.explanation);
    if (explained.redaction && redactHead(delivery.capture, *explained.redaction)) {
        delivery.marks = marksIn(delivery.capture.head, {});
    }
    pending->isReady = true;
    reportReady();
}

/// Without a signature, or one that it cannot judge, a delivery is no use of the credential.
void ReceiveWebhooks::noteUse(const signing::Verification &verification)
{
    const bool isVerified = verification.verdict == signing::Verdict::Verified;
    if (m_usage == nullptr || m_remember == Remember::No || !m_authentication->credential ||
        (!isVerified && verification.verdict != signing::Verdict::Failed)) {
        return;
    }
    history::UseKind use;
    use.credentialId = m_authentication->credential->id;
    use.act = history::Act::Checked;
    use.error = isVerified ? QString() : QString::fromLatin1(nameOf(verification.reason));
    m_usage->note(use, m_clock.now());
}

void ReceiveWebhooks::reportReady()
{
    while (!m_pending.empty() && m_pending.front()->isReady) {
        const std::shared_ptr<Pending> pending = m_pending.front();
        m_pending.pop_front();
        hideFilledInDelivery(pending->delivery, *pending->judgedWith);
        Q_EMIT delivered(pending->delivery);
    }
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

#include "moc_ReceiveWebhooks.cpp"
