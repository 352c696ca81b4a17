// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/PendingReply.h"
#include "app/capture/Receiver.h"
#include "app/capture/RequestReader.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace sealwright::capture {

/// One sender: moves bytes from its socket through a RequestReader and answers each request in its order
/// before it reads the next one, so that a sender can make us keep one request and one reply, never more. All
/// waiting for the sender is bounded by one timer on monotonic time. Emits `closed` once, then waits to be
/// deleted.
class CaptureConnection final : public QObject
{
    Q_OBJECT

public:
    CaptureConnection(std::unique_ptr<QTcpSocket> socket, QByteArray scheme, const ReceiverOptions &options,
                      ConnectionHost &host, QObject *parent = nullptr);
    ~CaptureConnection() override;

    /// Answers 503 without reading: there are too many already.
    void turnAway();
    /// Nothing is under way on it, and it may be closed in favour of a newcomer: it was served already, or
    /// has said nothing for a second.
    bool isIdle() const;
    /// How far what is under way on it, a message or its reply, is behind a sender in no hurry; not above
    /// zero where it keeps that pace.
    std::chrono::microseconds lag() const;
    /// What the sender said first lies unread: it is we who are slow.
    bool isUnheard() const;
    /// Ends what is under way, in favour of a newcomer: a request is answered 408 and reported, who has said
    /// nothing yet hears 503.
    void giveUp();
    /// Sends what is to be sent of a reply, found or still sought, then closes; at once where there is none.
    void drain();

    /// Of its answer nothing is heard any more. Without an answer that is waited for, nothing.
    OpenAnswer::Dropped dropAnswer() { return m_reply.drop(); }

    /// At once, without answering.
    void abort();

Q_SIGNALS:
    void closed();

private:
    enum class Phase { Opening, Head, Body, Idle, Answering, Draining, Lingering, Closed };

    void pump();
    void pumpLater();
    void handle(ReadRequest request);
    void answer(const Reply &reply);
    void afterAnswer();
    void linger();
    void updatePhase();
    void enter(Phase phase, std::chrono::milliseconds time);
    void onTimeout();
    void onBytesWritten();
    void onDisconnected();
    void readTheRest();
    void discard();
    void updateHeld();
    void finish();
    void release();

    std::unique_ptr<QTcpSocket> m_socket;
    ReceiverLimits m_limits;
    ConnectionHost &m_host;
    RequestReader m_reader;
    QString m_remote;
    QTimer m_timer;
    QElapsedTimer m_age; ///< of the message under way, or of the reply since it last went on
    Phase m_phase = Phase::Opening;
    qint64 m_phaseRequest = 0; ///< the request whose head or body is timed
    qint64 m_bodyAtWindow = 0; ///< body bytes when the time window began
    qint64 m_held = 0;         ///< as told to the host
    PendingReply m_reply;
    ReadRequest m_request; ///< that is being answered, without its capture
    bool m_isHandling = false;
    bool m_closeAfterAnswer = false;
    bool m_pumpQueued = false;
    bool m_isTls = false;
};

} // namespace sealwright::capture
