// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeOrphan.h"

#include <QTest>

using namespace sealwright;
using flow::MayBelong;

class TestDescribeOrphan : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysThatNobodyHasItAndWhoMay()
    {
        flow::OrphanedSecret orphan;
        orphan.ownerId = QStringLiteral("cred_aaaaaaaaaa");
        QCOMPARE(text::describe(orphan),
                 QStringLiteral("No credential of a workspace that is there has it."));
        QVERIFY(text::doubtsAbout(orphan).isEmpty());
        orphan.ownerId = QStringLiteral("env_aaaaaaaaaa");
        orphan.mayBelongTo = {MayBelong{QStringLiteral("/a"), MayBelong::Why::Away, {}},
                              MayBelong{QStringLiteral("/b"), MayBelong::Why::Unreadable,
                                        QStringLiteral("/b/environments/x.json")}};
        QCOMPARE(text::describe(orphan),
                 QStringLiteral("No environment of a workspace that is there has it. It may belong to the "
                                "workspace /a, which is not there now. It may belong to the workspace /b, "
                                "where /b/environments/x.json cannot be read."));
    }

    void showsWhatAFolderHides()
    {
        const QString sentence =
            text::describe(MayBelong{QStringLiteral("/a\u202Eb"), MayBelong::Why::Away, {}});
        QVERIFY(!sentence.contains(QChar(0x202E)));
    }
};

QTEST_GUILESS_MAIN(TestDescribeOrphan)
#include "tst_DescribeOrphan.moc"
