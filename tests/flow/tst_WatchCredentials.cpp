// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/WatchCredentials.h"
#include "tests/flow/FlowWorld.h"

#include <QFile>
#include <QSignalSpy>

using namespace sealwright;
using tests::FlowWorld;

class TestWatchCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void noticesFilesThatComeChangeAndGo()
    {
        FlowWorld world;
        credential::Credential one = world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        const flow::WatchCredentials watch(world.workspace);
        QSignalSpy changed(&watch, &flow::WatchCredentials::changed);
        world.added(FlowWorld::bearer(QStringLiteral("B")), "token");
        QVERIFY(changed.wait());
        one.name = QStringLiteral("A2");
        VERIFY_RESULT(tests::await(world.keep.edit(one)));
        QVERIFY(changed.wait());
        QVERIFY(QFile::remove(world.credentialFile(one)));
        QVERIFY(changed.wait());
    }

    void noticesTheFirstCredentialOfAWorkspace()
    {
        FlowWorld world;
        QVERIFY(QDir().mkpath(world.workspace.folder()));
        const flow::WatchCredentials watch(world.workspace);
        QSignalSpy changed(&watch, &flow::WatchCredentials::changed);
        world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        QVERIFY(changed.wait());
        // And from then on what is in its folder.
        world.added(FlowWorld::bearer(QStringLiteral("B")), "token");
        QVERIFY(changed.wait());
    }

    void tellsOnceOfABurst()
    {
        FlowWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        const flow::WatchCredentials watch(world.workspace);
        QSignalSpy changed(&watch, &flow::WatchCredentials::changed);
        for (int i = 0; i < 20; ++i) {
            world.added(FlowWorld::bearer(QStringLiteral("B%1").arg(i)), "token");
        }
        QVERIFY(changed.wait());
        QVERIFY2(changed.count() <= 2, qPrintable(QString::number(changed.count())));
    }
};

QTEST_GUILESS_MAIN(TestWatchCredentials)
#include "tst_WatchCredentials.moc"
