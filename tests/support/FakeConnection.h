// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/OpenAnswer.h"
#include "app/capture/RequestReader.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace sealwright::tests {

class FakeReceiver;

/// One sender's connection to a FakeReceiver: bytes in, read by the rules of the real one, bytes out.
class FakeConnection final : public QObject
{
    Q_OBJECT

public:
    explicit FakeConnection(FakeReceiver &receiver);
    ~FakeConnection() override;

    void send(const QByteArray &bytes);
    /// Closes it; what is not answered yet is never answered.
    void leave();

    const QByteArray &received() const { return m_received; }

    /// An answer is under way.
    bool isWaiting() const { return m_waitsFor != 0; }

    /// Nothing is told of it any more.
    capture::OpenAnswer::Dropped drop();

private:
    void readOn();
    void ask(std::shared_ptr<const capture::Capture> capture);
    void answer(const capture::Reply &reply);
    void onOverdue();

    QPointer<FakeReceiver> m_receiver;
    capture::RequestReader m_reader;
    capture::ReadRequest m_request; ///< that is being answered, without its capture
    capture::OpenAnswer m_answer;
    QTimer m_overdue;
    qint64 m_waitsFor = 0; ///< the number of that request
    QByteArray m_received;
};

} // namespace sealwright::tests
