// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <vector>

namespace sealwright::sender {

/// What one transfer put on the wire and took from it, and when. Fed piece by piece from libcurl's debug
/// callback; knows nothing of libcurl.
class WireRecord
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// With a tunnel, the blocks of the CONNECT before the request belong to the proxy and are kept apart.
    explicit WireRecord(bool throughTunnel)
        : m_throughTunnel(throughTunnel)
    {
    }

    /// The connection stands and the request is about to go out.
    void requestBegins(Moment now) { m_requestBegan = now; }

    void headOut(QByteArrayView bytes, Moment now);
    void bodyOut(qsizetype count, Moment now);
    void headIn(QByteArrayView line, Moment now);

    void trailerIn(QByteArrayView line) { m_receivedTrailers += line; }

    void bodyIn(Moment now);

    QByteArray sentHead() const { return isProxysTurn() ? QByteArray() : m_sentHead; }

    QByteArray receivedHead() const { return m_receivedHead; } ///< of the final response

    /// The answers 1xx before it, each with its blank line.
    const std::vector<QByteArray> &interimHeads() const { return m_interimHeads; }

    QByteArray receivedTrailers() const { return m_receivedTrailers; }

    qint64 sentBodyBytes() const { return m_sentBodyBytes; }

    bool hasBegun() const { return m_requestBegan != Moment(); }

    bool hasSentAnything() const { return m_lastSent != Moment(); }

    bool hasSentHead() const;

    bool hasReceivedAnything() const { return m_firstReceived != Moment(); }

    bool isReceivedHeadWhole() const { return m_isReceivedHeadWhole; }

    /// The head that is there, whole or not, is of the response that counts: no 1xx but 101.
    bool isFinalHead() const;

    bool isFinalHeadWhole() const { return m_isReceivedHeadWhole && isFinalHead(); }

    /// Nothing but CONNECT has gone out.
    bool isProxysTurn() const { return m_throughTunnel && m_sentHead.startsWith("CONNECT "); }

    std::chrono::microseconds sendTime() const;
    std::chrono::microseconds firstByteTime() const;

private:
    bool m_throughTunnel;
    QByteArray m_sentHead;
    QByteArray m_receivedHead;
    std::vector<QByteArray> m_interimHeads;
    QByteArray m_receivedTrailers;
    bool m_isReceivedHeadWhole = false;
    qint64 m_sentBodyBytes = 0;
    Moment m_requestBegan{};
    Moment m_lastSent{};
    Moment m_firstReceived{};
};

} // namespace sealwright::sender
