// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace sealwright::tests {

/// A server that knows nothing of HTTP but where a request ends: it keeps each one's exact bytes and answers
/// with fixed bytes.
class ByteServer : public QObject
{
public:
    explicit ByteServer(QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        : reply(std::move(answer))
    {
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("the test server cannot listen");
        }
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QString url(const QString &path = QStringLiteral("/webhook")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    quint16 port() const { return m_server.serverPort(); }

    QList<QByteArray> requests; ///< complete ones
    QByteArray reply;           ///< empty: never answers
    /// When set, makes the answer of the request with that number, from 1.
    std::function<QByteArray(qsizetype)> replyTo;

private:
    void take(QTcpSocket *socket)
    {
        QByteArray &bytes = m_unfinished[socket];
        bytes.append(socket->readAll());
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        qsizetype length = 0;
        for (const QByteArray &line : bytes.first(end).split('\n')) {
            if (line.toLower().startsWith("content-length:")) {
                length = line.mid(15).trimmed().toLongLong();
            }
        }
        if (bytes.size() < end + 4 + length) {
            return;
        }
        requests.append(std::exchange(bytes, {}));
        const QByteArray answer = replyTo ? replyTo(requests.size()) : reply;
        if (!answer.isEmpty()) {
            socket->write(answer);
        }
    }

    QTcpServer m_server;
    std::map<QTcpSocket *, QByteArray> m_unfinished;
};

} // namespace sealwright::tests
