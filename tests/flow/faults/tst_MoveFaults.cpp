// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultRows.h"

using namespace sealwright;

/// The same while all secrets move from a keychain to a vault file, or back.
class TestMoveFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("SEALWRIGHT_DESKTOP"), "run me by tests/support/with-desktop.sh");
    }

    void whateverFailsOnePlaceHasAllSecrets_data() { tests::addFaults({"move"}, 2); }

    void whateverFailsOnePlaceHasAllSecrets()
    {
        tests::tryFaults(m_run, "file", 1);
        if (!QTest::currentTestFailed()) {
            tests::tryFaults(m_run, "keychain", 1);
        }
    }

    void killedAnywhereOnePlaceHasAllSecrets()
    {
        tests::tryKills(m_run, {"move"}, "file", 3);
        if (!QTest::currentTestFailed()) {
            tests::tryKills(m_run, {"move"}, "keychain", 3);
        }
    }

private:
    tests::FaultRun m_run;
};

QTEST_GUILESS_MAIN(TestMoveFaults)
#include "tst_MoveFaults.moc"
