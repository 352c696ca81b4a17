// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/ForCertain.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/TestResult.h"

#include <QtTest>

using namespace sealwright;
using tests::await;
using vault::VaultError;

namespace {

const QString kKey = QStringLiteral("cred_aaaaaaaaaa/token");

base::SecretBytes secret(QByteArrayView text)
{
    return base::SecretBytes::copyOf(text);
}

} // namespace

class TestForCertain : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsThereWasWritten()
    {
        tests::FakeSecretStore store;
        store.failLateAt(0, VaultError::TimedOut);
        VERIFY_RESULT(await(vault::writeForCertain(store, kKey, secret("new"))));
        QCOMPARE(store.secretOf(kKey), QByteArray("new"));
    }

    void whatIsNotThereWasNot()
    {
        tests::FakeSecretStore store;
        store.put(kKey, "old");
        store.failNext(VaultError::VaultNotWritten);
        VERIFY_FAILURE(await(vault::writeForCertain(store, kKey, secret("new"))),
                       VaultError::VaultNotWritten);
        QCOMPARE(store.secretOf(kKey), QByteArray("old"));
    }

    void saysWhenNobodyKnows()
    {
        tests::FakeSecretStore store;
        store.failAlways(VaultError::Unavailable);
        const auto written = await(vault::writeForCertain(store, kKey, secret("new")));
        VERIFY_FAILURE(written, VaultError::OutcomeUnknown);
        QCOMPARE(written.error().fact("reason"), QStringLiteral("secret_unavailable"));
        VERIFY_FAILURE(await(vault::eraseForCertain(store, kKey)), VaultError::OutcomeUnknown);
    }

    /// A refusal that comes first needs no second look, and asks the user for nothing more.
    void aRefusalIsARefusal()
    {
        for (const VaultError refusal : {VaultError::Locked, VaultError::Denied, VaultError::VaultLocked}) {
            tests::FakeSecretStore store;
            store.failAlways(refusal);
            VERIFY_FAILURE(await(vault::writeForCertain(store, kKey, secret("new"))), refusal);
            VERIFY_FAILURE(await(vault::eraseForCertain(store, kKey)), refusal);
            QCOMPARE(store.operations(), 2);
        }
    }

    void whatIsGoneWasErased()
    {
        tests::FakeSecretStore store;
        store.put(kKey, "old");
        store.failLateAt(0, VaultError::NotErased);
        VERIFY_RESULT(await(vault::eraseForCertain(store, kKey)));
        store.put(kKey, "old");
        store.failNext(VaultError::NotErased);
        VERIFY_FAILURE(await(vault::eraseForCertain(store, kKey)), VaultError::NotErased);
        store.failNext(VaultError::VaultMissing);
        VERIFY_RESULT(await(vault::eraseForCertain(store, kKey)));
    }
};

QTEST_GUILESS_MAIN(TestForCertain)
#include "tst_ForCertain.moc"
