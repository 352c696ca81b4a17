// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/models/EnvironmentChoice.h"

#include <QDir>
#include <QSignalSpy>

using namespace sealwright;
using models::EnvironmentChoice;
using tests::await;
using tests::savedEnvironment;

namespace {

struct ChoiceWorld : tests::FlowWorld
{
    flow::KeepEnvironment keepEnvironment{workspace, store, random};
    workspace::Environment staging =
        savedEnvironment(keepEnvironment, QStringLiteral("staging"), {{"host", "a", false}});
    EnvironmentChoice choice{keepEnvironment};
};

} // namespace

class TestEnvironmentChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingIsChosenAtFirst()
    {
        ChoiceWorld world;
        QCOMPARE(world.choice.all().size(), std::size_t{1});
        QVERIFY(world.choice.chosenId().isEmpty());
        QVERIFY(world.choice.chosen() == nullptr);
    }

    void tellsOfAnotherChoiceOnce()
    {
        ChoiceWorld world;
        const QSignalSpy changed(&world.choice, &EnvironmentChoice::changed);
        world.choice.choose(world.staging.id);
        world.choice.choose(world.staging.id);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(world.choice.chosen()->name, QStringLiteral("staging"));
        world.choice.choose({});
        QCOMPARE(changed.count(), 2);
    }

    void whatIsNotThereIsNone()
    {
        ChoiceWorld world;
        world.choice.choose(world.staging.id);
        world.choice.choose(QStringLiteral("env_aaaaaaaaaa"));
        QVERIFY(world.choice.chosenId().isEmpty());
    }

    void oneThatIsGoneIsNone()
    {
        ChoiceWorld world;
        world.choice.choose(world.staging.id);
        VERIFY_RESULT(await(world.keepEnvironment.remove(world.staging.id)));
        const QSignalSpy changed(&world.choice, &EnvironmentChoice::changed);
        world.choice.reload();
        QCOMPARE(changed.count(), 1);
        QVERIFY(world.choice.chosenId().isEmpty());
    }

    void readingAgainTellsOnlyWhatChanged()
    {
        ChoiceWorld world;
        world.choice.choose(world.staging.id);
        const QSignalSpy changed(&world.choice, &EnvironmentChoice::changed);
        world.choice.reload();
        QCOMPARE(changed.count(), 0);
        workspace::Environment other = world.staging;
        other.variables.front().value = "b";
        VERIFY_RESULT(await(world.keepEnvironment.save(other, {})));
        world.choice.reload();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(world.choice.chosen()->variables.front().value, QByteArray("b"));
    }

    void aBrokenFileIsSaid()
    {
        ChoiceWorld world;
        QFile file(world.home.filePath(QStringLiteral("workspace/environments/torn.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        world.choice.reload();
        QVERIFY2(world.choice.trouble().contains(QLatin1String("torn.json")),
                 qPrintable(world.choice.trouble()));
        QCOMPARE(world.choice.all().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentChoice)
#include "tst_EnvironmentChoice.moc"
