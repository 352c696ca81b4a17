// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"

#include <optional>

namespace sealwright::tests {

/// A receiver without sockets: the test is the sender. Passes the contract suite of the real one.
class FakeReceiver final : public capture::Receiver
{
    Q_OBJECT

public:
    using Receiver::Receiver;

    base::Result<QString> start(capture::ReceiverOptions options) override;
    void stop() override;
    void drain() override;

    bool isListening() const override { return m_listening; }

    void setReply(capture::Reply reply) override { m_options.reply = std::move(reply); }

    /// The next start fails with this.
    void failNextStart(base::Error error) { m_startFailure = std::move(error); }

    /// As though this had come over the wire just now: fills in what is missing (status, head) and reports
    /// it. Nothing happens while it is not listening.
    void receive(capture::Capture capture);
    /// The same for a request without anything else.
    void receive(http::Request request);

    /// The bytes of one connection, read by the rules of the real receiver; what it would have answered.
    QByteArray deliver(const QByteArray &bytes);

    /// Reports a trouble of the listening itself.
    void trouble(const base::Error &error) { Q_EMIT troubled(error); }

    const capture::ReceiverOptions &options() const { return m_options; }

    int starts() const { return m_starts; }

private:
    capture::ReceiverOptions m_options;
    std::optional<base::Error> m_startFailure;
    bool m_listening = false;
    int m_starts = 0;
};

} // namespace sealwright::tests
