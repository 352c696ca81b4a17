// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RawServer.h"

#include <QSslServer>
#include <QTimer>

#include <algorithm>
#include <sys/socket.h>

namespace sealwright::tests {
namespace {

constexpr const char *kOk = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

/// How many bytes at the start of the buffer are a whole request, or 0.
qsizetype requestSize(const QByteArray &buffer)
{
    const qsizetype blankLine = buffer.indexOf("\r\n\r\n");
    if (blankLine < 0) {
        return 0;
    }
    const qsizetype headSize = blankLine + 4;
    const QByteArray head = buffer.first(headSize).toLower();
    if (head.contains("\r\ntransfer-encoding: chunked")) {
        const qsizetype end = buffer.indexOf("0\r\n\r\n", headSize);
        return end < 0 ? 0 : end + 5;
    }
    qsizetype length = 0;
    if (const qsizetype field = head.indexOf("\r\ncontent-length:"); field >= 0) {
        const qsizetype value = field + 17;
        length = head.mid(value, head.indexOf('\r', value) - value).trimmed().toLongLong();
    }
    return buffer.size() < headSize + length ? 0 : headSize + length;
}

void reset(QTcpSocket &socket)
{
    const linger noWait{1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &noWait, sizeof noWait);
    socket.abort();
}

} // namespace

RawServer::RawServer(const QHostAddress &address)
    : m_server(std::make_unique<QTcpServer>())
{
    m_server->listen(address);
    listen();
}

RawServer::RawServer(const QSslConfiguration &tls)
    : m_isTls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    server->listen(QHostAddress::LocalHost);
    m_server = std::move(server);
    listen();
}

RawServer::~RawServer()
{
    m_onRequest = {};
    closeAll();
}

void RawServer::listen()
{
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, &m_context, [this] {
        while (QTcpSocket *const socket = m_server->nextPendingConnection()) {
            accept(socket);
        }
    });
}

QByteArray RawServer::url(const QByteArray &path) const
{
    QByteArray url = m_isTls ? "https://localhost:" : "http://127.0.0.1:";
    url += QByteArray::number(port());
    url += path;
    return url;
}

void RawServer::answer(const QByteArray &response, Action::Then then)
{
    m_script.push_back({{response}, then});
}

void RawServer::drip(std::vector<QByteArray> pieces, Action::Then then)
{
    m_script.push_back({std::move(pieces), then});
}

void RawServer::greet(const QByteArray &bytes, Action::Then then)
{
    m_greeting = Action{{bytes}, then};
}

QByteArray RawServer::pending() const
{
    return m_clients.empty() ? QByteArray() : m_clients.back()->buffer;
}

RawServer::Client *RawServer::clientOf(const QTcpSocket *socket)
{
    const auto found =
        std::ranges::find_if(m_clients, [&](const auto &client) { return client->socket == socket; });
    return found == m_clients.end() ? nullptr : found->get();
}

void RawServer::accept(QTcpSocket *socket)
{
    ++m_connections;
    m_clients.push_back(std::make_unique<Client>(Client{socket, {}}));
    if (!m_isReading) {
        socket->setReadBufferSize(1);
    }
    QObject::connect(socket, &QTcpSocket::readyRead, &m_context, [this, socket] {
        if (Client *const client = clientOf(socket)) {
            read(*client);
        }
    });
    QObject::connect(socket, &QTcpSocket::disconnected, &m_context, [this, socket] {
        std::erase_if(m_clients, [&](const auto &client) { return client->socket == socket; });
        socket->deleteLater();
    });
    if (m_greeting) {
        act(socket, *m_greeting, 0);
    } else if (socket->bytesAvailable() > 0) {
        read(*clientOf(socket));
    }
}

void RawServer::read(Client &client)
{
    if (!m_isReading) {
        return;
    }
    QTcpSocket *const socket = client.socket;
    client.buffer += socket->readAll();
    while (const qsizetype size = requestSize(client.buffer)) {
        m_requests.push_back(client.buffer.first(size));
        client.buffer.remove(0, size);
        if (m_onRequest) {
            m_onRequest();
        }
        Action action{{m_default && m_script.empty() ? m_default() : QByteArray(kOk)},
                      Action::Then::KeepOpen};
        if (!m_script.empty()) {
            action = std::move(m_script.front());
            m_script.pop_front();
        }
        act(socket, action, 0);
        if (clientOf(socket) == nullptr) {
            return;
        }
    }
}

void RawServer::act(QTcpSocket *socket, const Action &action, std::size_t piece)
{
    if (clientOf(socket) == nullptr) {
        return;
    }
    if (piece < action.pieces.size()) {
        socket->write(action.pieces[piece]);
        socket->flush();
        if (socket->bytesToWrite() > 0) {
            goOnWhenSent(socket, action, piece);
        } else if (piece + 1 < action.pieces.size() || action.then != Action::Then::KeepOpen) {
            QTimer::singleShot(1, &m_context,
                               [this, socket, action, piece] { act(socket, action, piece + 1); });
        }
        return;
    }
    if (action.then == Action::Then::Close) {
        socket->disconnectFromHost();
    } else if (action.then == Action::Then::Reset) {
        reset(*socket);
    }
}

/// However much there is to send, the server holds but one piece of it.
void RawServer::goOnWhenSent(QTcpSocket *socket, const Action &action, std::size_t piece)
{
    auto connection = std::make_shared<QMetaObject::Connection>();
    *connection = QObject::connect(
        socket, &QTcpSocket::bytesWritten, &m_context, [this, connection, socket, action, piece] {
            if (socket->bytesToWrite() > 0) {
                return;
            }
            QObject::disconnect(*connection);
            QTimer::singleShot(0, &m_context,
                               [this, socket, action, piece] { act(socket, action, piece + 1); });
        });
}

void RawServer::closeAll()
{
    while (!m_clients.empty()) {
        QTcpSocket *const socket = m_clients.back()->socket;
        m_clients.pop_back();
        QObject::disconnect(socket, nullptr, &m_context, nullptr);
        socket->abort();
        socket->deleteLater();
    }
}

} // namespace sealwright::tests
