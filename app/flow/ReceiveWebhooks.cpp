// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ReceiveWebhooks.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/InPool.h"
#include "app/flow/RedactExchange.h"
#include "app/flow/RedactFilled.h"
#include "app/flow/WireMarks.h"
#include "app/http/ExchangeRedaction.h"

#include <QPointer>

namespace sealwright::flow {
namespace {

/// Whoever sends more wrong requests at once gets the rest of them reported without an explanation.
constexpr int kMostExplained = 8;

/// A body up to this is judged at once: in less than a millisecond.
constexpr qsizetype kLargestJudgedAtOnce = 64 * 1024;

/// Of deliveries that are still to be reported: what comes after that many waits for its answer.
constexpr qint64 kMostPendingBytes = qint64{64} * 1024 * 1024;

bool isLarge(const http::Request &request)
{
    return request.body.size() > kLargestJudgedAtOnce;
}

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

/// Lets a sender wait while too much of what came before it is still to be reported: it can send us no more
/// meanwhile.
class ReceiveWebhooks::InTurn final : public capture::Answerer
{
public:
    InTurn(ReceiveWebhooks *flow, std::shared_ptr<capture::Answerer> answerer)
        : m_flow(flow)
        , m_answerer(answerer ? std::move(answerer) : std::make_shared<capture::FixedReply>())
    {
    }

    QCoro::Task<capture::Reply> answer(const capture::Capture &capture,
                                       base::Cancellation cancellation) override
    {
        auto room = m_flow ? m_flow->roomFor(capture.number) : std::nullopt;
        if (room) {
            cancellation.onRequested([room = *room]() mutable { room.resolve(false); });
            auto waiting = room->awaiter();
            const bool hasRoom = co_await waiting;
            if (!hasRoom) {
                co_return capture::Reply(); // nobody hears it
            }
        }
        auto answering = m_answerer->answer(capture, std::move(cancellation));
        capture::Reply reply = co_await answering;
        co_return reply;
    }

private:
    QPointer<ReceiveWebhooks> m_flow;
    std::shared_ptr<capture::Answerer> m_answerer;
};

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
    m_judging.setMaxThreadCount(1);
    connect(&m_receiver, &capture::Receiver::captured, this, &ReceiveWebhooks::take);
    connect(&m_receiver, &capture::Receiver::answered, this, &ReceiveWebhooks::onAnswered);
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
    options.answerer = std::make_shared<InTurn>(this, std::move(options.answerer));
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

void ReceiveWebhooks::answerWith(std::shared_ptr<capture::Answerer> answerer)
{
    m_receiver.answerWith(std::make_shared<InTurn>(this, std::move(answerer)));
}

void ReceiveWebhooks::stop()
{
    m_receiver.stop();
    m_url.clear();
    m_authentication = std::make_shared<const PreparedAuthentication>();
    for (const PendingPtr &pending : std::deque<PendingPtr>(m_pending)) {
        pending->mayBeExplained = false;
        pending->explaining.request();
        pending->repliedStatus = pending->repliedStatus.value_or(0);
        if (pending->state == Pending::State::Explaining) {
            hide(pending);
        }
    }
    reportReady();
    Q_EMIT listeningChanged(false);
}

QCoro::Task<> ReceiveWebhooks::settled()
{
    if (m_pending.empty()) {
        co_return;
    }
    const base::OneShot<bool> settled;
    m_settling.push_back(settled);
    auto settling = settled.awaiter();
    co_await settling;
}

void ReceiveWebhooks::drain()
{
    m_receiver.drain();
}

bool ReceiveWebhooks::isListening() const
{
    return m_receiver.isListening();
}

void ReceiveWebhooks::take(const capture::Capture &capture)
{
    const auto pending = std::make_shared<Pending>();
    pending->number = capture.number;
    pending->delivery.id = QStringLiteral("dlv_") + base::base32Id(m_random, 10);
    pending->delivery.capture = capture;
    pending->delivery.wireSize = {capture.head.size(), capture.request.body.size()};
    pending->request = capture.request;
    pending->judgedWith = m_authentication;
    pending->options.now = m_clock.now();
    pending->bytes = capture.head.size() + capture.request.body.size();
    pending->bytesBefore = m_bytesTaken;
    m_bytesTaken += pending->bytes;
    m_pending.push_back(pending);
    if (capture.problem) {
        conclude(pending, {});
    } else if (!isLarge(pending->request)) {
        conclude(pending, judge(*pending->judgedWith, pending->request, pending->options));
    } else {
        m_large.push_back(pending);
        if (m_large.size() == 1) {
            judgeLarge();
        }
    }
}

/// One after the other, in the order of arrival.
QCoro::Task<> ReceiveWebhooks::judgeLarge()
{
    const QPointer<ReceiveWebhooks> self(this);
    while (self && !m_large.empty()) {
        const PendingPtr pending = m_large.front();
        auto judging = inPool([prepared = pending->judgedWith, request = pending->request,
                               options = pending->options] { return judge(*prepared, request, options); },
                              m_judging);
        auto awaiter = judging.awaiter();
        signing::Verification verification = co_await awaiter;
        if (self) {
            m_large.pop_front();
            conclude(pending, std::move(verification));
        }
    }
}

/// It is judged.
void ReceiveWebhooks::conclude(const PendingPtr &pending, signing::Verification verification)
{
    Delivery &delivery = pending->delivery;
    delivery.verification = std::move(verification);
    noteUse(*pending);
    base::Redaction redaction = redactionOf(*pending->judgedWith);
    if (pending->judgedWith->oauth2) {
        addToken(redaction, pending->request.headers);
    }
    redactHead(delivery.capture, redaction);
    delivery.marks = marksIn(delivery.capture.head, delivery.verification.found);

    const signing::Verdict verdict = delivery.verification.verdict;
    const bool wantsReason = verdict == signing::Verdict::Failed || verdict == signing::Verdict::Unsigned;
    const bool hasTime = pending->mayBeExplained && m_waiting.empty() && m_explaining < kMostExplained;
    if (wantsReason && hasTime) {
        ++m_explaining;
        explainPending(pending);
    } else {
        hide(pending);
    }
}

QCoro::Task<> ReceiveWebhooks::explainPending(PendingPtr pending)
{
    const QPointer<ReceiveWebhooks> self(this);
    pending->state = Pending::State::Explaining;
    auto explaining = m_explainer.explain(pending->judgedWith, pending->request, pending->options,
                                          pending->delivery.verification, pending->explaining.cancellation());
    Explained explained = co_await explaining;
    if (self.isNull()) {
        co_return; // the application ends
    }
    --m_explaining;
    if (pending->state != Pending::State::Explaining) {
        co_return; // we were stopped, and it is reported as it was
    }
    Delivery &delivery = pending->delivery;
    delivery.explanation = std::move(explained.explanation);
    if (explained.redaction && redactHead(delivery.capture, *explained.redaction)) {
        delivery.marks = marksIn(delivery.capture.head, {});
    }
    hide(pending);
}

void ReceiveWebhooks::hide(const PendingPtr &pending)
{
    if (isLarge(pending->request) && !pending->judgedWith->filledIn.empty()) {
        hideLarge(pending);
        return;
    }
    hideFilledInDelivery(pending->delivery, *pending->judgedWith);
    pending->state = Pending::State::Ready;
    reportReady();
}

QCoro::Task<> ReceiveWebhooks::hideLarge(PendingPtr pending)
{
    const QPointer<ReceiveWebhooks> self(this);
    pending->state = Pending::State::Hiding;
    auto hiding = inPool(
        [prepared = pending->judgedWith, delivery = std::exchange(pending->delivery, Delivery())]() mutable {
            hideFilledInDelivery(delivery, *prepared);
            return std::move(delivery);
        },
        m_judging);
    auto awaiter = hiding.awaiter();
    pending->delivery = co_await awaiter;
    pending->state = Pending::State::Ready;
    if (self) {
        reportReady();
    }
}

/// Without a signature, or one that it cannot judge, a delivery is no use of the credential.
void ReceiveWebhooks::noteUse(const Pending &pending)
{
    const signing::Verification &verification = pending.delivery.verification;
    const bool isVerified = verification.verdict == signing::Verdict::Verified;
    if (m_usage == nullptr || m_remember == Remember::No || !pending.judgedWith->credential ||
        (!isVerified && verification.verdict != signing::Verdict::Failed)) {
        return;
    }
    history::UseKind use;
    use.credentialId = pending.judgedWith->credential->id;
    use.act = history::Act::Checked;
    use.error = isVerified ? QString() : QString::fromLatin1(nameOf(verification.reason));
    m_usage->note(use, pending.options.now);
}

ReceiveWebhooks::PendingPtr ReceiveWebhooks::pendingOf(qint64 number) const
{
    const auto found = std::ranges::lower_bound(m_pending, number, {},
                                                [](const PendingPtr &pending) { return pending->number; });
    return found == m_pending.end() || (*found)->number != number ? nullptr : *found;
}

void ReceiveWebhooks::onAnswered(qint64 number, int status)
{
    if (const PendingPtr pending = pendingOf(number)) {
        pending->repliedStatus = status;
        reportReady();
    }
}

void ReceiveWebhooks::reportReady()
{
    const QPointer<ReceiveWebhooks> self(this);
    while (self && !m_pending.empty() && m_pending.front()->state == Pending::State::Ready &&
           m_pending.front()->repliedStatus) {
        const PendingPtr pending = m_pending.front();
        m_pending.pop_front();
        m_bytesReported = pending->bytesBefore + pending->bytes;
        pending->delivery.capture.repliedStatus = *pending->repliedStatus;
        Q_EMIT delivered(pending->delivery);
    }
    if (self) {
        letAnswersGoOn();
    }
}

/// Whose answer may be sought, in the order of arrival: what came first never waits for another.
void ReceiveWebhooks::letAnswersGoOn()
{
    const QPointer<ReceiveWebhooks> self(this);
    while (self && !m_waiting.empty() &&
           m_waiting.front().bytesBefore - m_bytesReported <= kMostPendingBytes) {
        Waiting waiting = m_waiting.front();
        m_waiting.pop_front();
        waiting.hasRoom.resolve(true);
    }
    if (self && m_pending.empty()) {
        for (base::OneShot<bool> &settled : std::exchange(m_settling, {})) {
            settled.resolve(true);
        }
    }
}

std::optional<base::OneShot<bool>> ReceiveWebhooks::roomFor(qint64 number)
{
    const PendingPtr pending = pendingOf(number);
    if (!pending || pending->bytesBefore - m_bytesReported <= kMostPendingBytes) {
        return std::nullopt;
    }
    // A search over megabytes takes a minute: it ends with what it has found when somebody waits for it.
    for (const PendingPtr &other : m_pending) {
        if (other->state == Pending::State::Explaining) {
            other->explaining.request();
        }
    }
    return m_waiting.emplace_back(Waiting{pending->bytesBefore, {}}).hasRoom;
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
