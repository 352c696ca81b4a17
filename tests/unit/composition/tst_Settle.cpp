// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/Settle.h"
#include "tests/support/FakeSecretStore.h"

#include <QCoroTask>
#include <QTest>

#include <optional>

using namespace sealwright;
using namespace std::chrono_literals;

namespace {

QCoro::Task<> note(QCoro::Task<bool> waiting, std::optional<bool> &outcome)
{
    outcome = co_await waiting;
}

/// As a flow does: two secrets, one after the other.
QCoro::Task<> writeTwo(vault::SecretStore &store, bool &isDone)
{
    for (const char *key : {"cred_a/token", "cred_b/token"}) {
        const auto written =
            co_await store.write(QString::fromLatin1(key), base::SecretBytes::copyOf("secret"));
        Q_UNUSED(written)
    }
    isDone = true;
}

} // namespace

class TestSettle : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingToWaitForIsNotWaitedFor()
    {
        tests::FakeSecretStore store;
        std::optional<bool> outcome;
        note(composition::settled(store), outcome);
        QCOMPARE(outcome, std::optional(true));
    }

    void readingIsNotWaitedFor()
    {
        tests::FakeSecretStore store;
        store.hold();
        const auto reading = store.read(QStringLiteral("cred_a/token"));
        std::optional<bool> outcome;
        note(composition::settled(store), outcome);
        QCOMPARE(outcome, std::optional(true));
    }

    void waitsUntilWhoWroteHasGoneOn()
    {
        tests::FakeSecretStore store;
        store.hold();
        bool isDone = false;
        writeTwo(store, isDone);
        std::optional<bool> outcome;
        note(composition::settled(store), outcome);
        QVERIFY(store.releaseOne());
        QCoreApplication::processEvents();
        QVERIFY(!outcome); // the second is under way
        QVERIFY(store.releaseOne());
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome, std::optional(true));
        QVERIFY(isDone);
    }

    void givesUpAfterAWhile()
    {
        tests::FakeSecretStore store;
        store.hold();
        const auto writing = store.write(QStringLiteral("cred_a/token"), base::SecretBytes::copyOf("secret"));
        std::optional<bool> outcome;
        note(composition::settled(store, 1ms), outcome);
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome, std::optional(false));
    }
};

QTEST_GUILESS_MAIN(TestSettle)
#include "tst_Settle.moc"
