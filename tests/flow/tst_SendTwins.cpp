// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SendTwins.h"
#include "tests/flow/SendWorld.h"

using namespace sealwright;
using namespace sealwright::tests;
using Finding = flow::SentTwins::Finding;

class TestSendTwins : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void concludesFromTheTwoAnswers_data()
    {
        QTest::addColumn<int>("canonical");
        QTest::addColumn<int>("odd");
        QTest::addColumn<int>("finding");
        QTest::newRow("both") << 200 << 204 << static_cast<int>(Finding::BothAccepted);
        QTest::newRow("written again") << 200 << 401 << static_cast<int>(Finding::OnlyCanonical);
        QTest::newRow("strange") << 400 << 200 << static_cast<int>(Finding::OnlyOdd);
        QTest::newRow("neither") << 401 << 401 << static_cast<int>(Finding::BothRefused);
    }

    void concludesFromTheTwoAnswers()
    {
        QFETCH(const int, canonical);
        QFETCH(const int, odd);
        QFETCH(const int, finding);
        SendWorld world;
        flow::SendTwins twins(world.send);
        const credential::Credential signer =
            world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "0123456789abcdef0123456789");
        world.sender.answer(canonical);
        world.sender.answer(odd);
        const http::Request request{"POST", "http://127.0.0.1:3000/", {}, "ignored"};
        const auto sent = await(twins.run(request, *explain::twinsOf("{\"a\": 1.0}"), signer.id, {}, {}));
        VERIFY_RESULT(sent);
        QCOMPARE(static_cast<int>(sent->finding()), finding);
        QCOMPARE(world.sender.sent()[0].request.body, QByteArray("{\"a\":1}"));
        // Each is signed for itself.
        QVERIFY(*world.sender.sent()[0].request.headers.find("x-signature") !=
                *world.sender.sent()[1].request.headers.find("x-signature"));
    }

    void concludesNothingWithoutAnAnswer()
    {
        SendWorld world;
        flow::SendTwins twins(world.send);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        const auto sent = await(twins.run({"POST", "http://127.0.0.1:3000/", {}, {}},
                                          *explain::twinsOf("{\"a\": 1.0}"), {}, {}, {}));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->finding(), Finding::Unknown);
    }

    void tellsWhatIsDoubtfulBeforeItIsSent()
    {
        SendWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "0123456789abcdef0123456789");
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("Vapi"));
        order.request.body = "{\"a\": 1.0}";
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->lints.size(), std::size_t{2});
        QCOMPARE(world.sender.sent().front().request.body, QByteArray("{\"a\": 1.0}"));
        // Nobody compares the bytes of what is not signed.
        flow::SendOrder open = SendWorld::orderWith(flow::Authentication());
        open.request.body = "{\"a\": 1.0}";
        QVERIFY(world.sent(std::move(open))->lints.empty());
    }
};

QTEST_GUILESS_MAIN(TestSendTwins)
#include "tst_SendTwins.moc"
