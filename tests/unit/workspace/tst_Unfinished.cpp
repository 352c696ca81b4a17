// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Unfinished.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace sealwright;
using workspace::KnownWorkspaces;
using workspace::Unfinished;
using workspace::UnfinishedChange;

namespace {

const QString kOwner = QStringLiteral("cred_aaaaaaaaaa");

} // namespace

/// What others may know of a change under way; what becomes of one that was left stands at MendCredentials.
class TestUnfinished : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsOfAClaimAndOfANote()
    {
        const QTemporaryDir home;
        const Unfinished mine(home.filePath(QStringLiteral("unfinished")), QStringLiteral("/mine"));
        const Unfinished theirs(home.filePath(QStringLiteral("unfinished")), QStringLiteral("/theirs"));
        QVERIFY(!mine.isClaimed(kOwner));
        QCOMPARE(*mine.isNoted(kOwner), false);
        {
            const auto claim = theirs.claim(kOwner);
            VERIFY_RESULT(claim);
            QVERIFY(mine.isClaimed(kOwner));
            QCOMPARE(*mine.isNoted(kOwner), false);
            VERIFY_RESULT(claim->note({kOwner, UnfinishedChange::Act::Add, {}, {}}));
            QCOMPARE(*mine.isNoted(kOwner), true);
        }
        QVERIFY(!mine.isClaimed(kOwner));
        QCOMPARE(*mine.isNoted(kOwner), true);
        QVERIFY(!mine.isClaimed(QStringLiteral("cred_bbbbbbbbbb")));
    }

    /// A program that was killed lets go of its lock and leaves the file.
    void takesAFileThatNobodyHoldsForNoClaim()
    {
        const QTemporaryDir home;
        QFile left(home.filePath(kOwner % QStringLiteral(".lock")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        QVERIFY(!Unfinished(home.path(), QStringLiteral("/mine")).isClaimed(kOwner));
    }

    void hasTheWorkspaceRememberedBeforeItsFirstSecret()
    {
        const QTemporaryDir home;
        const KnownWorkspaces known(home.filePath(QStringLiteral("known")));
        const Unfinished unfinished(home.filePath(QStringLiteral("unfinished")), QStringLiteral("/mine"),
                                    known);
        const auto claim = unfinished.claim(kOwner);
        VERIFY_RESULT(claim);
        QVERIFY(known.all()->empty());
        VERIFY_RESULT(claim->note({kOwner, UnfinishedChange::Act::Add, {}, {}}));
        QCOMPARE(*known.all(), std::vector<QString>{QStringLiteral("/mine")});
    }

    /// Else another workspace could take its secret for nobody's.
    void beginsNothingWhereItCannotBeRemembered()
    {
        const QTemporaryDir home;
        QFile inTheWay(home.filePath(QStringLiteral("known")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Unfinished unfinished(home.filePath(QStringLiteral("unfinished")), QStringLiteral("/mine"),
                                    KnownWorkspaces(inTheWay.fileName()));
        const auto claim = unfinished.claim(kOwner);
        VERIFY_RESULT(claim);
        VERIFY_FAILURE(claim->note({kOwner, UnfinishedChange::Act::Add, {}, {}}),
                       workspace::WorkspaceError::FolderUnusable);
        QCOMPARE(*unfinished.isNoted(kOwner), false);
    }
};

QTEST_GUILESS_MAIN(TestUnfinished)
#include "tst_Unfinished.moc"
