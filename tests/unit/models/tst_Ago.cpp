// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Ago.h"

#include <QTest>

using namespace sealwright;
using namespace std::chrono;

class TestAgo : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysHowFarATimeIsOnEitherSideOfNow()
    {
        const base::TimePoint now{milliseconds(1767261600000)};
        const auto at = [now](milliseconds offset) { return models::fromNow(now + offset, now); };
        QCOMPARE(at(seconds(0)), QStringLiteral("now"));
        QCOMPARE(at(seconds(-59)), QStringLiteral("now"));
        QCOMPARE(at(seconds(59)), QStringLiteral("now"));
        QCOMPARE(at(minutes(-1)), QStringLiteral("1 min ago"));
        QCOMPARE(at(minutes(59)), QStringLiteral("in 59 min"));
        QCOMPARE(at(hours(1)), QStringLiteral("in 1 h"));
        QCOMPARE(at(hours(25)), QStringLiteral("tomorrow"));
        QCOMPARE(at(days(400)), QStringLiteral("in 400 days"));
        QCOMPARE(at(days(-400)), QStringLiteral("400 days ago"));
        QCOMPARE(at(days(5398)), QStringLiteral("in 14 years"));
        QCOMPARE(at(days(-5398)), QStringLiteral("14 years ago"));
    }

    void writesTimesOfThisComputerWithTheirZone()
    {
        qputenv("TZ", "UTC");
        QVERIFY(models::localTime(base::TimePoint{milliseconds(1767261600000)})
                    .startsWith(QStringLiteral("2026-01-01 10:00:00 UTC")));
    }
};

QTEST_GUILESS_MAIN(TestAgo)
#include "tst_Ago.moc"
