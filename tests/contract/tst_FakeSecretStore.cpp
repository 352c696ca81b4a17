// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/SecretStoreContract.h"
#include "tests/support/FakeSecretStore.h"

#include <QTimer>

using namespace sealwright;
using base::SecretBytes;
using vault::VaultError;

namespace {

QCoro::Task<> count(QCoro::Task<base::Result<void>> answering, int &answers)
{
    const base::Result<void> result = co_await std::move(answering);
    Q_UNUSED(result);
    ++answers;
}

} // namespace

/// The fake must keep the very contract that the real ones keep; these are its own tricks.
class TestFakeSecretStore : public tests::SecretStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<vault::SecretStore> makeStore() override
    {
        return std::make_unique<tests::FakeSecretStore>();
    }

    bool answersAtOnce() const override { return true; }

private Q_SLOTS:

    void failsTheOneOperationItWasToldTo()
    {
        tests::FakeSecretStore store;
        const QString key = QStringLiteral("cred_a/token");
        store.put(key, "old");
        store.failAt(1, VaultError::Locked);
        VERIFY_RESULT(tests::await(store.read(key)));
        VERIFY_FAILURE(tests::await(store.write(key, SecretBytes::copyOf("new"))), VaultError::Locked);
        QCOMPARE(store.secretOf(key), QByteArray("old"));
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("new"))));
        QCOMPARE(store.secretOf(key), QByteArray("new"));
        QCOMPARE(store.operations(), 3);
        QCOMPARE(store.log().at(1), QStringLiteral("write cred_a/token"));
    }

    void failsUntilItIsToldToWork()
    {
        tests::FakeSecretStore store;
        store.failAlways(VaultError::NoBus);
        VERIFY_FAILURE(tests::await(store.probe()), VaultError::NoBus);
        VERIFY_FAILURE(tests::await(store.erase(QStringLiteral("k"))), VaultError::NoBus);
        store.work();
        VERIFY_RESULT(tests::await(store.probe()));
    }

    void neverAsksForItsKeyringToTellItsKeys()
    {
        tests::FakeSecretStore store;
        store.put(QStringLiteral("cred_a/token"), "secret");
        store.lockKeyring();
        VERIFY_FAILURE(tests::await(store.listKeys()), VaultError::Locked);
        QCOMPARE(store.prompts(), 0);
        store.work();
        QCOMPARE(*tests::await(store.listKeys()), std::vector<QString>{QStringLiteral("cred_a/token")});
        QCOMPARE(store.log(), QStringList({QStringLiteral("list"), QStringLiteral("list")}));
    }

    void keepsAnswersBackUntilTheyAreReleased()
    {
        tests::FakeSecretStore store;
        int answers = 0;
        store.hold();
        count(store.write(QStringLiteral("k"), SecretBytes::copyOf("1")), answers);
        count(store.write(QStringLiteral("k"), SecretBytes::copyOf("2")), answers);
        count(store.erase(QStringLiteral("other")), answers);
        QCOMPARE(answers, 0);
        QCOMPARE(store.waiting(), 3);
        QVERIFY(!store.has(QStringLiteral("k")));
        QVERIFY(store.releaseOne());
        QCOMPARE(answers, 1);
        QCOMPARE(store.secretOf(QStringLiteral("k")), QByteArray("1"));
        store.release();
        QCOMPARE(answers, 3);
        QCOMPARE(store.secretOf(QStringLiteral("k")), QByteArray("2"));
        QVERIFY(!store.releaseOne());
    }

    void answersWhatItHeldBackWhenItGoes()
    {
        int answers = 0;
        {
            tests::FakeSecretStore store;
            store.hold();
            count(store.probe(), answers);
            QCOMPARE(answers, 0);
        }
        QCOMPARE(answers, 1);
    }
};

QTEST_GUILESS_MAIN(TestFakeSecretStore)
#include "tst_FakeSecretStore.moc"
