// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/UsageStoreContract.h"
#include "tests/support/FakeUsageStore.h"

using namespace sealwright;

class TestFakeUsageStore : public tests::UsageStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<history::UsageStore> makeStore() override
    {
        return std::make_unique<tests::FakeUsageStore>();
    }
};

QTEST_GUILESS_MAIN(TestFakeUsageStore)
#include "tst_FakeUsageStore.moc"
