// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "app/flow/RotationReminder.h"
#include "app/flow/WhenFree.h"
#include "app/text/Describe.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/HeldFolder.h"

#include <unistd.h>

using namespace sealwright;
using namespace std::chrono_literals;
using tests::await;
using tests::FlowWorld;
using tests::HeldFolder;
using workspace::WorkspaceError;

namespace {

constexpr auto kRelease = 60ms; ///< later than one try, sooner than patience ends

/// Counts the turns of the event loop.
struct TickingLoop
{
    TickingLoop()
    {
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] { ++ticks; });
        timer.start(1ms);
    }

    QTimer timer;
    int ticks = 0;
};

} // namespace

/// Changes of the workspace while another program holds its folders.
class TestWhenFree : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysAtLastWhoHoldsTheFolder()
    {
        FlowWorld world;
        const QString folder = world.home.filePath(QStringLiteral("workspace/environments"));
        const HeldFolder held(folder);
        workspace::Environment staging;
        staging.id = workspace::newEnvironmentId(world.random);
        staging.name = QStringLiteral("staging");
        const TickingLoop loop;
        const auto saved = await(
            flow::whenFree([&world, &staging] { return world.workspace.saveEnvironment(staging); }, 50ms));
        VERIFY_FAILURE(saved, WorkspaceError::FolderBusy);
        QVERIFY2(loop.ticks > 5, "the event loop was held up");
        QCOMPARE(saved.error().fact("path"), folder);
        QCOMPARE(saved.error().fact("after_ms"), QStringLiteral("50"));
        QCOMPARE(saved.error().fact("process"), QString::number(::getpid()));
        const QString sentence = text::describe(saved.error());
        QVERIFY2(sentence.contains(QString(QStringLiteral("flow_tests (process %1)").arg(::getpid()))),
                 qPrintable(sentence));
        QVERIFY2(sentence.contains(folder), qPrintable(sentence));
    }

    void waitsForTheFolderThatItChanges_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("act");
        QTest::newRow("environment") << QStringLiteral("workspace/environments")
                                     << QStringLiteral("environment");
        QTest::newRow("settings") << QStringLiteral("workspace") << QStringLiteral("settings");
        for (const char *act : {"add", "edit", "rotate"}) {
            QTest::newRow(act) << QStringLiteral("workspace/credentials") << QString::fromLatin1(act);
        }
    }

    void waitsForTheFolderThatItChanges()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, act);
        FlowWorld world;
        const credential::Credential before =
            world.added(FlowWorld::bearer(QStringLiteral("A")), "first-token");
        flow::KeepEnvironment environments(world.workspace, world.store, world.random);
        flow::RotationReminder reminder(world.workspace);
        HeldFolder held(world.home.filePath(folder));
        bool isReleased = false;
        QTimer::singleShot(kRelease, &world.store, [&] {
            isReleased = true;
            held.release();
        });
        if (act == QLatin1String("environment")) {
            workspace::Environment staging;
            staging.name = QStringLiteral("staging");
            VERIFY_RESULT(await(environments.save(staging, {})));
        } else if (act == QLatin1String("settings")) {
            VERIFY_RESULT(await(reminder.setAge(std::chrono::days(30))));
        } else if (act == QLatin1String("add")) {
            VERIFY_RESULT(await(
                world.keep.add(FlowWorld::bearer(QStringLiteral("B")), FlowWorld::secret("another-token"))));
        } else if (act == QLatin1String("edit")) {
            credential::Credential changed = *world.workspace.findCredential(before.id);
            changed.name = QStringLiteral("Changed");
            VERIFY_RESULT(await(world.keep.edit(changed)));
        } else {
            VERIFY_RESULT(await(world.keep.rotate(before.id, FlowWorld::secret("second-token"))));
        }
        QVERIFY(isReleased);
    }
};

QTEST_GUILESS_MAIN(TestWhenFree)
#include "tst_WhenFree.moc"
