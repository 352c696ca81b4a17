// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sealwright::tests {

/// A server of raw bytes on the test's own event loop, at a port of the system's choice. It records exactly
/// what arrives and does to each request what the script says next; without a script it answers 200.
class RawServer
{
public:
    struct Action
    {
        enum class Then { KeepOpen, Close, Reset };
        std::vector<QByteArray> pieces; ///< each in its own turn of the event loop
        Then then = Then::KeepOpen;
    };

    explicit RawServer(const QHostAddress &address = QHostAddress::LocalHost);
    /// Speaks TLS.
    explicit RawServer(const QSslConfiguration &tls);
    ~RawServer();

    quint16 port() const { return m_server->serverPort(); }

    /// `http://127.0.0.1:PORT` or `https://localhost:PORT`, then the path.
    QByteArray url(const QByteArray &path = "/") const;

    void answer(const QByteArray &response, Action::Then then = Action::Then::KeepOpen);
    void drip(std::vector<QByteArray> pieces, Action::Then then = Action::Then::KeepOpen);

    void neverAnswer() { drip({}); }

    /// What is sent to each new connection before it has said anything.
    void greet(const QByteArray &bytes, Action::Then then);

    /// From now on nothing is read, so that a sender's buffers fill.
    void stopReading() { m_isReading = false; }

    /// Whole requests in the order they arrived, byte for byte.
    const std::vector<QByteArray> &requests() const { return m_requests; }

    /// What has arrived of a request that is not whole.
    QByteArray pending() const;

    int connections() const { return m_connections; }

    int openConnections() const { return static_cast<int>(m_clients.size()); }

    /// What a request is answered with when the script is at its end.
    void answerByDefault(std::function<QByteArray()> make) { m_default = std::move(make); }

    /// Called for each whole request, before it is answered.
    void onRequest(std::function<void()> callback) { m_onRequest = std::move(callback); }

    void closeAll();

private:
    struct Client
    {
        QTcpSocket *socket = nullptr;
        QByteArray buffer;
    };

    void listen();
    void accept(QTcpSocket *socket);
    void read(Client &client);
    void act(QTcpSocket *socket, const Action &action, std::size_t piece);
    void goOnWhenSent(QTcpSocket *socket, const Action &action, std::size_t piece);
    Client *clientOf(const QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    QObject m_context; ///< gone before the rest, and with it every pending turn
    bool m_isTls = false;
    bool m_isReading = true;
    std::deque<Action> m_script;
    std::optional<Action> m_greeting;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<QByteArray> m_requests;
    std::function<void()> m_onRequest;
    std::function<QByteArray()> m_default;
    int m_connections = 0;
};

} // namespace sealwright::tests
