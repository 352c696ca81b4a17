// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretEnvelope.h"

#include <QStringBuilder>
#include <QTest>

using namespace sealwright;
using base::SecretBytes;

class TestSecretEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hasTheFormThatIsWrittenDown()
    {
        const SecretBytes sealed = vault::seal(SecretBytes::copyOf("hello"));
        QCOMPARE(sealed.view().toByteArray(),
                 QByteArray("sealwright-secret 1 5 "
                            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\nhello"));
    }

    void givesBackWhatWasSealed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("newlines") << QByteArray("\n\n");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("an envelope") << QByteArray("sealwright-secret 1 0 x\n");
        QTest::newRow("large") << QByteArray(16384, '\xff');
    }

    void givesBackWhatWasSealed()
    {
        QFETCH(QByteArray, bytes);
        const auto opened = vault::unseal(vault::seal(SecretBytes::copyOf(bytes)));
        QVERIFY(opened.has_value());
        QVERIFY(opened->view() == QByteArrayView(bytes));
    }

    void noticesEverySingleChangedBit()
    {
        const QByteArray sealed =
            vault::seal(SecretBytes::copyOf("a secret of some length")).view().toByteArray();
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray damaged = sealed;
                damaged[i] = static_cast<char>(damaged.at(i) ^ (1 << bit));
                QVERIFY2(!vault::unseal(SecretBytes::copyOf(damaged)), qPrintable(QString::number(i)));
            }
        }
    }

    void noticesEveryCutAndAnythingAppended()
    {
        const QByteArray sealed = vault::seal(SecretBytes::copyOf("a secret")).view().toByteArray();
        for (qsizetype length = 0; length < sealed.size(); ++length) {
            QVERIFY(!vault::unseal(SecretBytes::copyOf(sealed.first(length))));
        }
        const QByteArray longer = sealed + '\n';
        QVERIFY(!vault::unseal(SecretBytes::copyOf(longer)));
    }
};

QTEST_APPLESS_MAIN(TestSecretEnvelope)
#include "tst_SecretEnvelope.moc"
