// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/CountedAnswers.h"
#include "app/capture/OpenAnswer.h"
#include "app/capture/Receiver.h"

#include <optional>
#include <vector>

namespace sealwright::tests {

class FakeConnection;

/// A receiver without sockets: the test is the sender. Passes the contract suite of the real one.
class FakeReceiver final : public capture::Receiver
{
    Q_OBJECT

public:
    using Receiver::Receiver;
    ~FakeReceiver() override;

    base::Result<QString> start(capture::ReceiverOptions options) override;
    void stop() override;
    void drain() override;

    bool isListening() const override { return m_listening; }

    void answerWith(std::shared_ptr<capture::Answerer> answerer) override
    {
        m_answers->use(std::move(answerer));
    }

    /// The next start fails with this.
    void failNextStart(base::Error error) { m_startFailure = std::move(error); }

    /// As though this had come over the wire just now: fills in what is missing (head, sender), reports it
    /// and asks what it is answered, unless its status says. Nothing happens while it is not listening.
    void receive(capture::Capture capture);
    /// The same for a request without anything else.
    void receive(http::Request request);

    /// The bytes of one connection; what it was answered at once.
    QByteArray deliver(const QByteArray &bytes);

    /// Reports a trouble of the listening itself.
    void trouble(const base::Error &error) { Q_EMIT troubled(error); }

    const capture::ReceiverOptions &options() const { return m_options; }

    int starts() const { return m_starts; }

    /// What the last one that was received as a value was answered.
    int lastStatus() const { return m_lastStatus; }

private:
    friend class FakeConnection;

    void add(FakeConnection *connection) { m_connections.push_back(connection); }

    void remove(FakeConnection *connection);

    bool isServing() const { return m_listening || m_isDraining; }

    void report(capture::Capture &capture);
    std::optional<capture::Reply> ask(capture::OpenAnswer &answer,
                                      std::shared_ptr<const capture::Capture> capture,
                                      capture::OpenAnswer::Late late);
    void tell(qint64 number, int status);
    void tellWhenDrained();

    capture::ReceiverOptions m_options;
    std::optional<base::Error> m_startFailure;
    std::shared_ptr<capture::CountedAnswers> m_answers = std::make_shared<capture::CountedAnswers>();
    std::vector<FakeConnection *> m_connections;
    std::vector<std::shared_ptr<capture::OpenAnswer>> m_ownAnswers; ///< of what was received as a value
    qint64 m_taken = 0;
    int m_lastStatus = 0;
    bool m_listening = false;
    bool m_isDraining = false;
    int m_starts = 0;
};

} // namespace sealwright::tests
