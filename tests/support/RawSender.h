// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <sys/socket.h>

namespace sealwright::tests {

/// A sender of raw bytes on the test's own event loop.
class RawSender
{
public:
    /// Connects to `http://127.0.0.1:43211`.
    explicit RawSender(const QString &url, qint64 readBufferSize = 0)
    {
        const QUrl parsed(url);
        m_socket.setReadBufferSize(readBufferSize);
        m_socket.connectToHost(parsed.host(), static_cast<quint16>(parsed.port()));
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }

    /// Everything received so far.
    const QByteArray &received()
    {
        m_received.append(m_socket.readAll());
        return m_received;
    }

    bool waitFor(const QByteArray &text, int timeout = 5000)
    {
        return QTest::qWaitFor([&] { return received().contains(text); }, timeout);
    }

    /// Until `count` status lines have come.
    bool waitForReplies(qsizetype count, int timeout = 5000)
    {
        return QTest::qWaitFor([&] { return received().count("HTTP/1.1 ") >= count; }, timeout);
    }

    bool waitForClose(int timeout = 5000)
    {
        return QTest::qWaitFor(
            [&] {
                received();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            timeout);
    }

    /// So that the receiver closes when it has said everything: for replies whose end no length tells.
    void sayThatNoMoreComes() { ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR); }

    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace sealwright::tests
