// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/NameHold.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using sealwright::workspace::NameHold;

namespace {

const QString kName = QStringLiteral("cred_aaaaaaaaaa");

} // namespace

class TestNameHold : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isHadByOneAtATime()
    {
        const QTemporaryDir folder;
        {
            const auto mine = NameHold::take(folder.path(), kName);
            QVERIFY(mine && mine->reach() == NameHold::Reach::Everybody);
            QVERIFY(!NameHold::take(folder.path(), kName));
            QVERIFY(NameHold::take(folder.path(), QStringLiteral("cred_bbbbbbbbbb")));
            QCOMPARE(NameHold::holderOf(folder.path(), kName)->process, qint64{::getpid()});
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(NameHold::take(folder.path(), kName));
    }

    /// As from another container, whose process numbers mean nothing here.
    void isHadWhileItsProcessLivesHoweverItEnds()
    {
        const QTemporaryDir folder;
        int told[2] = {};
        QCOMPARE(::pipe(told), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto hold = NameHold::take(folder.path(), kName);
            [[maybe_unused]] const ssize_t said = ::write(told[1], hold ? "1" : "0", 1);
            ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(told[0], &answer, 1), ssize_t{1});
        QCOMPARE(answer, '1');
        QVERIFY(!NameHold::take(folder.path(), kName));
        QCOMPARE(NameHold::holderOf(folder.path(), kName)->process, qint64{child});
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(told[0]);
        ::close(told[1]);
        const auto next = NameHold::take(folder.path(), kName);
        QVERIFY(next && next->reach() == NameHold::Reach::Everybody);
    }

    void movesWithItsOwner()
    {
        const QTemporaryDir folder;
        std::vector<NameHold> holds;
        holds.push_back(*NameHold::take(folder.path(), kName));
        QVERIFY(!NameHold::take(folder.path(), kName));
        NameHold other = *NameHold::take(folder.path(), QStringLiteral("cred_bbbbbbbbbb"));
        other = std::move(holds.front());
        holds.clear();
        QVERIFY(!NameHold::take(folder.path(), kName));
        QVERIFY(NameHold::take(folder.path(), QStringLiteral("cred_bbbbbbbbbb")));
    }

    void saysWhereItKeepsNobodyOut()
    {
        const auto hold = NameHold::take(QStringLiteral("/nowhere"), kName);
        QVERIFY(hold && hold->reach() == NameHold::Reach::Nobody);
        QVERIFY(!NameHold::holderOf(QStringLiteral("/nowhere"), kName));
    }
};

QTEST_GUILESS_MAIN(TestNameHold)
#include "tst_NameHold.moc"
