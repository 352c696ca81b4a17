// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "app/flow/SecretPlaces.h"
#include "tests/flow/FlowWorld.h"

#include <QFile>

using namespace sealwright;
using flow::KeepEnvironment;
using tests::await;
using vault::VaultError;
using workspace::Environment;
using workspace::WorkspaceError;

namespace {

struct EnvironmentWorld : tests::FlowWorld
{
    workspace::Unfinished unfinished{home.filePath(QStringLiteral("unfinished")), workspace.folder()};
    flow::MendCredentials mend{workspace, store, unfinished};
    KeepEnvironment keepEnvironment{workspace, store, random, &mend};

    static Environment staging()
    {
        Environment environment;
        environment.name = QStringLiteral("Staging");
        environment.variables = {{"host", "https://staging.test", false}, {"apiKey", {}, true}};
        return environment;
    }

    static KeepEnvironment::Secrets secrets(QByteArrayView value)
    {
        KeepEnvironment::Secrets given;
        given.emplace("apiKey", secret(value));
        return given;
    }

    base::Result<Environment> save(Environment environment, KeepEnvironment::Secrets given = {})
    {
        return await(keepEnvironment.save(std::move(environment), std::move(given)));
    }

    QByteArray fileText() const
    {
        QFile file(home.filePath(QStringLiteral("workspace/environments/staging.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestKeepEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsSecretValuesInTheStoreAlone()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("s3cret-value-of-it"));
        VERIFY_RESULT(saved);
        QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray("s3cret-value-of-it"));
        QVERIFY(!world.fileText().contains("s3cret"));
        const auto states = await(world.keepEnvironment.states(*saved));
        QCOMPARE(states.size(), std::size_t{1});
        QVERIFY(states.front().present && states.front().fingerprint);
        const auto places = flow::secretPlaces(world.workspace);
        VERIFY_RESULT(places);
        QCOMPARE(places->items.size(), std::size_t{1});
        QCOMPARE(places->items.front().key, saved->secretKey("apiKey"));
        QVERIFY(world.unfinished.abandoned().empty());
    }

    void editsLeaveASecretAloneAndDropsEraseIt()
    {
        EnvironmentWorld world;
        auto saved = world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("s3cret-value-of-it"));
        VERIFY_RESULT(saved);
        saved->variables.front().value = "https://other.test";
        saved = world.save(*saved);
        VERIFY_RESULT(saved);
        QVERIFY(world.store.has(saved->secretKey("apiKey")));
        // Made plain: the value in the store goes, and does not come into the file.
        saved->variables[1] = {"apiKey", "public", false};
        saved = world.save(*saved);
        VERIFY_RESULT(saved);
        QVERIFY(world.store.keys().isEmpty());
        QVERIFY(world.fileText().contains("\"apiKey\": \"public\""));
    }

    void aSecretThatCannotBeStoredChangesNothing_data()
    {
        QTest::addColumn<int>("operation");
        // Reading what was there, writing; counted from the first of them.
        QTest::newRow("read") << 0;
        QTest::newRow("write") << 1;
    }

    void aSecretThatCannotBeStoredChangesNothing()
    {
        QFETCH(int, operation);
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("before-it-all"));
        VERIFY_RESULT(saved);
        const QByteArray before = world.fileText();
        Environment changed = *saved;
        changed.variables.front().value = "https://other.test";
        world.store.failAt(world.store.operations() + operation, VaultError::Locked);
        VERIFY_FAILURE(world.save(changed, EnvironmentWorld::secrets("after-it-all")), VaultError::Locked);
        QCOMPARE(world.fileText(), before);
        QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray("before-it-all"));
    }

    void nothingIsRemovedWhoseSecretCannotBeErased()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("before-it-all"));
        VERIFY_RESULT(saved);
        const QByteArray before = world.fileText();
        world.store.failFrom(world.store.operations(), VaultError::Locked);
        VERIFY_FAILURE(await(world.keepEnvironment.remove(saved->id)), VaultError::Locked);
        QCOMPARE(world.fileText(), before);
        Environment without = *saved;
        std::erase_if(without.variables,
                      [](const workspace::EnvironmentVariable &each) { return each.isSecret; });
        VERIFY_FAILURE(world.save(without, {}), VaultError::Locked);
        QCOMPARE(world.fileText(), before);
    }

    void editsWhatOthersEditAtTheSameTime()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("before-it-all"));
        VERIFY_RESULT(saved);
        int calls = 0;
        const auto edited = await(world.keepEnvironment.edit(
            saved->name,
            [&](Environment &environment) {
                if (calls++ == 0) { // another program is quicker
                    Environment other = *saved;
                    other.variables.push_back({"theirs", "1", false});
                    if (!world.save(other, {})) {
                        return base::Result<void>(base::failure(WorkspaceError::FileNotWritten, {}));
                    }
                }
                environment.variables.push_back({"ours", "2", false});
                return base::Result<void>();
            },
            EnvironmentWorld::secrets("after-it-all"), flow::PlainSecrets::AsTyped));
        VERIFY_RESULT(edited);
        QCOMPARE(calls, 2);
        QVERIFY(edited->find("theirs") != nullptr && edited->find("ours") != nullptr);
        QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray("after-it-all"));
    }

    void aFileThatCannotBeWrittenPutsTheSecretBack()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("before-it-all"));
        VERIFY_RESULT(saved);
        Environment stale = *saved;
        stale.document["strange"] = "not what the file says";
        VERIFY_FAILURE(world.save(stale, EnvironmentWorld::secrets("after-it-all")),
                       WorkspaceError::FileChanged);
        QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray("before-it-all"));
        Environment twin = EnvironmentWorld::staging();
        VERIFY_FAILURE(world.save(twin, EnvironmentWorld::secrets("of-the-twin")),
                       WorkspaceError::EnvironmentExists);
        QCOMPARE(world.store.keys().size(), 1);
    }

    void refusesWhatCannotBe()
    {
        EnvironmentWorld world;
        Environment environment = EnvironmentWorld::staging();
        environment.variables.push_back({"host", "again", false});
        VERIFY_FAILURE(world.save(environment), WorkspaceError::EnvironmentInvalid);
        environment = EnvironmentWorld::staging();
        environment.variables.front().name = "no name";
        VERIFY_FAILURE(world.save(environment), base::VariableError::NameInvalid);
        VERIFY_FAILURE(world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("")),
                       credential::CredentialError::SecretEmpty);
        environment = EnvironmentWorld::staging();
        environment.variables.pop_back();
        VERIFY_FAILURE(world.save(environment, EnvironmentWorld::secrets("for nothing")),
                       WorkspaceError::EnvironmentInvalid);
        QVERIFY(world.store.keys().isEmpty() && world.fileText().isEmpty());
    }

    void saysThatTheNewSecretMayBeLiveWhenItCannotBePutBack()
    {
        EnvironmentWorld world;
        const auto saved = world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("old"));
        VERIFY_RESULT(saved);
        Environment stale = *saved;
        stale.variables.front().value = "https://elsewhere.test";
        VERIFY_RESULT(world.save(stale)); // so that the file is no longer what was read
        world.store.failFrom(world.store.operations() + 2, VaultError::Unavailable); // read, written
        const auto changed = world.save(*saved, EnvironmentWorld::secrets("new"));
        VERIFY_FAILURE(changed, flow::EnvironmentError::Unsettled);
        QCOMPARE(changed.error().fact("reason"), QStringLiteral("workspace_file_changed"));
        QCOMPARE(world.store.secretOf(saved->secretKey("apiKey")), QByteArray("new"));
    }

    void removesItWithItsSecrets()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("s3cret-value-of-it"));
        VERIFY_RESULT(saved);
        workspace::SavedRequest request;
        request.name = QStringLiteral("Call");
        request.credentialIn = {{saved->id, QString()}};
        VERIFY_RESULT(world.workspace.saveRequest(request));
        QCOMPARE(world.keepEnvironment.summary(saved->id)->usedBy,
                 std::vector<QString>{QStringLiteral("Call")});
        VERIFY_RESULT(await(world.keepEnvironment.remove(QStringLiteral("Staging"))));
        QVERIFY(world.store.keys().isEmpty() && world.fileText().isEmpty());
        VERIFY_FAILURE(await(world.keepEnvironment.remove(QStringLiteral("Staging"))),
                       WorkspaceError::EnvironmentNotFound);
    }

    void whatAKilledProgramLeftIsErased()
    {
        EnvironmentWorld world;
        const auto saved =
            world.save(EnvironmentWorld::staging(), EnvironmentWorld::secrets("s3cret-value-of-it"));
        VERIFY_RESULT(saved);
        // Killed after a second secret was stored and before the file declared it.
        world.store.put(saved->secretKey("later"), "orphan");
        QDir().mkpath(world.home.filePath(QStringLiteral("unfinished")));
        QFile note(world.home.filePath(QStringLiteral("unfinished/") + saved->id + QStringLiteral(".json")));
        QVERIFY(note.open(QIODevice::WriteOnly));
        base::Json text;
        text["owner"] = base::utf8(saved->id);
        text["act"] = "refit";
        text["slots"] = {"later", "apiKey"};
        text["at"] = 0;
        text["workspace"] = base::utf8(world.workspace.folder());
        note.write(base::prettyJson(text));
        note.close();
        VERIFY_RESULT(await(world.mend.run()));
        QCOMPARE(world.store.keys(), QStringList{saved->secretKey("apiKey")});
        QVERIFY(!note.exists());
    }
};

QTEST_GUILESS_MAIN(TestKeepEnvironment)
#include "tst_KeepEnvironment.moc"
