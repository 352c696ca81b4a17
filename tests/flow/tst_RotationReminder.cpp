// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RotationReminder.h"
#include "tests/flow/FlowWorld.h"

#include <QFile>

using namespace sealwright;
using namespace std::chrono_literals;
using std::chrono::days;
using tests::FlowWorld;

class TestRotationReminder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void remindsAfterNinetyDaysUntilToldOtherwise()
    {
        FlowWorld world;
        flow::RotationReminder reminder(world.workspace);
        QCOMPARE(*reminder.age(), std::optional(days(90)));
        VERIFY_RESULT(tests::await(reminder.setAge(days(30))));
        QCOMPARE(*reminder.age(), std::optional(days(30)));
        VERIFY_RESULT(tests::await(reminder.setAge(std::nullopt)));
        QCOMPARE(*reminder.age(), std::optional<days>());
    }

    void isAChoiceOfTheWorkspaceThatKeepsTheRestOfItsFile()
    {
        FlowWorld world;
        world.savedRequest(QStringLiteral("R"), {});
        QFile file(world.home.filePath(QStringLiteral("workspace/workspace.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.resize(0);
        file.write("{\"formatVersion\": 1, \"later\": [1, 2], \"rotateAfterDays\": 45}");
        file.close();
        flow::RotationReminder reminder(world.workspace);
        QCOMPARE(*reminder.age(), std::optional(days(45)));
        VERIFY_RESULT(tests::await(reminder.setAge(days(60))));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 QByteArray("{\n  \"formatVersion\": 1,\n  \"later\": [\n    1,\n    2\n  ],\n"
                            "  \"rotateAfterDays\": 60\n}\n"));
    }

    void saysWhatIsWrongWithTheFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray(R"({"formatVersion":1,"rotateAfterDays":"90"})");
        QTest::newRow("negative") << QByteArray(R"({"formatVersion":1,"rotateAfterDays":-1})");
        QTest::newRow("fraction") << QByteArray(R"({"formatVersion":1,"rotateAfterDays":1.5})");
        QTest::newRow("huge") << QByteArray(R"({"formatVersion":1,"rotateAfterDays":99999999999})");
        QTest::newRow("no JSON") << QByteArray("{");
    }

    void saysWhatIsWrongWithTheFile()
    {
        QFETCH(const QByteArray, content);
        FlowWorld world;
        world.savedRequest(QStringLiteral("R"), {});
        QFile file(world.home.filePath(QStringLiteral("workspace/workspace.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto age = flow::RotationReminder(world.workspace).age();
        VERIFY_FAILURE(age, workspace::WorkspaceError::FileBroken);
        QVERIFY(age.error().fact("path").endsWith(QStringLiteral("workspace.json")));
    }

    void isDueOnceTheSecretIsOlder()
    {
        tests::FixedClock clock;
        credential::Credential one = FlowWorld::bearer(QStringLiteral("A"));
        QVERIFY(!flow::isRotationDue(one, days(90), clock.now())); // nobody knows how old it is
        one.createdAt = clock.now();
        clock.advance(days(90));
        QVERIFY(!flow::isRotationDue(one, days(90), clock.now()));
        clock.advance(1ms);
        QVERIFY(flow::isRotationDue(one, days(90), clock.now()));
        QVERIFY(!flow::isRotationDue(one, std::nullopt, clock.now()));
        one.rotatedAt = clock.now();
        QVERIFY(!flow::isRotationDue(one, days(90), clock.now()));
        clock.advance(days(91));
        QVERIFY(flow::isRotationDue(one, days(90), clock.now()));
    }
};

QTEST_GUILESS_MAIN(TestRotationReminder)
#include "tst_RotationReminder.moc"
