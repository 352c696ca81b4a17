// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FirstStart.h"
#include "tests/flow/FlowWorld.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

class TestFirstStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void makesARequestThatIsReadyToBeSent()
    {
        FlowWorld world;
        flow::FirstStart firstStart(world.workspace, world.keep, world.random);
        VERIFY_RESULT(await(firstStart.run()));
        const auto requests = world.workspace.requests();
        QCOMPARE(requests->items.size(), std::size_t{1});
        const workspace::SavedRequest &request = requests->items.front();
        QVERIFY(request.toReceiver);
        QVERIFY(request.body.contains("tool-calls"));
        const auto credential = world.workspace.findCredential(request.credentialId);
        VERIFY_RESULT(credential);
        QCOMPARE(world.store.keys().size(), 1);
    }

    void doesNothingTwice()
    {
        FlowWorld world;
        flow::FirstStart firstStart(world.workspace, world.keep, world.random);
        VERIFY_RESULT(await(firstStart.run()));
        VERIFY_RESULT(await(firstStart.run()));
        QCOMPARE(world.workspace.requests()->items.size(), std::size_t{1});
        QCOMPARE(world.workspace.credentials()->items.size(), std::size_t{1});
    }

    void leavesNothingWhenTheSecretCannotBeKept()
    {
        FlowWorld world;
        world.store.failAlways(vault::VaultError::NoService);
        flow::FirstStart firstStart(world.workspace, world.keep, world.random);
        VERIFY_FAILURE(await(firstStart.run()), vault::VaultError::NoService);
        QVERIFY(world.workspace.requests()->items.empty());
        QVERIFY(world.workspace.credentials()->items.empty());
    }
};

QTEST_GUILESS_MAIN(TestFirstStart)
#include "tst_FirstStart.moc"
