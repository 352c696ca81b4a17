// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/ReceiverContract.h"
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
        int captures = 0;
        connect(&receiver, &capture::Receiver::captured, this, [&captures](const capture::Capture &capture) {
            ++captures;
            QCOMPARE(capture.repliedStatus, 200);
            QVERIFY(capture.head.startsWith("POST /x HTTP/1.1\r\n"));
        });
        http::Request request;
        request.url = "http://127.0.0.1:1/x";
        receiver.receive(request);
        QCOMPARE(captures, 0);
        VERIFY_RESULT(receiver.start({}));
        receiver.receive(request);
        QCOMPARE(captures, 1);
    }
};

QTEST_GUILESS_MAIN(TestFakeReceiver)
#include "tst_FakeReceiver.moc"
