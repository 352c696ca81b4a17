// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/ReceivingWorld.h"
#include "tests/support/FakeConnection.h"
#include "tests/support/GatedAnswers.h"

using namespace sealwright;
using signing::Verdict;
using tests::await;
using tests::FlowWorld;
using tests::ReceivingWorld;

namespace {

constexpr auto &kSharedSecret = ReceivingWorld::kSecret;

} // namespace

/// Deliveries that take their time, to be judged or to be answered.
class TestReceiveInOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void reportsInTheOrderOfArrivalThoughALargeBodyTakesLonger()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSharedSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody()));
        QCOMPARE(world.receiver.lastStatus(), 200); // its sender does not wait for it
        world.receiver.receive(world.signedRequest());
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody(1024 * 1024)));
        QVERIFY(world.deliveries.empty()); // nothing of it on this thread
        QTRY_COMPARE(world.deliveries.size(), std::size_t{3});
        QCOMPARE(world.deliveries[0].wireSize.body, 4 * 1024 * 1024);
        QCOMPARE(world.deliveries[1].wireSize.body, 14);
        QCOMPARE(world.deliveries[2].wireSize.body, 1024 * 1024);
        for (const flow::Delivery &delivery : world.deliveries) {
            QCOMPARE(delivery.verification.verdict, Verdict::Verified);
            QCOMPARE(delivery.capture.repliedStatus, 200);
        }
    }

    void judgesALargeBodyWithWhatWasInForceWhenItCame()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSharedSecret);
        world.added(FlowWorld::hmac(QStringLiteral("Other")), "the secret of another");
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody()));
        flow::Authentication other = flow::WithCredential{QStringLiteral("Other")};
        VERIFY_RESULT(await(world.flow.verifyWith(std::move(other))));
        QTRY_COMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].verification.verdict, Verdict::Verified);
    }

    void settlesWhenTheBodiesThatAreBeingJudgedAreReported()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSharedSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        await(world.flow.settled()); // nothing came
        http::Request changed = world.signedRequest(ReceivingWorld::largeBody());
        changed.body += ' ';
        world.receiver.receive(changed);
        world.flow.stop();
        QVERIFY(world.deliveries.empty());
        await(world.flow.settled());
        QCOMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].verification.verdict, Verdict::Failed);
        QVERIFY(!world.deliveries[0].explanation); // too late for it
    }

    void reportsADeliveryOnceItIsAnswered()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSharedSecret);
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        VERIFY_RESULT(world.start(QStringLiteral("Vapi"), std::move(options)));
        world.receiver.receive(world.signedRequest());
        world.receiver.receive(world.signedRequest("{}"));
        QCOMPARE(answers->asked.size(), std::size_t{2});
        answers->release(1, 201);
        QVERIFY(world.deliveries.empty()); // the first came first
        answers->release(0, 202);
        QCOMPARE(world.deliveries.size(), std::size_t{2});
        QCOMPARE(world.deliveries[0].capture.repliedStatus, 202);
        QCOMPARE(world.deliveries[1].capture.repliedStatus, 201);
    }

    void reportsWhatIsNotAnsweredWhenItStops()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        world.receiver.receive(world.signedRequest());
        world.flow.stop();
        QCOMPARE(answers->cancelled.size(), std::size_t{1});
        QCOMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].capture.repliedStatus, 0);
    }

    void letsSendersWaitWhileTooMuchIsStillToBeReported()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        // Bodies of 16 MiB, and the first one waits for its answer.
        http::Request large;
        large.url = "http://127.0.0.1:1/webhook";
        large.body = ReceivingWorld::largeBody(16 * 1024 * 1024);
        for (int i = 0; i < 7; ++i) {
            world.receiver.receive(large);
        }
        QCOMPARE(answers->asked.size(), std::size_t{4}); // 48 MiB came before the fourth, and a head each
        answers->release(0, 200);
        QTRY_COMPARE(answers->asked.size(), std::size_t{5});
        for (std::size_t i = 1; i < 7; ++i) {
            QTRY_VERIFY(answers->asked.size() > i);
            answers->release(i, 200);
        }
        QTRY_COMPARE(world.deliveries.size(), std::size_t{7});
    }

    void dropsWhoeverLeavesWhileHeWaitsForRoom()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        http::Request large;
        large.url = "http://127.0.0.1:1/webhook";
        large.body = ReceivingWorld::largeBody(65 * 1024 * 1024);
        world.receiver.receive(large);
        tests::FakeConnection sender(world.receiver);
        sender.send("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(answers->asked.size(), std::size_t{1});
        sender.leave();
        answers->release(0, 200);
        QTRY_COMPARE(world.deliveries.size(), std::size_t{2});
        QCOMPARE(world.deliveries[1].capture.repliedStatus, 0);
        QCOMPARE(answers->asked.size(), std::size_t{1}); // nobody was left to hear it
    }
};

QTEST_GUILESS_MAIN(TestReceiveInOrder)
#include "tst_ReceiveInOrder.moc"
