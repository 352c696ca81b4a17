// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultRows.h"

using namespace sealwright;

/// The same with a real keychain, to which we speak by a socket that fails as well.
class TestKeychainFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("SEALWRIGHT_DESKTOP"), "run me by tests/support/with-desktop.sh");
    }

    void whateverFailsNothingIsLostHalfOrLiveUnsaid_data()
    {
        tests::addFaults({"add", "rotate", "remove", "set-secret", "mend"}, 2);
    }

    void whateverFailsNothingIsLostHalfOrLiveUnsaid() { tests::tryFaults(m_run, "keychain", 1); }

    void killedAnywhereItIsAsBeforeOrAsAfter()
    {
        tests::tryKills(m_run, {"add", "rotate", "remove", "set-secret", "mend"}, "keychain", 4);
    }

private:
    tests::FaultRun m_run;
};

QTEST_GUILESS_MAIN(TestKeychainFaults)
#include "tst_KeychainFaults.moc"
