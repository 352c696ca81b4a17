// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/ReceiverContract.h"
#include "tests/support/Captured.h"
#include "tests/support/FakeConnection.h"
#include "tests/support/FakeReceiver.h"

using namespace sealwright;

/// The fake must keep the very contract that the real one keeps; these are its own tricks.
class TestFakeReceiver : public tests::ReceiverContract
{
    Q_OBJECT

protected:
    std::unique_ptr<capture::Receiver> makeReceiver() override
    {
        return std::make_unique<tests::FakeReceiver>();
    }

    QByteArray deliver(capture::Receiver &receiver, const QString &, const QByteArray &bytes,
                       qsizetype) override
    {
        return static_cast<tests::FakeReceiver &>(receiver).deliver(bytes);
    }

    std::unique_ptr<Sender> connectTo(capture::Receiver &receiver, const QString &) override
    {
        return std::make_unique<DirectSender>(static_cast<tests::FakeReceiver &>(receiver));
    }

private:
    class DirectSender final : public Sender
    {
    public:
        explicit DirectSender(tests::FakeReceiver &receiver)
            : m_connection(receiver)
        {
        }

        void send(const QByteArray &bytes) override { m_connection.send(bytes); }

        QByteArray received() override { return m_connection.received(); }

        void leave() override { m_connection.leave(); }

    private:
        tests::FakeConnection m_connection;
    };

private Q_SLOTS:

    void failsTheNextStartAsItWasTold()
    {
        tests::FakeReceiver receiver;
        receiver.failNextStart({capture::CaptureError::PortInUse, {{"port", 80}}});
        VERIFY_FAILURE(receiver.start({}), capture::CaptureError::PortInUse);
        VERIFY_RESULT(receiver.start({}));
        QCOMPARE(receiver.starts(), 2);
    }

    void takesARequestAsAValue()
    {
        tests::FakeReceiver receiver;
        std::vector<capture::Capture> captures;
        tests::collect(receiver, this, captures);
        http::Request request;
        request.url = "http://127.0.0.1:1/x";
        receiver.receive(request);
        QVERIFY(captures.empty());
        VERIFY_RESULT(receiver.start({}));
        receiver.receive(request);
        QCOMPARE(captures.size(), std::size_t(1));
        QCOMPARE(captures[0].repliedStatus, 200);
        QVERIFY(captures[0].head.startsWith("POST /x HTTP/1.1\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestFakeReceiver)
#include "tst_FakeReceiver.moc"
