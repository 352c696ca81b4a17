// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Duration.h"
#include "tests/support/TestResult.h"

using namespace sealwright::base;
using std::chrono::milliseconds;

class TestDuration : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsANumberAndAUnit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("milliseconds") << QStringLiteral("250ms") << qint64{250};
        QTest::newRow("seconds") << QStringLiteral("90s") << qint64{90'000};
        QTest::newRow("minutes") << QStringLiteral("15m") << qint64{900'000};
        QTest::newRow("hours") << QStringLiteral("1h") << qint64{3'600'000};
        QTest::newRow("days") << QStringLiteral("7d") << qint64{604'800'000};
        QTest::newRow("bare") << QStringLiteral("5") << qint64{5000};
        QTest::newRow("zero") << QStringLiteral("0s") << qint64{0};
        QTest::newRow("the largest") << QStringLiteral("99999999999d") << qint64{99'999'999'999} * 86'400'000;
    }

    void readsANumberAndAUnit()
    {
        QFETCH(QString, text);
        QFETCH(qint64, expected);
        const auto duration = parseDuration(text);
        VERIFY_RESULT(duration);
        QCOMPARE(qint64{duration->count()}, expected);
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "s", "-1s", "+1s", "1.5h", "1 h", " 1h", "1h ", "1H", "1h30m", "1w",
                                 "1s\n", "123456789012d", "0x10s", "1e3s"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
        QTest::newRow("other digits") << QStringLiteral("\u0661\u0662s");
    }

    void refusesAnythingElse()
    {
        QFETCH(QString, text);
        const auto duration = parseDuration(text);
        VERIFY_FAILURE(duration, DurationError::Malformed);
        QCOMPARE(duration.error().fact("text"), text);
    }
};

QTEST_APPLESS_MAIN(TestDuration)
#include "tst_Duration.moc"
