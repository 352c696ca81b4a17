// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/ConnectionHost.h"
#include "app/capture/CountedAnswers.h"
#include "app/capture/Receiver.h"

#include <QDeadlineTimer>
#include <QSslConfiguration>
#include <QTcpSocket>

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace sealwright::capture {

class CaptureConnection;
class ListeningSocket;

/// The receiver on the network: a listening socket and its connections, all on the event loop that owns it.
/// It only ever takes requests in; there is no path that gives anything out. At the limit of connections an
/// idle one makes room, then the one whose message or reply is furthest behind; only where all keep the pace
/// does the newcomer get 503. When the system has no more descriptors, accepting pauses for a moment.
class CaptureServer final : public Receiver, private ConnectionHost
{
    Q_OBJECT

public:
    explicit CaptureServer(const base::Clock &clock, QObject *parent = nullptr);
    ~CaptureServer() override;

    base::Result<QString> start(ReceiverOptions options) override;
    void stop() override;
    void drain() override;
    bool isListening() const override;
    void answerWith(std::shared_ptr<Answerer> answerer) override;

private:
    void report(Capture &capture) override;
    std::optional<Reply> ask(OpenAnswer &answer, std::shared_ptr<const Capture> capture,
                             OpenAnswer::Late late) override;
    void tellAnswered(qint64 number, int status) override;
    void tellTrouble(const base::Error &error) override;
    bool hold(qint64 bytes) override;

    void accept(qintptr descriptor);
    void serve(std::unique_ptr<QTcpSocket> socket);
    void turnAway(std::unique_ptr<QTcpSocket> socket);
    CaptureConnection *add(std::unique_ptr<QTcpSocket> socket);
    void closeListener();
    bool makeRoom();
    void giveUp(CaptureConnection *slowest);
    void remove(CaptureConnection *connection);
    void tellTooMany();
    void tellWhenDrained();

    const base::Clock &m_clock;
    ReceiverOptions m_options;
    std::unique_ptr<ListeningSocket> m_listener;
    std::optional<QSslConfiguration> m_tls;
    std::vector<CaptureConnection *> m_connections;          ///< children of the listener, oldest first
    std::unordered_set<const CaptureConnection *> m_leaving; ///< those of them that only hear 503 or 408
    std::shared_ptr<CountedAnswers> m_answers = std::make_shared<CountedAnswers>();
    qint64 m_taken = 0; ///< requests, since it was made
    bool m_isDraining = false;
    qint64 m_held = 0;
    int m_emitting = 0; ///< how deep we are in calls that may stop or destroy us
    QDeadlineTimer m_nextTrouble;
};

} // namespace sealwright::capture
