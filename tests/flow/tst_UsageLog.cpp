// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ReceiveWebhooks.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/AwaitOutcome.h"
#include "tests/support/FakeReceiver.h"
#include "tests/support/FakeUsageStore.h"

#include <QSignalSpy>

using namespace sealwright;
using history::Act;
using history::HistoryError;
using history::UseKind;
using history::UseTally;
using tests::awaitOutcome;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

constexpr const char *kSecret = "0123456789abcdef0123456789";

/// A world that remembers.
struct UsageWorld : SendWorld
{
    tests::FakeUsageStore uses;
    flow::UsageLog usage{uses};
    flow::SendRequest sending{prepare, sender, clock, random, &usage};
    flow::RepeatSend repeating{prepare, sending, clock, random};
    flow::RetrySend retrying{prepare, sending, clock, random};
    flow::KeepCredential keeping{workspace, store, clock, random, &usage};

    std::vector<UseTally> usesOf(const QString &id)
    {
        auto told = awaitOutcome(usage.usesOf(id));
        return std::move(told).value_or(std::vector<UseTally>());
    }

    base::Result<flow::SentExchange> sentNow(flow::SendOrder order)
    {
        return awaitOutcome(sending.run(std::move(order), base::Cancellation()));
    }
};

UseKind kindOf(const QString &id)
{
    UseKind kind;
    kind.credentialId = id;
    return kind;
}

} // namespace

class TestUsageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesTogetherWhatIsNotedDuringAWrite()
    {
        UsageWorld world;
        world.uses.hold();
        for (int i = 0; i < 500; ++i) {
            world.usage.note(kindOf(QStringLiteral("cred_a")), world.clock.now());
            world.clock.advance(std::chrono::milliseconds(1));
        }
        QCOMPARE(world.uses.records(), 1);
        world.uses.release();
        VERIFY_RESULT(awaitOutcome(world.usage.settled()));
        QCOMPARE(world.uses.records(), 2);
        const auto uses = world.usesOf(QStringLiteral("cred_a"));
        QCOMPARE(uses.size(), std::size_t{1});
        QCOMPARE(uses.front().count, 500);
        QVERIFY(uses.front().last == world.clock.now() - std::chrono::milliseconds(1));
    }

    void saysOnceWhatWentWrongAndGoesOn()
    {
        UsageWorld world;
        QSignalSpy troubled(&world.usage, &flow::UsageLog::troubled);
        world.uses.failAlways(HistoryError::NotWritten);
        world.usage.note(kindOf(QStringLiteral("cred_a")), world.clock.now());
        VERIFY_FAILURE(awaitOutcome(world.usage.settled()), HistoryError::NotWritten);
        VERIFY_RESULT(awaitOutcome(world.usage.settled()));
        QCOMPARE(troubled.count(), 1);
        world.uses.work();
        world.usage.note(kindOf(QStringLiteral("cred_a")), world.clock.now());
        VERIFY_RESULT(awaitOutcome(world.usage.settled()));
        QCOMPARE(world.usesOf(QStringLiteral("cred_a")).size(), std::size_t{1});
    }

    void givesTheLastNotesAwayWhenItEnds()
    {
        tests::FakeUsageStore uses;
        {
            flow::UsageLog usage(uses);
            uses.hold();
            for (int i = 0; i < 3; ++i) {
                usage.note(kindOf(QStringLiteral("cred_a")), base::TimePoint());
            }
        }
        uses.release();
        QCOMPARE(awaitOutcome(uses.totals())->at(QStringLiteral("cred_a")).count, 3);
    }

    void tellsOfChanges()
    {
        UsageWorld world;
        QSignalSpy changed(&world.usage, &flow::UsageLog::changed);
        world.usage.note(kindOf(QStringLiteral("cred_a")), world.clock.now());
        QCOMPARE(changed.count(), 1);
        awaitOutcome(world.usage.settled());
        world.usage.forget(QStringLiteral("cred_a"));
        QCOMPARE(changed.count(), 2);
        QVERIFY(world.usesOf(QStringLiteral("cred_a")).empty());
    }

    void notesWhatASendCameTo()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.sender.answer(202);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        for (int i = 0; i < 2; ++i) {
            flow::SendOrder order = SendWorld::orderWith(id);
            order.savedRequest = QStringLiteral("staging/hang");
            VERIFY_RESULT(world.sentNow(std::move(order)));
            world.clock.advance(std::chrono::seconds(1));
        }
        const auto uses = world.usesOf(id);
        QCOMPARE(uses.size(), std::size_t{2});
        QCOMPARE(uses[0].kind.error, QStringLiteral("connection_refused"));
        QCOMPARE(uses[0].kind.status, 0);
        QCOMPARE(uses[1].kind.status, 202);
        QVERIFY(uses[1].kind.error.isEmpty());
        for (const UseTally &use : uses) {
            QCOMPARE(use.kind.request, QStringLiteral("staging/hang"));
            QCOMPARE(use.kind.host, QStringLiteral("127.0.0.1:3000"));
            QCOMPARE(use.count, 1);
        }
    }

    void notesNothingWithoutACredentialOrWhenToldTo()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        flow::SendOrder forgotten = SendWorld::orderWith(id);
        forgotten.remember = flow::Remember::No;
        VERIFY_RESULT(world.sentNow(std::move(forgotten)));
        VERIFY_RESULT(world.sentNow(SendWorld::orderWith(flow::Authentication())));
        // Nor what never reached the wire.
        flow::SendOrder impossible = SendWorld::orderWith(QStringLiteral("nobody"));
        QVERIFY(!world.sentNow(std::move(impossible)).has_value());
        QVERIFY(awaitOutcome(world.usage.totals())->empty());
        QCOMPARE(world.uses.records(), 0);
    }

    void aSendSucceedsWhenItsUseCannotBeKept()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.uses.failAlways(HistoryError::Damaged);
        const auto sent = world.sentNow(SendWorld::orderWith(id));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->exchange.status, 200);
        VERIFY_FAILURE(awaitOutcome(world.usage.settled()), HistoryError::Damaged);
    }

    void aSendDoesNotWaitForIt()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.uses.hold();
        VERIFY_RESULT(world.sentNow(SendWorld::orderWith(id)));
        QCOMPARE(world.uses.records(), 1);
        world.uses.release();
    }

    void countsRepeatedSendsInOneWriteEach()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.sender.answer(500);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        world.uses.hold(); // the first write holds the others up, as a disk would
        VERIFY_RESULT(
            awaitOutcome(world.repeating.run(SendWorld::orderWith(id), {100, 4}, base::Cancellation())));
        QCOMPARE(world.uses.records(), 1);
        world.uses.release();
        VERIFY_RESULT(awaitOutcome(world.usage.settled()));
        QVERIFY(world.uses.records() <= 2);
        std::map<int, qint64> byStatus;
        for (const UseTally &use : world.usesOf(id)) {
            byStatus[use.kind.status] = use.count;
        }
        QCOMPARE(byStatus, (std::map<int, qint64>{{0, 1}, {200, 98}, {500, 1}}));
    }

    void countsEachRetry()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.sender.answer(503);
        world.sender.answer(503);
        flow::RetryPlan plan = *flow::parseRetryPlan(QStringLiteral("fixed:3:1ms"));
        VERIFY_RESULT(awaitOutcome(world.retrying.run(
            SendWorld::orderWith(id), plan, [](const flow::RetryNotice &) {}, base::Cancellation())));
        std::map<int, qint64> byStatus;
        for (const UseTally &use : world.usesOf(id)) {
            byStatus[use.kind.status] = use.count;
        }
        QCOMPARE(byStatus, (std::map<int, qint64>{{200, 1}, {503, 2}}));
    }

    void forgetsARemovedCredential()
    {
        UsageWorld world;
        const QString gone = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        const QString kept = world.added(FlowWorld::hmac(QStringLiteral("B")), kSecret).id;
        VERIFY_RESULT(world.sentNow(SendWorld::orderWith(gone)));
        VERIFY_RESULT(world.sentNow(SendWorld::orderWith(kept)));
        VERIFY_RESULT(awaitOutcome(world.keeping.remove(gone, flow::KeepCredential::WhenUsed::Refuse)));
        const auto totals = awaitOutcome(world.usage.totals());
        VERIFY_RESULT(totals);
        QVERIFY(!totals->contains(gone));
        QCOMPARE(totals->at(kept).count, 1);
    }

    void removesACredentialWhoseUsesCannotBeForgotten()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        world.uses.failAlways(HistoryError::Busy);
        VERIFY_RESULT(awaitOutcome(world.keeping.remove(id, flow::KeepCredential::WhenUsed::Refuse)));
        VERIFY_FAILURE(awaitOutcome(world.usage.settled()), HistoryError::Busy);
        QVERIFY(world.workspace.credentials()->items.empty());
    }

    void writesNothingIntoTheWorkspace()
    {
        UsageWorld world;
        const credential::Credential one = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret);
        QFile file(world.credentialFile(one));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        VERIFY_RESULT(world.sentNow(SendWorld::orderWith(one.id)));
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void notesWhatItVerified()
    {
        UsageWorld world;
        const QString id = world.added(FlowWorld::hmac(QStringLiteral("A")), kSecret).id;
        tests::FakeReceiver receiver;
        flow::ExplainRequest explainer(world.workspace, world.prepare, world.store);
        flow::ReceiveWebhooks receive(receiver, world.prepare, explainer, world.clock, world.random,
                                      &world.usage);
        QSignalSpy delivered(&receive, &flow::ReceiveWebhooks::delivered);
        VERIFY_RESULT(awaitOutcome(receive.start({}, flow::WithCredential{id})));
        VERIFY_RESULT(world.sent(SendWorld::orderWith(id))); // signed, and noted by nobody
        const http::Request genuine = world.sender.sent().back().request;
        http::Request forged = genuine;
        forged.body += ' ';
        qint64 number = 0;
        for (const http::Request &each : {genuine, forged, http::Request{"POST", "/", {}, "{}"}}) {
            capture::Capture capture;
            capture.number = ++number;
            capture.request = each;
            Q_EMIT receiver.captured(capture);
            Q_EMIT receiver.answered(number, 200);
        }
        const auto uses = world.usesOf(id);
        QCOMPARE(uses.size(), std::size_t{2}); // one without a signature is no use of the secret
        std::set<QString> outcomes;
        for (const UseTally &use : uses) {
            QVERIFY(use.kind.act == Act::Checked);
            outcomes.insert(use.kind.error);
        }
        QCOMPARE(outcomes, (std::set<QString>{QString(), QStringLiteral("signature_mismatch")}));
        QTRY_COMPARE(delivered.count(), 3); // explained, too
        receive.stop();
    }
};

QTEST_GUILESS_MAIN(TestUsageLog)
#include "tst_UsageLog.moc"
