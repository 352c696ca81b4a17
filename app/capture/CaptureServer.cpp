// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"

#include "app/capture/CaptureConnection.h"
#include "app/capture/ListeningSocket.h"
#include "app/capture/TlsFiles.h"
#include "app/http/IpAddress.h"

#include <QPointer>
#include <QSslSocket>

namespace sealwright::capture {

namespace {

using namespace std::chrono_literals;

constexpr int kTurnedAwayAtOnce = 64; ///< beyond it they are closed without a word
constexpr auto kBetweenTroubles = 1s;

/// Only what names one address; `localhost` is the one name.
std::optional<QHostAddress> parseAddress(const QString &text)
{
    if (text == QLatin1String("localhost")) {
        return QHostAddress(QHostAddress::LocalHost);
    }
    if (!text.contains(QLatin1Char(':')) && !http::parseIpv4(text.toLatin1())) {
        return std::nullopt;
    }
    const QHostAddress address(text);
    return address.isNull() ? std::nullopt : std::optional(address);
}

base::Error listenError(const QTcpServer &server, const ReceiverOptions &options)
{
    const base::Fact address("address", options.address);
    const base::Fact port("port", static_cast<qint64>(options.port));
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {CaptureError::PortInUse, {address, port}};
    case QAbstractSocket::SocketAccessError:
        return {CaptureError::PortForbidden, {address, port}};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {CaptureError::AddressInvalid, {address}};
    default:
        return {CaptureError::ListenFailed, {address, port, {"reason", server.errorString()}}};
    }
}

} // namespace

CaptureServer::CaptureServer(const base::Clock &clock, QObject *parent)
    : Receiver(parent)
    , m_clock(clock)
{
}

CaptureServer::~CaptureServer()
{
    const ListeningSocket *const listener = m_listener.get();
    const bool isInCall = m_emitting > 0;
    closeListener();
    if (!isInCall) {
        delete listener; // with its connections
    }
}

base::Result<QString> CaptureServer::start(ReceiverOptions options)
{
    stop();
    const std::optional<QHostAddress> address = parseAddress(options.address);
    if (!address) {
        return base::failure(CaptureError::AddressInvalid, {{"address", options.address}});
    }
    std::optional<QSslConfiguration> tls;
    if (!options.tlsCertificateFile.isEmpty() || !options.tlsKeyFile.isEmpty()) {
        base::Result<QSslConfiguration> read = readTlsFiles(options.tlsCertificateFile, options.tlsKeyFile);
        if (!read) {
            return base::Failure(read.error());
        }
        tls = std::move(*read);
    }
    auto listener = std::make_unique<ListeningSocket>();
    if (!listener->open(*address, options.port)) {
        return base::Failure(listenError(*listener, options));
    }
    connect(listener.get(), &ListeningSocket::accepted, this, &CaptureServer::accept);
    connect(listener.get(), &ListeningSocket::exhausted, this, [this](const QString &reason) {
        tellTrouble({CaptureError::DescriptorsExhausted, {{"reason", reason}}});
    });
    const QString host = address->protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]").arg(address->toString())
                             : address->toString();
    const QString scheme = tls ? QStringLiteral("https") : QStringLiteral("http");
    QString url = QStringLiteral("%1://%2:%3").arg(scheme, host).arg(listener->serverPort());
    m_answers->use(std::move(options.answerer));
    m_options = std::move(options);
    m_tls = std::move(tls);
    m_listener = std::move(listener);
    return url;
}

void CaptureServer::stop()
{
    closeListener();
}

void CaptureServer::drain()
{
    m_isDraining = true;
    if (m_listener) {
        m_listener->shut();
        for (CaptureConnection *connection : std::vector<CaptureConnection *>(m_connections)) {
            connection->drain();
        }
    }
    tellWhenDrained();
}

/// From the event loop: we may be deep inside one of our connections' calls.
void CaptureServer::tellWhenDrained()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_connections.empty() && std::exchange(m_isDraining, false)) {
                Q_EMIT drained();
            }
        },
        Qt::QueuedConnection);
}

/// Closes everything now and deletes it later: we may be deep inside one of its connections' calls. Answerers
/// are told last of all: they may do anything then.
void CaptureServer::closeListener()
{
    if (!m_listener) {
        return;
    }
    m_isDraining = false;
    ListeningSocket *const listener = m_listener.release();
    listener->shut();
    std::vector<OpenAnswer::Dropped> dropped;
    for (CaptureConnection *connection : std::vector<CaptureConnection *>(m_connections)) {
        if (OpenAnswer::Dropped answer = connection->dropAnswer()) {
            dropped.push_back(std::move(answer));
        }
        connection->abort();
    }
    listener->deleteLater();
    std::ranges::sort(dropped, {}, &OpenAnswer::Dropped::number);
    for (OpenAnswer::Dropped &answer : dropped) {
        answer.cancel();
    }
}

bool CaptureServer::isListening() const
{
    return m_listener != nullptr;
}

void CaptureServer::answerWith(std::shared_ptr<Answerer> answerer)
{
    m_answers->use(std::move(answerer));
}

void CaptureServer::report(Capture &capture)
{
    capture.receivedAt = m_clock.now();
    capture.number = ++m_taken;
    const QPointer<CaptureServer> self(this);
    ++m_emitting;
    Q_EMIT captured(capture);
    if (self) {
        --m_emitting;
    }
}

std::optional<Reply> CaptureServer::ask(OpenAnswer &answer, std::shared_ptr<const Capture> capture,
                                        OpenAnswer::Late late)
{
    if (m_answers->underWay() >= m_options.limits.answers) {
        Reply unavailable;
        unavailable.status = 503;
        unavailable.headers.append("Retry-After", "1");
        tellTrouble(
            {CaptureError::TooManyAnswers, {{"limit", static_cast<qint64>(m_options.limits.answers)}}});
        return unavailable;
    }
    const QPointer<CaptureServer> self(this);
    ++m_emitting;
    std::optional<Reply> reply = answer.ask(m_answers, std::move(capture), std::move(late));
    if (self) {
        --m_emitting;
    }
    return reply;
}

void CaptureServer::tellAnswered(qint64 number, int status)
{
    const QPointer<CaptureServer> self(this);
    ++m_emitting;
    Q_EMIT answered(number, status);
    if (self) {
        --m_emitting;
    }
}

bool CaptureServer::hold(qint64 bytes)
{
    m_held += bytes;
    return m_held <= m_options.limits.heldBytes;
}

void CaptureServer::accept(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls) {
        auto tlsSocket = std::make_unique<QSslSocket>();
        tlsSocket->setSslConfiguration(*m_tls);
        socket = std::move(tlsSocket);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    if (!socket->setSocketDescriptor(descriptor)) {
        return;
    }
    const bool isFull =
        static_cast<int>(m_connections.size() - m_leaving.size()) >= m_options.limits.connections;
    const QPointer<CaptureServer> self(this);
    const bool hasRoom = !isFull || makeRoom();
    if (!self || !m_listener || !m_listener->isListening()) {
        return; // whoever heard of what was given up has stopped us
    }
    if (hasRoom) {
        serve(std::move(socket));
    } else {
        turnAway(std::move(socket));
    }
}

void CaptureServer::serve(std::unique_ptr<QTcpSocket> socket)
{
    if (auto *tlsSocket = qobject_cast<QSslSocket *>(socket.get())) {
        tlsSocket->startServerEncryption();
    }
    CaptureConnection *connection = add(std::move(socket));
    connect(connection, &CaptureConnection::closed, this, [this, connection] { remove(connection); });
}

void CaptureServer::turnAway(std::unique_ptr<QTcpSocket> socket)
{
    if (m_tls || static_cast<int>(m_leaving.size()) >= kTurnedAwayAtOnce) {
        socket->abort();
        m_listener->rest();
    } else {
        CaptureConnection *connection = add(std::move(socket));
        m_leaving.insert(connection);
        connect(connection, &CaptureConnection::closed, this, [this, connection] { remove(connection); });
        connection->turnAway();
    }
    tellTooMany();
}

CaptureConnection *CaptureServer::add(std::unique_ptr<QTcpSocket> socket)
{
    const QByteArray scheme = m_tls ? "https" : "http";
    auto *connection = new CaptureConnection(std::move(socket), scheme, m_options, *this, m_listener.get());
    m_connections.push_back(connection);
    return connection;
}

bool CaptureServer::makeRoom()
{
    const auto idle = std::ranges::find_if(
        m_connections, [](const CaptureConnection *connection) { return connection->isIdle(); });
    if (idle != m_connections.end()) {
        (*idle)->abort();
        return true;
    }
    CaptureConnection *slowest = nullptr;
    std::chrono::microseconds furthest = 0us;
    for (CaptureConnection *connection : m_connections) {
        const std::chrono::microseconds lag = connection->lag();
        if (lag > furthest && !m_leaving.contains(connection) && !connection->isUnheard()) {
            furthest = lag;
            slowest = connection;
        }
    }
    if (slowest == nullptr) {
        return false;
    }
    giveUp(slowest);
    return true;
}

/// It may stay a moment longer, to hear why.
void CaptureServer::giveUp(CaptureConnection *slowest)
{
    const bool mayLinger = static_cast<int>(m_leaving.size()) < kTurnedAwayAtOnce;
    m_leaving.insert(slowest);
    const QPointer<CaptureServer> self(this);
    const QPointer<CaptureConnection> connection(slowest);
    slowest->giveUp();
    if (self && connection && !mayLinger) {
        connection->abort();
    }
    if (self && m_listener) {
        tellTooMany();
    }
}

void CaptureServer::remove(CaptureConnection *connection)
{
    std::erase(m_connections, connection);
    m_leaving.erase(connection);
    connection->deleteLater();
    if (m_isDraining) {
        tellWhenDrained();
    }
}

void CaptureServer::tellTooMany()
{
    tellTrouble(
        {CaptureError::TooManyConnections, {{"limit", static_cast<qint64>(m_options.limits.connections)}}});
}

void CaptureServer::tellTrouble(const base::Error &error)
{
    if (m_nextTrouble.hasExpired()) {
        m_nextTrouble.setRemainingTime(kBetweenTroubles);
        const QPointer<CaptureServer> self(this);
        ++m_emitting;
        Q_EMIT troubled(error);
        if (self) {
            --m_emitting;
        }
    }
}

} // namespace sealwright::capture

#include "moc_CaptureServer.cpp"
