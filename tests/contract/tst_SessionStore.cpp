// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SessionStore.h"
#include "tests/contract/SecretStoreContract.h"

using namespace sealwright;

class TestSessionStore : public tests::SecretStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<vault::SecretStore> makeStore() override
    {
        return std::make_unique<vault::SessionStore>();
    }

    bool answersAtOnce() const override { return true; }

private Q_SLOTS:

    void saysWhatItIs() { QCOMPARE(vault::SessionStore().kind(), vault::StoreKind::Session); }

    void forgetsWhenItGoes()
    {
        {
            vault::SessionStore store;
            VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), base::SecretBytes::copyOf("s"))));
        }
        vault::SessionStore next;
        VERIFY_FAILURE(tests::await(next.read(QStringLiteral("k"))), vault::VaultError::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSessionStore)
#include "tst_SessionStore.moc"
