// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureConnection.h"

#include "app/capture/Endpoint.h"
#include "app/capture/ReplyWriter.h"
#include "app/capture/SocketBytes.h"

#include <QPointer>
#include <QSslSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace sealwright::capture {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kReadBytes = 64 * 1024;
constexpr qint64 kUnsentBytes = 256 * 1024; ///< beyond it the next request waits until the sender reads
constexpr int kTurnsInARow = 16;            ///< then the other connections have their turn
constexpr auto kLingerTime = 1s;
constexpr qint64 kNewcomerTime = 1000;            ///< ms; how long a silent connection is left alone
constexpr qint64 kEasyBytesPerSecond = 64 * 1024; ///< of a sender in no hurry

Refusal timedOut(CaptureError error, std::chrono::milliseconds after)
{
    return {{error, {{"after_ms", static_cast<qint64>(after.count())}}}, 408};
}

} // namespace

CaptureConnection::CaptureConnection(std::unique_ptr<QTcpSocket> socket, QByteArray scheme,
                                     const ReceiverOptions &options, ConnectionHost &host, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_limits(options.limits)
    , m_host(host)
    , m_reader(ReaderRules::of(options, std::move(scheme), plainAddress(m_socket->localAddress()).toLatin1()))
    , m_remote(endpoint(m_socket->peerAddress(), m_socket->peerPort()))
    , m_reply(host, m_limits.answerTime, [this](const Reply &reply) { answer(reply); })
    , m_isTls(qobject_cast<QSslSocket *>(m_socket.get()) != nullptr)
{
    m_age.start();
    m_timer.setSingleShot(true);
    m_socket->setReadBufferSize(kReadBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_timer, &QTimer::timeout, this, &CaptureConnection::onTimeout);
    connect(m_socket.get(), &QIODevice::readyRead, this, &CaptureConnection::pump);
    connect(m_socket.get(), &QIODevice::bytesWritten, this, &CaptureConnection::onBytesWritten);
    if (auto *tlsSocket = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tlsSocket, &QSslSocket::encryptedBytesWritten, this, &CaptureConnection::onBytesWritten);
    }
    connect(m_socket.get(), &QAbstractSocket::disconnected, this, &CaptureConnection::onDisconnected);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &CaptureConnection::pumpLater);
    enter(Phase::Opening, m_limits.headTime);
}

CaptureConnection::~CaptureConnection()
{
    m_socket->disconnect(this);
}

bool CaptureConnection::isIdle() const
{
    if (m_phase == Phase::Idle) {
        return m_socket->bytesAvailable() == 0 && unsentBytes(*m_socket) == 0;
    }
    return m_phase == Phase::Opening && m_age.hasExpired(kNewcomerTime);
}

std::chrono::microseconds CaptureConnection::lag() const
{
    const std::chrono::microseconds age(m_age.nsecsElapsed() / 1000);
    switch (m_phase) {
    case Phase::Answering: // it is we who take our time
    case Phase::Closed:
        return 0ms;
    case Phase::Opening:
    case Phase::Head:
    case Phase::Body:
        return age - m_reader.heldBytes() * std::chrono::microseconds(1s) / kEasyBytesPerSecond;
    case Phase::Idle: // or nearly: the end of a reply is on its way
    case Phase::Draining:
    case Phase::Lingering:
        break;
    }
    return age;
}

bool CaptureConnection::isUnheard() const
{
    return m_phase == Phase::Opening && hasUnreadBytes(*m_socket);
}

void CaptureConnection::giveUp()
{
    const qint64 received = m_reader.heldBytes();
    const qint64 after = m_age.elapsed();
    std::optional<ReadRequest> request;
    if (m_phase == Phase::Head || m_phase == Phase::Body) {
        request =
            m_reader.refuse({{CaptureError::GivenUp, {{"after_ms", after}, {"received", received}}}, 408});
    }
    if (request) {
        handle(std::move(*request));
    } else if (m_phase == Phase::Opening && !m_isTls) {
        turnAway(); // it may be about to speak
    } else {
        abort();
    }
}

void CaptureConnection::drain()
{
    m_closeAfterAnswer = true;
    if (m_phase == Phase::Idle || m_phase == Phase::Lingering) {
        linger(); // the end of a reply may still be on its way
    } else if (m_phase != Phase::Answering && m_phase != Phase::Draining) {
        abort();
    }
}

void CaptureConnection::abort()
{
    const bool wasOpen = m_phase != Phase::Closed;
    enter(Phase::Closed, 0ms); // first: nothing is reported of what the abort leaves behind
    OpenAnswer::Dropped dropped = dropAnswer();
    m_socket->abort();
    if (wasOpen) {
        release();
    }
    dropped.cancel();
}

void CaptureConnection::turnAway()
{
    Reply reply;
    reply.status = 503;
    reply.headers.append("Retry-After", "1");
    m_socket->write(replyBytes(reply, ReadRequest()));
    linger();
}

void CaptureConnection::pumpLater()
{
    if (!std::exchange(m_pumpQueued, true)) {
        QMetaObject::invokeMethod(this, &CaptureConnection::pump, Qt::QueuedConnection);
    }
}

void CaptureConnection::pump()
{
    m_pumpQueued = false;
    const QPointer<CaptureConnection> self(this);
    for (int turn = 0;; ++turn) {
        if (m_phase == Phase::Lingering) {
            discard();
            return;
        }
        if (m_phase == Phase::Answering || m_phase == Phase::Draining || m_phase == Phase::Closed) {
            return;
        }
        if (turn == kTurnsInARow) {
            pumpLater();
            break;
        }
        if (std::optional<ReadRequest> request = m_reader.next()) {
            handle(std::move(*request));
            if (!self) {
                return;
            }
            continue;
        }
        if (m_reader.takeContinue()) {
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        const QByteArray bytes = m_socket->read(kReadBytes);
        if (bytes.isEmpty()) {
            break;
        }
        m_reader.feed(bytes);
        updateHeld();
        if (!self) {
            return;
        }
    }
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        onDisconnected();
        return;
    }
    updatePhase();
}

void CaptureConnection::updateHeld()
{
    const qint64 held = m_reader.heldBytes();
    const bool fits = m_host.hold(held - std::exchange(m_held, held));
    if (fits || held <= kReadBytes) {
        return;
    }
    Refusal refusal{{CaptureError::BodyTooLarge, {{"limit", m_limits.heldBytes}}}, 503};
    if (std::optional<ReadRequest> request = m_reader.refuse(std::move(refusal))) {
        handle(std::move(*request));
    }
}

void CaptureConnection::handle(ReadRequest request)
{
    const auto capture = std::make_shared<Capture>(std::exchange(request.capture, Capture()));
    const bool isRefused = capture->problem.has_value();
    const bool canAnswer =
        m_socket->state() == QAbstractSocket::ConnectedState && (!isRefused || request.refusedWith != 0);
    capture->remote = m_remote;
    m_closeAfterAnswer = !request.keepAlive;
    const qint64 held = m_reader.heldBytes();
    m_host.hold(held - std::exchange(m_held, held));
    if (canAnswer) {
        enter(Phase::Answering, 0ms);
    }

    const QPointer<CaptureConnection> self(this);
    m_host.report(*capture);
    if (!self || m_phase == Phase::Closed) {
        return;
    }
    if (!canAnswer) {
        m_host.tellAnswered(capture->number, 0);
        return; // its end comes by itself
    }
    m_request = std::move(request);
    m_request.capture.request.method = capture->request.method;
    m_isHandling = true;
    if (isRefused) {
        m_reply.give(capture->number, refusalReply(*capture->problem, m_request.refusedWith));
    } else {
        m_reply.ask(capture);
    }
    if (self) {
        m_isHandling = false;
    }
}

void CaptureConnection::answer(const Reply &reply)
{
    m_age.restart();
    m_socket->write(replyBytes(reply, m_request));
    m_socket->flush(); // on its way even when the receiver is stopped next
    if (m_phase == Phase::Closed) {
        return; // the sender is gone
    }
    if (unsentBytes(*m_socket) > kUnsentBytes) {
        enter(Phase::Draining, m_limits.idleTime);
    } else {
        afterAnswer();
    }
    if (!m_isHandling) {
        pumpLater(); // what came meanwhile
    }
}

void CaptureConnection::afterAnswer()
{
    if (m_closeAfterAnswer) {
        linger();
        return;
    }
    enter(Phase::Idle, m_limits.idleTime);
}

/// Closing while unread bytes lie in the kernel would send a reset that can overtake the reply (RFC 9112
/// §9.6): so we say that nothing more comes, read on for a moment, and close when the sender does.
void CaptureConnection::linger()
{
    m_phase = Phase::Lingering;
    onBytesWritten();
    discard();
}

void CaptureConnection::discard()
{
    while (m_phase == Phase::Lingering && !m_socket->read(kReadBytes).isEmpty()) {
    }
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        finish();
    }
}

void CaptureConnection::onBytesWritten()
{
    if (m_phase == Phase::Draining) {
        m_age.restart();
        if (unsentBytes(*m_socket) > kUnsentBytes) {
            enter(Phase::Draining, m_limits.idleTime);
            return;
        }
        afterAnswer();
        pumpLater();
        return;
    }
    if (m_phase != Phase::Lingering) {
        return;
    }
    if (unsentBytes(*m_socket) > 0) {
        m_age.restart();
        enter(Phase::Lingering, m_limits.idleTime);
        return;
    }
    enter(Phase::Lingering, std::min<std::chrono::milliseconds>(kLingerTime, m_limits.idleTime));
#ifdef Q_OS_UNIX
    if (!m_isTls) {
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
        return;
    }
#endif
    m_socket->disconnectFromHost();
}

void CaptureConnection::updatePhase()
{
    switch (m_reader.phase()) {
    case RequestReader::Phase::Idle:
        if (m_phase != Phase::Opening && m_phase != Phase::Idle) {
            enter(Phase::Idle, m_limits.idleTime);
        }
        break;
    case RequestReader::Phase::Head:
        // The first head is timed from the accepting on, so that silence and dripping are one budget.
        if (m_phase == Phase::Opening && m_phaseRequest == m_reader.requestNumber()) {
            m_phase = Phase::Head;
        } else if (m_phase != Phase::Head || m_phaseRequest != m_reader.requestNumber()) {
            m_age.restart();
            enter(Phase::Head, m_limits.headTime);
        }
        break;
    case RequestReader::Phase::Body:
        if (m_phase != Phase::Body || m_phaseRequest != m_reader.requestNumber()) {
            if (m_phase != Phase::Opening && m_phase != Phase::Head) {
                m_age.restart();
            }
            enter(Phase::Body, m_limits.idleTime);
        }
        break;
    case RequestReader::Phase::Ended:
        break;
    }
}

void CaptureConnection::enter(Phase phase, std::chrono::milliseconds time)
{
    m_phase = phase;
    m_phaseRequest = m_reader.requestNumber();
    m_bodyAtWindow = phase == Phase::Body ? m_reader.bodyBytes() : 0;
    if (time > 0ms) {
        m_timer.start(time);
    } else {
        m_timer.stop();
    }
}

void CaptureConnection::onTimeout()
{
    std::optional<ReadRequest> request;
    if (m_phase == Phase::Head) {
        request = m_reader.refuse(timedOut(CaptureError::HeadTimedOut, m_limits.headTime));
    } else if (m_phase == Phase::Body) {
        const qint64 expected = std::max<qint64>(
            1, m_limits.bodyBytesPerSecond * static_cast<qint64>(m_limits.idleTime.count()) / 1000);
        if (m_reader.bodyBytes() - m_bodyAtWindow >= expected) {
            enter(Phase::Body, m_limits.idleTime);
            return;
        }
        request = m_reader.refuse(timedOut(CaptureError::BodyTimedOut, m_limits.idleTime));
    }
    if (request) {
        handle(std::move(*request));
    } else {
        abort();
    }
}

void CaptureConnection::onDisconnected()
{
    const QPointer<CaptureConnection> self(this);
    OpenAnswer::Dropped dropped = dropAnswer();
    if (dropped) {
        m_host.tellAnswered(dropped.number(), 0);
    }
    if (self && m_phase != Phase::Lingering && m_phase != Phase::Closed) {
        readTheRest();
    }
    if (self) {
        finish();
    }
    dropped.cancel();
}

/// The sender is gone: what it left behind is still reported, whole or not.
void CaptureConnection::readTheRest()
{
    const QPointer<CaptureConnection> self(this);
    const auto isOpen = [&self] { return self && self->m_phase != Phase::Closed; };
    while (isOpen()) {
        if (std::optional<ReadRequest> request = m_reader.next()) {
            handle(std::move(*request));
            continue;
        }
        const QByteArray bytes = m_socket->read(kReadBytes);
        if (bytes.isEmpty()) {
            break;
        }
        m_reader.feed(bytes);
    }
    if (!isOpen()) {
        return;
    }
    const qint64 received = m_reader.heldBytes();
    if (std::optional<ReadRequest> request =
            m_reader.refuse(Refusal{{CaptureError::Incomplete, {{"received", received}}}, 0})) {
        handle(std::move(*request));
    } else if (m_socket->error() == QAbstractSocket::SslHandshakeFailedError) {
        ReadRequest failed;
        failed.capture.problem.emplace(CaptureError::TlsHandshakeFailed,
                                       std::vector<base::Fact>{{"reason", m_socket->errorString()}});
        handle(std::move(failed));
    }
}

void CaptureConnection::finish()
{
    if (m_phase == Phase::Closed) {
        return;
    }
    enter(Phase::Closed, 0ms);
    release();
}

void CaptureConnection::release()
{
    m_host.hold(-std::exchange(m_held, 0));
    Q_EMIT closed();
}

} // namespace sealwright::capture

#include "moc_CaptureConnection.cpp"
