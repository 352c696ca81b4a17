// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/PendingReply.h"

#include "app/capture/Receiver.h"

#include <QPointer>

namespace sealwright::capture {

PendingReply::PendingReply(ConnectionHost &host, std::chrono::milliseconds patience, Ready ready)
    : m_host(host)
    , m_patience(patience)
    , m_ready(std::move(ready))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PendingReply::onTimeout);
}

void PendingReply::ask(std::shared_ptr<const Capture> capture)
{
    m_number = capture->number;
    const qint64 bytes = capture->head.size() + capture->request.body.size();
    const QPointer<PendingReply> self(this);
    std::optional<Reply> reply = m_host.ask(m_answer, std::move(capture), [this](Reply late) {
        setHeld(0);
        decide(std::move(late));
    });
    if (self && reply) {
        decide(*std::move(reply));
    } else if (self && m_number != 0) {
        setHeld(bytes);
        m_timer.start(m_patience);
    }
}

void PendingReply::give(qint64 number, Reply reply)
{
    m_number = number;
    decide(std::move(reply));
}

OpenAnswer::Dropped PendingReply::drop()
{
    m_number = 0;
    m_delayed.reset();
    m_timer.stop();
    setHeld(0);
    return m_answer.drop();
}

void PendingReply::decide(Reply reply)
{
    if (m_number == 0) {
        return; // dropped by whoever heard of it on the way
    }
    m_timer.stop();
    const QPointer<PendingReply> self(this);
    m_host.tellAnswered(m_number, reply.status);
    if (!self || m_number == 0) {
        return;
    }
    if (reply.delay.count() > 0) {
        m_delayed = std::move(reply);
        m_timer.start(m_delayed->delay);
        return;
    }
    m_number = 0;
    m_ready(reply);
}

void PendingReply::onTimeout()
{
    if (m_delayed) {
        const Reply reply = *std::exchange(m_delayed, std::nullopt);
        m_number = 0;
        m_ready(reply);
        return;
    }
    OpenAnswer::Dropped dropped = m_answer.drop();
    setHeld(0);
    const QPointer<PendingReply> self(this);
    m_host.tellTrouble(
        {CaptureError::AnswerTimedOut, {{"after_ms", static_cast<qint64>(m_patience.count())}}});
    if (self) {
        Reply reply;
        reply.status = 504;
        decide(std::move(reply));
    }
    dropped.cancel();
}

void PendingReply::setHeld(qint64 bytes)
{
    if (bytes != m_held) {
        m_host.hold(bytes - std::exchange(m_held, bytes));
    }
}

} // namespace sealwright::capture

#include "moc_PendingReply.cpp"
