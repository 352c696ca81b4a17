// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/flow/faults/FaultRun.h"
#include "tests/support/Campaign.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <limits>
#include <span>

namespace sealwright::tests {

/// A row for each way to fail, of each of these changes. So many errors, but in a campaign all four.
inline void addFaults(std::initializer_list<const char *> changes, int errors = 4)
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("trap");
    QTest::addColumn<int>("error");
    constexpr std::array<std::pair<const char *, int>, 4> kErrors{
        {{"EIO", EIO}, {"EINTR", EINTR}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}}};
    for (const char *change : changes) {
        for (const auto &[name, error] : std::span(kErrors).first(std::size_t(rounds(errors, 4)))) {
            for (const char *trap : {"once", "ever"}) {
                QTest::addRow("%s, %s, %s", change, name, trap)
                    << QByteArray(change) << QByteArray(trap) << error;
            }
        }
    }
}

/// Of the test's row: at a sample of its calls, or at each of them in a campaign.
inline void tryFaults(FaultRun &run, const QByteArray &store, int sample)
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, trap);
    QFETCH(int, error);
    const Fault fault{change, store, trap, error};
    const int calls = run.calls(fault);
    QVERIFY2(calls > 20, "there were hardly any calls, or it fails without a fault");
    // Each way to fail strikes elsewhere, so that together they strike everywhere.
    const double shift = (error * 7 + int(trap.size()) * 3) % 10 / 10.0;
    const int before = run.tried();
    const QString wrong = run.tryAt(fault, calls, rounds(sample, std::numeric_limits<int>::max()), shift);
    qInfo("%d points", run.tried() - before);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// Each of these changes is killed: at so many points all together in a campaign.
inline void tryKills(FaultRun &run, std::initializer_list<const char *> changes, const QByteArray &store,
                     int sample)
{
    constexpr int kWhole = 300;
    const int points = rounds(sample, kWhole) / int(changes.size()) + 1;
    const int before = run.tried();
    for (const char *change : changes) {
        const Fault fault{change, store, "kill", 0};
        const int calls = run.calls(fault);
        QVERIFY2(calls > 20, change);
        const QString wrong = run.tryAt(fault, calls, points, 0.5);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(change) + QStringLiteral(": ") + wrong));
    }
    qInfo("%d points", run.tried() - before);
}

} // namespace sealwright::tests
