// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/ChosenStore.h"
#include "app/vault/SessionStore.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/TestResult.h"

#include <QSignalSpy>

using namespace sealwright;
using base::SecretBytes;
using vault::ChosenStore;
using vault::StoreKind;

namespace {

QCoro::Task<> note(QCoro::Task<base::Result<SecretBytes>> reading, QByteArray &secret)
{
    const base::Result<SecretBytes> result = co_await std::move(reading);
    secret = result ? result->view().toByteArray() : QByteArray("failed");
}

} // namespace

class TestChosenStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void usesTheStoreThatWasChosenLast()
    {
        ChosenStore store(std::make_unique<tests::FakeSecretStore>());
        QSignalSpy chosen(&store, &ChosenStore::chosen);
        QCOMPARE(store.kind(), StoreKind::Keychain);
        store.use(std::make_unique<vault::SessionStore>());
        QCOMPARE(store.kind(), StoreKind::Session);
        QCOMPARE(chosen.count(), 1);
        VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("s"))));
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
        QCOMPARE(*tests::await(store.listKeys()), std::vector<QString>{QStringLiteral("k")});
        VERIFY_RESULT(tests::await(store.probe()));
        VERIFY_RESULT(tests::await(store.erase(QStringLiteral("k"))));
    }

    void finishesAnOperationOnTheStoreItBeganWith()
    {
        auto made = std::make_unique<tests::FakeSecretStore>();
        tests::FakeSecretStore *first = made.get();
        first->put(QStringLiteral("k"), "from the first");
        first->hold();
        ChosenStore store(std::move(made));
        QByteArray secret;
        note(store.read(QStringLiteral("k")), secret);
        store.use(std::make_unique<vault::SessionStore>());
        QVERIFY(secret.isEmpty());
        // The last thing that `first` does: its answer frees the operation, and that frees it.
        first->releaseOne();
        QCOMPARE(secret, QByteArray("from the first"));
    }

    void knowsWhatPassedThrough()
    {
        auto made = std::make_unique<tests::FakeSecretStore>();
        tests::FakeSecretStore *first = made.get();
        first->put(QStringLiteral("read"), "a-secret-that-is-read");
        first->put(QStringLiteral("peeked"), "a-secret-that-is-seen");
        ChosenStore store(std::move(made));
        QVERIFY(store.known().find("a-secret-that-is-read").empty());
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("read"))));
        VERIFY_RESULT(tests::await(store.peek(QStringLiteral("peeked"))));
        VERIFY_RESULT(tests::await(
            store.write(QStringLiteral("written"), SecretBytes::copyOf("a-secret-that-is-kept"))));
        for (const char *secret :
             {"a-secret-that-is-read", "a-secret-that-is-seen", "a-secret-that-is-kept"}) {
            QVERIFY2(!store.known().find(secret).empty(), secret);
        }
        VERIFY_RESULT(tests::await(store.erase(QStringLiteral("written"))));
        QVERIFY(store.known().find("a-secret-that-is-kept").empty());
        first->failAlways(vault::VaultError::Locked);
        QVERIFY(!tests::await(store.read(QStringLiteral("elsewhere"))));
        QVERIFY(!store.known().hasSeen(QStringLiteral("elsewhere")));
        first->work();
        QVERIFY(!tests::await(store.peek(QStringLiteral("elsewhere"))));
        QVERIFY(store.known().hasSeen(QStringLiteral("elsewhere")));
    }

    void passesOnWhatTheStoreSays()
    {
        auto made = std::make_unique<tests::FakeSecretStore>();
        tests::FakeSecretStore *first = made.get();
        ChosenStore store(std::move(made));
        QSignalSpy pending(&store, &vault::SecretStore::unlockPending);
        QSignalSpy settled(&store, &vault::SecretStore::writesSettled);
        QSignalSpy locked(&store, &vault::SecretStore::lockChanged);
        Q_EMIT first->lockChanged();
        QCOMPARE(locked.count(), 1);
        QVERIFY(!store.isLocked());
        VERIFY_RESULT(tests::await(store.open())); // without a lock of its own, the same as a probe
        QCOMPARE(first->log(), QStringList(QStringLiteral("probe")));
        Q_EMIT first->unlockPending(true);
        Q_EMIT first->writesSettled();
        QCOMPARE(pending.count(), 1);
        QCOMPARE(settled.count(), 1);
        QVERIFY(!store.isWriting());
        // Nobody waits for a keyring that is no longer used.
        store.use(std::make_unique<vault::SessionStore>());
        QCOMPARE(pending.last().first().toBool(), false);
    }
};

QTEST_GUILESS_MAIN(TestChosenStore)
#include "tst_ChosenStore.moc"
