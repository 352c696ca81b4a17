// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"
#include "tests/contract/ReceiverContract.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/RawSender.h"

using namespace sealwright;

/// The receiver on the network keeps the contract.
class TestCaptureServer : public tests::ReceiverContract
{
    Q_OBJECT

protected:
    std::unique_ptr<capture::Receiver> makeReceiver() override
    {
        return std::make_unique<capture::CaptureServer>(m_clock);
    }

    QByteArray deliver(capture::Receiver &, const QString &url, const QByteArray &bytes,
                       qsizetype replies) override
    {
        tests::RawSender sender(url);
        sender.send(bytes);
        if (replies > 0 && sender.waitForReplies(replies)) {
            sender.sayThatNoMoreComes();
        }
        sender.waitForClose();
        return sender.received();
    }

    std::unique_ptr<Sender> connectTo(capture::Receiver &, const QString &url) override
    {
        return std::make_unique<SocketSender>(url);
    }

private:
    class SocketSender final : public Sender
    {
    public:
        explicit SocketSender(const QString &url)
            : m_sender(url)
        {
        }

        void send(const QByteArray &bytes) override { m_sender.send(bytes); }

        QByteArray received() override { return m_sender.received(); }

        void leave() override { m_sender.socket().disconnectFromHost(); }

    private:
        tests::RawSender m_sender;
    };

    tests::FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestCaptureServer)
#include "tst_CaptureServer.moc"
