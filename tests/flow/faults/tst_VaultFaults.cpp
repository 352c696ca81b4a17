// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultRows.h"

using namespace sealwright;

/// Each call of the system fails in turn, once or from then on, or is the last one, while secrets change in a
/// vault file.
class TestVaultFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whateverFailsNothingIsLostHalfOrLiveUnsaid_data()
    {
        tests::addFaults({"add", "rotate", "remove", "set-secret", "mend"});
    }

    void whateverFailsNothingIsLostHalfOrLiveUnsaid() { tests::tryFaults(m_run, "file", 4); }

    void killedAnywhereItIsAsBeforeOrAsAfter()
    {
        tests::tryKills(m_run, {"add", "rotate", "remove", "set-secret", "mend"}, "file", 25);
    }

private:
    tests::FaultRun m_run;
};

QTEST_GUILESS_MAIN(TestVaultFaults)
#include "tst_VaultFaults.moc"
