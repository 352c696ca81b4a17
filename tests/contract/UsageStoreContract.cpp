// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/UsageStoreContract.h"

#include "tests/support/AwaitOutcome.h"

namespace sealwright::tests {

using history::Act;
using history::Use;
using history::UseTally;

namespace {

base::TimePoint at(qint64 milliseconds)
{
    return base::TimePoint(std::chrono::milliseconds(milliseconds));
}

QCoro::Task<> noteDone(QCoro::Task<base::Result<void>> task, int number, std::vector<int> &order)
{
    const base::Result<void> done = co_await task;
    order.push_back(done ? number : -number);
}

QCoro::Task<> noteCount(QCoro::Task<base::Result<std::vector<UseTally>>> task, std::vector<int> &order)
{
    const auto uses = co_await task;
    order.push_back(uses && uses->size() == 1 ? static_cast<int>(uses->front().count) : -100);
}

} // namespace

QString UsageStoreContract::freshId()
{
    static int count = 0;
    return QStringLiteral("cred_%1").arg(++count, 10, 10, QLatin1Char('a'));
}

Use UsageStoreContract::use(const QString &credentialId, int time, int status)
{
    Use one;
    one.kind.credentialId = credentialId;
    one.kind.request = QStringLiteral("staging/hang");
    one.kind.host = QStringLiteral("example.test:3000");
    one.kind.status = status;
    one.at = at(time);
    return one;
}

void UsageStoreContract::init()
{
    m_store = makeStore();
}

void UsageStoreContract::cleanup()
{
    m_store.reset();
}

void UsageStoreContract::knowsNothingOfWhatWasNeverUsed()
{
    const QString id = freshId();
    const auto totals = awaitOutcome(m_store->totals());
    VERIFY_RESULT(totals);
    QVERIFY(!totals->contains(id));
    const auto uses = awaitOutcome(m_store->usesOf(id));
    VERIFY_RESULT(uses);
    QVERIFY(uses->empty());
}

void UsageStoreContract::countsUsesOfOneKindTogether()
{
    const QString id = freshId();
    Use many = use(id, 3000);
    many.count = 40;
    VERIFY_RESULT(awaitOutcome(m_store->record({use(id, 1000), use(id, 2000)})));
    VERIFY_RESULT(awaitOutcome(m_store->record({many})));
    const auto uses = awaitOutcome(m_store->usesOf(id));
    VERIFY_RESULT(uses);
    QCOMPARE(uses->size(), std::size_t{1});
    const UseTally &tally = uses->front();
    QCOMPARE(tally.count, 42);
    QVERIFY(tally.first == at(1000));
    QVERIFY(tally.last == at(3000));
    QVERIFY(tally.kind == many.kind);
}

void UsageStoreContract::keepsKindsApart_data()
{
    QTest::addColumn<int>("fact");
    QTest::newRow("credential") << 0;
    QTest::newRow("act") << 1;
    QTest::newRow("request") << 2;
    QTest::newRow("host") << 3;
    QTest::newRow("status") << 4;
    QTest::newRow("error") << 5;
}

void UsageStoreContract::keepsKindsApart()
{
    QFETCH(const int, fact);
    const QString id = freshId();
    const Use one = use(id, 1000);
    Use other = one;
    switch (fact) {
    case 0:
        other.kind.credentialId = freshId();
        break;
    case 1:
        other.kind.act = Act::Checked;
        break;
    case 2:
        other.kind.request.clear();
        break;
    case 3:
        other.kind.host.clear();
        break;
    case 4:
        other.kind.status = 0;
        break;
    default:
        other.kind.error = QStringLiteral("connection_refused");
        break;
    }
    VERIFY_RESULT(awaitOutcome(m_store->record({one, other})));
    std::vector<UseTally> all;
    for (const QString &each : {id, other.kind.credentialId}) {
        const auto uses = awaitOutcome(m_store->usesOf(each));
        VERIFY_RESULT(uses);
        QCOMPARE(uses->size(), std::size_t(fact == 0 ? 1 : 2));
        for (const UseTally &tally : *uses) {
            QCOMPARE(tally.count, 1);
            all.push_back(tally);
        }
    }
    QVERIFY(std::ranges::find(all, one.kind, &UseTally::kind) != all.end());
    QVERIFY(std::ranges::find(all, other.kind, &UseTally::kind) != all.end());
}

void UsageStoreContract::tellsTheLatestFirst()
{
    const QString id = freshId();
    VERIFY_RESULT(
        awaitOutcome(m_store->record({use(id, 2000, 201), use(id, 3000, 202), use(id, 1000, 203)})));
    const auto uses = awaitOutcome(m_store->usesOf(id));
    VERIFY_RESULT(uses);
    QCOMPARE(uses->size(), std::size_t{3});
    QCOMPARE((*uses)[0].kind.status, 202);
    QCOMPARE((*uses)[1].kind.status, 201);
    QCOMPARE((*uses)[2].kind.status, 203);
}

void UsageStoreContract::saysWhatTheLastUseCameTo()
{
    const QString id = freshId();
    Use failed = use(id, 5000, 0);
    failed.kind.error = QStringLiteral("connection_refused");
    VERIFY_RESULT(awaitOutcome(m_store->record({use(id, 4000), failed, use(id, 3000, 401)})));
    const auto totals = awaitOutcome(m_store->totals());
    VERIFY_RESULT(totals);
    const history::UsageTotal &total = totals->at(id);
    QCOMPARE(total.count, 3);
    QVERIFY(total.last == at(5000));
    QVERIFY(total.lastKind == failed.kind);
}

void UsageStoreContract::keepsAnOlderTimeFromTakingTheLastOnesPlace()
{
    const QString id = freshId();
    VERIFY_RESULT(awaitOutcome(m_store->record({use(id, 5000)})));
    VERIFY_RESULT(awaitOutcome(m_store->record({use(id, 1000)}))); // a clock that was set back
    const auto totals = awaitOutcome(m_store->totals());
    VERIFY_RESULT(totals);
    QVERIFY(totals->at(id).last == at(5000));
}

void UsageStoreContract::keepsTextAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QStringLiteral("it's \"quoted\"; DROP TABLE credential_use; --");
    QTest::newRow("other scripts") << QStringLiteral("Ünïcode – 漢字 🔑");
    QTest::newRow("empty") << QString(QLatin1String(""));
    QTest::newRow("null") << QString();
    QTest::newRow("question marks") << QStringLiteral("? :name @x $y");
    QTest::newRow("long") << QString(3000, QLatin1Char('x'));
}

void UsageStoreContract::keepsTextAsItIs()
{
    QFETCH(const QString, text);
    Use one = use(freshId(), 1000);
    one.kind.request = text;
    one.kind.host = text;
    one.kind.error = text;
    VERIFY_RESULT(awaitOutcome(m_store->record({one})));
    const auto uses = awaitOutcome(m_store->usesOf(one.kind.credentialId));
    VERIFY_RESULT(uses);
    QCOMPARE(uses->size(), std::size_t{1});
    QCOMPARE(uses->front().kind.request, text);
    QCOMPARE(uses->front().kind.host, text);
    QCOMPARE(uses->front().kind.error, text);
}

void UsageStoreContract::takesLargeCountsAndFarTimes()
{
    Use one = use(freshId(), 0);
    one.count = qint64{5'000'000'000};
    one.at = at(qint64{4'102'444'800'123}); // 2100
    VERIFY_RESULT(awaitOutcome(m_store->record({one, one})));
    const auto totals = awaitOutcome(m_store->totals());
    VERIFY_RESULT(totals);
    QCOMPARE(totals->at(one.kind.credentialId).count, qint64{10'000'000'000});
    QVERIFY(totals->at(one.kind.credentialId).last == one.at);
}

void UsageStoreContract::takesNoUsesAtAll()
{
    VERIFY_RESULT(awaitOutcome(m_store->record({})));
}

void UsageStoreContract::forgetsOneAndKeepsTheOthers()
{
    const QString gone = freshId();
    const QString kept = freshId();
    VERIFY_RESULT(awaitOutcome(m_store->record({use(gone, 1000), use(gone, 1000, 401), use(kept, 1000)})));
    VERIFY_RESULT(awaitOutcome(m_store->forget(gone)));
    const auto totals = awaitOutcome(m_store->totals());
    VERIFY_RESULT(totals);
    QVERIFY(!totals->contains(gone));
    QCOMPARE(totals->at(kept).count, 1);
    QVERIFY(awaitOutcome(m_store->usesOf(gone))->empty());
}

void UsageStoreContract::forgetsWhatWasNeverThere()
{
    VERIFY_RESULT(awaitOutcome(m_store->forget(freshId())));
}

void UsageStoreContract::answersOverlappingCallsInOrder()
{
    const QString id = freshId();
    std::vector<int> order;
    const QCoro::Task<> first = noteDone(m_store->record({use(id, 1000)}), 11, order);
    const QCoro::Task<> second = noteCount(m_store->usesOf(id), order);
    const QCoro::Task<> third = noteDone(m_store->record({use(id, 1000)}), 12, order);
    const QCoro::Task<> fourth = noteCount(m_store->usesOf(id), order);
    QTRY_COMPARE(order.size(), std::size_t{4});
    QCOMPARE(order, (std::vector<int>{11, 1, 12, 2}));
}

void UsageStoreContract::answersWhatWaitsWhenItIsDestroyed()
{
    const QString id = freshId();
    std::vector<int> order;
    const QCoro::Task<> first = noteDone(m_store->record({use(id, 1000)}), 1, order);
    const QCoro::Task<> second = noteDone(m_store->forget(id), 2, order);
    m_store.reset();
    QCOMPARE(order, (std::vector<int>{1, 2}));
}

} // namespace sealwright::tests
