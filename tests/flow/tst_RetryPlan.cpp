// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RetryPlan.h"

#include <QTest>

using namespace sealwright;
using namespace std::chrono_literals;

class TestRetryPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void waitsTheSameEachTime()
    {
        const auto plan = flow::parseRetryPlan(QStringLiteral("fixed:3:1s"));
        QVERIFY(plan);
        QCOMPARE(plan->most, 3);
        QCOMPARE(plan->delayBefore(1), 1000ms);
        QCOMPARE(plan->delayBefore(3), 1000ms);
    }

    void doublesEachTimeUpToAnHour()
    {
        const auto plan = flow::parseRetryPlan(QStringLiteral("exponential:99:10ms"));
        QVERIFY(plan);
        QCOMPARE(plan->delayBefore(1), 10ms);
        QCOMPARE(plan->delayBefore(2), 20ms);
        QCOMPARE(plan->delayBefore(4), 80ms);
        QCOMPARE(plan->delayBefore(99), std::chrono::milliseconds(1h));
    }

    void refusesWhatIsNoPlan_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "often", "fixed", "fixed:3", "fixed:x:1s", "fixed:-1:1s", "fixed:100:1s",
                                 "fixed:3:soon", "linear:3:1s", "fixed:3:1s:2", "Fixed:3:1s"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }

    void refusesWhatIsNoPlan()
    {
        QFETCH(const QString, text);
        QVERIFY(!flow::parseRetryPlan(text));
    }
};

QTEST_GUILESS_MAIN(TestRetryPlan)
#include "tst_RetryPlan.moc"
