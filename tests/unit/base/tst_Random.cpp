// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Random.h"
#include "tests/support/FixedWorld.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace sealwright::base;
using sealwright::tests::CountingRandom;

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void givesAsManyBytesAsAskedFor()
    {
        SystemRandom random;
        QCOMPARE(random.bytes(0).size(), 0);
        QCOMPARE(random.bytes(1).size(), 1);
        // More than one getrandom(2) call may give when a signal interrupts it.
        QCOMPARE(random.bytes(1'000'000).size(), 1'000'000);
    }

    void neverGivesTheSameTwice()
    {
        SystemRandom random;
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            seen.insert(random.bytes(16));
        }
        QCOMPARE(seen.size(), 1000);
    }

    void makesUuidsOfVersionFour()
    {
        CountingRandom random;
        QCOMPARE(uuid4(random), QByteArray("00010203-0405-4607-8809-0a0b0c0d0e0f"));
        SystemRandom real;
        const QRegularExpression shape(
            QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        for (int i = 0; i < 200; ++i) {
            QVERIFY(shape.match(QString::fromLatin1(uuid4(real))).hasMatch());
        }
    }

    void makesIdsOfBase32()
    {
        CountingRandom random;
        QCOMPARE(base32Id(random, 32), QStringLiteral("abcdefghijklmnopqrstuvwxyz234567"));
        QCOMPARE(base32Id(random, 0), QString());
        SystemRandom real;
        QSet<QChar> letters;
        for (const QChar letter : base32Id(real, 4000)) {
            letters.insert(letter);
        }
        QCOMPARE(letters.size(), 32);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_Random.moc"
