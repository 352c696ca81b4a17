// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/PassphraseStrength.h"

#include <QTest>

using namespace sealwright::vault;

class TestPassphraseStrength : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void judgesAsPeopleWould_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<PassphraseStrength>("expected");
        QTest::newRow("nothing") << QByteArray() << PassphraseStrength::None;
        for (const char *weak : {"a", "hunter2", "password", "12345678", "1234567890123456",
                                 "aaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop", "Passw0rd!", "qwertyuiop"}) {
            QTest::newRow(weak) << QByteArray(weak) << PassphraseStrength::Weak;
        }
        for (const char *fair : {"correct horse bat", "xK9#mP2$vL"}) {
            QTest::newRow(fair) << QByteArray(fair) << PassphraseStrength::Fair;
        }
        for (const char *strong :
             {"correct horse battery staple", "xK9#mP2$vL7&qR4!", "einer trage des anderen Last"}) {
            QTest::newRow(strong) << QByteArray(strong) << PassphraseStrength::Strong;
        }
    }

    void judgesAsPeopleWould()
    {
        QFETCH(QByteArray, passphrase);
        QFETCH(PassphraseStrength, expected);
        QCOMPARE(passphraseStrength(passphrase), expected);
    }
};

QTEST_GUILESS_MAIN(TestPassphraseStrength)
#include "tst_PassphraseStrength.moc"
