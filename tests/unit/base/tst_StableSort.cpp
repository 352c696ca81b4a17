// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/StableSort.h"

#include <QTest>

using namespace sealwright;

class TestStableSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsTheOrderOfWhatIsEqual()
    {
        std::vector<std::pair<int, char>> values{{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'}, {0, 'e'}, {2, 'f'}};
        base::stableSort(values, &std::pair<int, char>::first);
        QByteArray letters;
        for (const auto &[key, letter] : values) {
            letters += letter;
        }
        QCOMPARE(letters, QByteArray("ebdacf"));
    }

    void leavesNothingAsItIs()
    {
        std::vector<int> values;
        base::stableSort(values, std::identity{});
        QVERIFY(values.empty());
    }
};

QTEST_GUILESS_MAIN(TestStableSort)
#include "tst_StableSort.moc"
