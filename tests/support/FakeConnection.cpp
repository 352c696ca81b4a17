// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeConnection.h"

#include "app/capture/ReplyWriter.h"
#include "tests/support/FakeReceiver.h"

namespace sealwright::tests {

FakeConnection::FakeConnection(FakeReceiver &receiver)
    : m_receiver(&receiver)
    , m_reader(capture::ReaderRules::of(receiver.options(), "http", "127.0.0.1"))
{
    m_overdue.setSingleShot(true);
    m_overdue.setInterval(receiver.options().limits.answerTime);
    connect(&m_overdue, &QTimer::timeout, this, &FakeConnection::onOverdue);
    m_receiver->add(this);
}

FakeConnection::~FakeConnection()
{
    leave();
}

void FakeConnection::send(const QByteArray &bytes)
{
    m_reader.feed(bytes);
    readOn();
}

void FakeConnection::leave()
{
    capture::OpenAnswer::Dropped dropped = drop();
    if (m_receiver) {
        FakeReceiver &receiver = *std::exchange(m_receiver, nullptr);
        receiver.remove(this);
        if (dropped) {
            Q_EMIT receiver.answered(dropped.number(), 0);
        }
    }
    dropped.cancel();
}

capture::OpenAnswer::Dropped FakeConnection::drop()
{
    m_waitsFor = 0;
    m_overdue.stop();
    return m_answer.drop();
}

void FakeConnection::readOn()
{
    while (m_receiver && m_receiver->isListening() && m_waitsFor == 0) {
        std::optional<capture::ReadRequest> request = m_reader.next();
        if (!request) {
            return;
        }
        const auto capture =
            std::make_shared<capture::Capture>(std::exchange(request->capture, capture::Capture()));
        m_request = *std::move(request);
        m_request.capture.request.method = capture->request.method;
        m_receiver->report(*capture);
        if (!m_receiver->isListening()) {
            return;
        }
        m_waitsFor = capture->number;
        if (capture->problem) {
            answer(capture::refusalReply(*capture->problem, m_request.refusedWith));
        } else {
            ask(capture);
        }
    }
}

void FakeConnection::ask(std::shared_ptr<const capture::Capture> capture)
{
    const std::optional<capture::Reply> reply =
        m_receiver->ask(m_answer, std::move(capture), [this](const capture::Reply &late) {
            answer(late);
            readOn();
        });
    if (reply) {
        answer(*reply);
    } else if (m_waitsFor != 0) {
        m_overdue.start();
    }
}

void FakeConnection::answer(const capture::Reply &reply)
{
    m_overdue.stop();
    const qint64 number = std::exchange(m_waitsFor, 0);
    Q_EMIT m_receiver->answered(number, reply.status);
    if (m_receiver && m_receiver->isServing()) {
        m_received.append(capture::replyBytes(reply, m_request));
        m_receiver->tellWhenDrained();
    }
}

void FakeConnection::onOverdue()
{
    capture::OpenAnswer::Dropped dropped = m_answer.drop();
    Q_EMIT m_receiver->troubled(
        {capture::CaptureError::AnswerTimedOut, {{"after_ms", qint64{m_overdue.interval()}}}});
    capture::Reply reply;
    reply.status = 504;
    answer(reply);
    dropped.cancel();
    readOn();
}

} // namespace sealwright::tests
