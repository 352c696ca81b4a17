// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultRows.h"

using namespace sealwright;

/// The same with a real keychain, to which we speak by a socket that fails as well; and moving secrets from
/// one store to the other.
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
        tests::addFaults({"add", "rotate", "remove", "set-secret", "mend"});
    }

    void whateverFailsNothingIsLostHalfOrLiveUnsaid() { tests::tryFaults(m_run, m_calls, "keychain", 1); }

    void whateverFailsAMoveLeavesAllSecretsInOnePlace_data() { tests::addFaults({"move"}); }

    void whateverFailsAMoveLeavesAllSecretsInOnePlace()
    {
        std::map<QByteArray, int> fromFile;
        tests::tryFaults(m_run, fromFile, "file", 1);
        if (!QTest::currentTestFailed()) {
            tests::tryFaults(m_run, m_calls, "keychain", 1);
        }
    }

    void killedAnywhereItIsAsBeforeOrAsAfter()
    {
        tests::FaultRun run;
        tests::tryKills(run, {"add", "rotate", "remove", "set-secret", "move", "mend"}, "keychain", 6);
        if (!QTest::currentTestFailed()) {
            tests::tryKills(run, {"move"}, "file", 1);
        }
    }

private:
    tests::FaultRun m_run;
    std::map<QByteArray, int> m_calls;
};

QTEST_GUILESS_MAIN(TestKeychainFaults)
#include "tst_KeychainFaults.moc"
