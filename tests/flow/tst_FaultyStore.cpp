// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/AwaitOutcome.h"

#include <QDir>

using namespace sealwright;
using tests::awaitOutcome;
using tests::FlowWorld;
using vault::VaultError;

namespace {

const QString kSlot = QStringLiteral("token");

/// How the store fails at an operation.
enum class Fault {
    Once,    ///< it changes nothing
    Late,    ///< it does what it is told, and says that it failed
    ForEver, ///< and all after it
};

struct FaultyWorld : FlowWorld
{
    workspace::Unfinished unfinished{home.filePath(QStringLiteral("unfinished")), workspace.folder()};
    flow::MendCredentials mend{workspace, store, unfinished};
    flow::KeepCredential keepNoted{workspace, store, clock, random, nullptr, &mend};
    flow::KeepEnvironment keepEnvironment{workspace, store, random, &mend};

    /// The operation of that number from now on fails.
    void breakAt(int step, Fault fault)
    {
        const int operation = store.operations() + step;
        switch (fault) {
        case Fault::Once:
            return store.failAt(operation, VaultError::Unavailable);
        case Fault::Late:
            return store.failLateAt(operation, VaultError::TimedOut);
        case Fault::ForEver:
            return store.failFrom(operation, VaultError::Unavailable);
        }
    }

    /// The store works again, and whoever comes next puts right what is left.
    base::Result<void> recover()
    {
        store.work();
        return awaitOutcome(mend.run());
    }

    QStringList leftNotes() const
    {
        return QDir(home.filePath(QStringLiteral("unfinished"))).entryList(QDir::Files | QDir::Hidden);
    }

    credential::Credential rotatedOnce()
    {
        credential::Credential one = added(bearer(QStringLiteral("A")), "first");
        clock.advance(std::chrono::hours(1));
        return *awaitOutcome(keepNoted.rotate(one.id, secret("second")));
    }
};

} // namespace

/// A store that fails at each operation of a change in turn, once, late and for ever: in the end everything
/// is as before or as after, and nothing is left.
class TestFaultyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void add_data() { faults(); }

    void add()
    {
        QFETCH(const int, fault);
        for (int step = 0, failures = 0; step < 50; ++step) {
            FaultyWorld world;
            const int before = world.store.operations();
            world.breakAt(step, static_cast<Fault>(fault));
            const auto added = awaitOutcome(
                world.keepNoted.add(FlowWorld::bearer(QStringLiteral("A")), FlowWorld::secret("first")));
            const bool wasHit = world.store.operations() - before > step;
            VERIFY_RESULT(world.recover());
            const auto listing = world.workspace.credentials();
            VERIFY_RESULT(listing);
            QCOMPARE(listing->items.size(), std::size_t{added ? 1U : 0U});
            QCOMPARE(world.store.keys(), added ? QStringList(added->secretKey(kSlot)) : QStringList());
            QCOMPARE(world.leftNotes(), QStringList());
            failures += added ? 0 : 1;
            if (!wasHit) {
                QVERIFY(static_cast<Fault>(fault) == Fault::Late || failures > 0);
                return;
            }
        }
        QFAIL("it never came to an end without a fault");
    }

    void rotate_data() { faults(); }

    void rotate()
    {
        QFETCH(const int, fault);
        for (int step = 0, failures = 0; step < 50; ++step) {
            FaultyWorld world;
            const credential::Credential one = world.rotatedOnce();
            world.clock.advance(std::chrono::hours(1));
            const int before = world.store.operations();
            world.breakAt(step, static_cast<Fault>(fault));
            const auto rotated = awaitOutcome(world.keepNoted.rotate(one.id, FlowWorld::secret("third")));
            const bool wasHit = world.store.operations() - before > step;
            const bool isUnsettled =
                !rotated && rotated.error().is(credential::CredentialError::RotationUnsettled);
            const bool wasThird = world.store.secretOf(one.secretKey(kSlot)) == "third";
            QVERIFY2(isUnsettled || wasThird == rotated.has_value(), qPrintable(QString::number(step)));
            VERIFY_RESULT(world.recover());
            const bool isThird = world.store.secretOf(one.secretKey(kSlot)) == "third";
            QVERIFY(isUnsettled || isThird == rotated.has_value());
            QCOMPARE(world.store.secretOf(one.secretKey(kSlot)), QByteArray(isThird ? "third" : "second"));
            QCOMPARE(world.store.secretOf(one.previousSecretKey(kSlot)),
                     QByteArray(isThird ? "second" : "first"));
            QCOMPARE(world.store.keys().size(), 2);
            const auto saved = world.workspace.findCredential(one.id);
            VERIFY_RESULT(saved);
            QCOMPARE(saved->rotatedAt == one.rotatedAt, !isThird);
            QCOMPARE(world.leftNotes(), QStringList());
            failures += rotated ? 0 : 1;
            if (!wasHit) {
                QVERIFY(static_cast<Fault>(fault) == Fault::Late || failures > 0);
                return;
            }
        }
        QFAIL("it never came to an end without a fault");
    }

    /// The note that says "swap" can neither be taken back nor is what lies beside erased, so whoever comes
    /// next finishes it, however much the present secrets are those of before.
    void aRotationWhoseNoteStaysIsNotSaidToHaveFailed()
    {
        FaultyWorld world;
        const credential::Credential one = world.rotatedOnce();
        world.clock.advance(std::chrono::hours(1));
        world.store.hold();
        auto rotating = world.keepNoted.rotate(one.id, FlowWorld::secret("third"));
        const QString swapping = QStringLiteral("read ") + one.incomingSecretKey(kSlot);
        while (world.store.log().last() != swapping) {
            QVERIFY(world.store.releaseOne());
        }
        QDir home(world.home.path());
        QVERIFY(home.rename(QStringLiteral("unfinished"), QStringLiteral("away")));
        QFile inTheWay(home.filePath(QStringLiteral("unfinished")));
        QVERIFY(inTheWay.open(QFile::WriteOnly));
        world.store.failAlways(VaultError::Unavailable);
        world.store.release();
        const auto rotated = awaitOutcome(std::move(rotating));
        VERIFY_FAILURE(rotated, credential::CredentialError::RotationUnsettled);
        QCOMPARE(world.store.secretOf(one.secretKey(kSlot)), QByteArray("second"));
        QVERIFY(inTheWay.remove() && home.rename(QStringLiteral("away"), QStringLiteral("unfinished")));
        VERIFY_RESULT(world.recover());
        QCOMPARE(world.store.secretOf(one.secretKey(kSlot)), QByteArray("third"));
        QCOMPARE(world.leftNotes(), QStringList());
    }

    void remove_data() { faults(); }

    void remove()
    {
        QFETCH(const int, fault);
        for (int step = 0; step < 50; ++step) {
            FaultyWorld world;
            const credential::Credential one = world.rotatedOnce();
            const int before = world.store.operations();
            world.breakAt(step, static_cast<Fault>(fault));
            const auto removed =
                awaitOutcome(world.keepNoted.remove(one.id, flow::KeepCredential::WhenUsed::Refuse));
            const bool wasHit = world.store.operations() - before > step;
            const bool isGone = removed || removed.error().is(credential::CredentialError::RemovedSecretLeft);
            QCOMPARE(!QFile::exists(world.credentialFile(one)), isGone);
            VERIFY_RESULT(world.recover());
            QCOMPARE(world.store.keys().size(), isGone ? 0 : 2);
            QCOMPARE(world.leftNotes(), QStringList());
            if (!wasHit) {
                return;
            }
        }
        QFAIL("it never came to an end without a fault");
    }

    void setSecret_data() { faults(); }

    void setSecret()
    {
        QFETCH(const int, fault);
        for (int step = 0; step < 50; ++step) {
            FaultyWorld world;
            workspace::Environment staging;
            staging.name = QStringLiteral("Staging");
            staging.variables = {{"apiKey", {}, true}};
            const auto saved = awaitOutcome(world.keepEnvironment.save(staging, secretsOf("old")));
            VERIFY_RESULT(saved);
            const int before = world.store.operations();
            world.breakAt(step, static_cast<Fault>(fault));
            const auto changed = awaitOutcome(world.keepEnvironment.save(*saved, secretsOf("new")));
            const bool wasHit = world.store.operations() - before > step;
            VERIFY_RESULT(world.recover());
            QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray(changed ? "new" : "old"));
            QCOMPARE(world.store.keys().size(), 1);
            QCOMPARE(world.leftNotes(), QStringList());
            if (!wasHit) {
                return;
            }
        }
        QFAIL("it never came to an end without a fault");
    }

private:
    static void faults()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("once") << static_cast<int>(Fault::Once);
        QTest::newRow("late") << static_cast<int>(Fault::Late);
        QTest::newRow("for ever") << static_cast<int>(Fault::ForEver);
    }

    static flow::KeepEnvironment::Secrets secretsOf(QByteArrayView value)
    {
        flow::KeepEnvironment::Secrets given;
        given.emplace("apiKey", FlowWorld::secret(value));
        return given;
    }
};

QTEST_GUILESS_MAIN(TestFaultyStore)
#include "tst_FaultyStore.moc"
