// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MigrateVapi.h"
#include "app/vapi/VapiError.h"
#include "tests/flow/FlowWorld.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

namespace {

constexpr const char *kDocument =
    "{\"name\":\"Desk\",\"server\":{\"url\":\"u\",\"secret\":\"first-secret-of-the-test\"},"
    "\"tools\":[{\"server\":{\"url\":\"v\",\"headers\":{\"X-Key\":\"second-secret-of-the-test\"}}}]}";

struct MigrationWorld : FlowWorld
{
    flow::MigrateVapi migrate{workspace, keep};

    base::Result<flow::MigrateVapi::Plan> planned(const QByteArray &document)
    {
        return await(migrate.plan(document));
    }
};

} // namespace

class TestMigrateVapi : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void planningChangesNothing()
    {
        MigrationWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("Desk X-Key")), "token");
        const auto plan = world.planned(kDocument);
        VERIFY_RESULT(plan);
        QCOMPARE((*plan)->credentials().size(), std::size_t(2));
        QCOMPARE((*plan)->credentials()[1].credential.name, QStringLiteral("Desk X-Key 2"));
        QCOMPARE(world.workspace.credentials()->items.size(), std::size_t(1));
        QCOMPARE(world.store.keys().size(), 1);
    }

    void makesTheCredentialsAndRefersToThem()
    {
        MigrationWorld world;
        const auto plan = world.planned(kDocument);
        VERIFY_RESULT(plan);
        const auto migrated = await(world.migrate.run(*plan));
        VERIFY_RESULT(migrated);
        QCOMPARE(migrated->made.size(), std::size_t(2));
        QCOMPARE(world.store.secretOf(migrated->made[0].secretKey(QStringLiteral("token"))),
                 QByteArray("first-secret-of-the-test"));
        QCOMPARE(world.store.secretOf(migrated->made[1].secretKey(QStringLiteral("token"))),
                 QByteArray("second-secret-of-the-test"));
        const auto document = base::parseJson(migrated->document);
        VERIFY_RESULT(document);
        QCOMPARE(base::stringMember((*document)["server"], "credentialId"),
                 std::optional(migrated->made[0].id));
        QCOMPARE(base::stringMember((*document)["tools"][0]["server"], "credentialId"),
                 std::optional(migrated->made[1].id));
        QVERIFY(!migrated->document.contains("of-the-test"));
        for (const credential::Credential &made : migrated->made) {
            QFile file(world.credentialFile(made));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("of-the-test"));
        }
    }

    void takesBackWhatItMadeWhenTheNextCannotBeMade()
    {
        MigrationWorld world;
        const auto plan = world.planned(kDocument);
        VERIFY_RESULT(plan);
        world.store.failAt(1, vault::VaultError::Locked); // the second secret
        VERIFY_FAILURE(await(world.migrate.run(*plan)), vault::VaultError::Locked);
        QVERIFY(world.workspace.credentials()->items.empty());
        QCOMPARE(world.store.keys(), QStringList());
        // And goes through once the store works.
        VERIFY_RESULT(await(world.migrate.run(*plan)));
        QCOMPARE(world.workspace.credentials()->items.size(), std::size_t(2));
    }

    void saysWhatStayedWhenNothingCanBeTakenBack()
    {
        MigrationWorld world;
        const auto plan = world.planned(kDocument);
        VERIFY_RESULT(plan);
        world.store.failFrom(1, vault::VaultError::Locked); // and erasing the first
        const auto migrated = await(world.migrate.run(*plan));
        VERIFY_FAILURE(migrated, vault::VaultError::Locked);
        QCOMPARE(migrated.error().fact("left"), QStringLiteral("Desk X-Vapi-Secret"));
    }

    void wrongInputFailsWithItsPlace()
    {
        MigrationWorld world;
        const auto plan = world.planned("{\"server\":{\"secret\":1}}");
        VERIFY_FAILURE(plan, vapi::VapiError::DocumentInvalid);
        QCOMPARE(plan.error().fact("member"), QStringLiteral("/server/secret"));
        VERIFY_FAILURE(world.planned("{"), base::JsonError::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestMigrateVapi)
#include "tst_MigrateVapi.moc"
