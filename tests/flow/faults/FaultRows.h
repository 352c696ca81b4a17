// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/flow/faults/FaultRun.h"
#include "tests/support/Campaign.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <limits>

namespace sealwright::tests {

/// A row for each way to fail, of each of these changes.
inline void addFaults(std::initializer_list<const char *> changes)
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("trap");
    QTest::addColumn<int>("error");
    constexpr std::array<std::pair<const char *, int>, 4> kErrors{
        {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}, {"EINTR", EINTR}}};
    for (const char *change : changes) {
        for (const auto &[name, error] : kErrors) {
            for (const char *trap : {"once", "ever"}) {
                QTest::addRow("%s, %s, %s", change, name, trap)
                    << QByteArray(change) << QByteArray(trap) << error;
            }
        }
    }
}

/// Of the test's row: at a sample of its calls, or at each of them in a campaign.
inline void tryFaults(FaultRun &run, std::map<QByteArray, int> &calls, const QByteArray &store, int sample)
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, trap);
    QFETCH(int, error);
    const Fault fault{change, store, trap, error};
    if (!calls.contains(change)) {
        calls[change] = run.calls(fault);
    }
    QVERIFY2(calls[change] > 20, "there were hardly any calls, or it fails without a fault");
    // Each way to fail strikes elsewhere, so that together they strike everywhere.
    const double shift = (error * 7 + int(trap.size()) * 3) % 10 / 10.0;
    const int before = run.tried();
    const QString wrong =
        run.tryAt(fault, calls[change], rounds(sample, std::numeric_limits<int>::max()), shift);
    qInfo("%d points", run.tried() - before);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// Each of these changes is killed: at so many points all together in a campaign.
inline void tryKills(FaultRun &run, std::initializer_list<const char *> changes, const QByteArray &store,
                     int sample)
{
    constexpr int kWhole = 300;
    const int points = rounds(sample, kWhole) / int(changes.size()) + 1;
    for (const char *change : changes) {
        const Fault fault{change, store, "kill", 0};
        const int calls = run.calls(fault);
        QVERIFY2(calls > 20, change);
        const QString wrong = run.tryAt(fault, calls, points, 0.5);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(change) + QStringLiteral(": ") + wrong));
    }
    qInfo("%d points", run.tried());
}

} // namespace sealwright::tests
