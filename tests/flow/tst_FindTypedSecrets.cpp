// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepDrafts.h"
#include "tests/flow/TypedWorld.h"

#include <QDirIterator>

using namespace sealwright;
using flow::PlainSecrets;
using flow::TypedSecretError;
using tests::await;
using tests::FlowWorld;
using tests::TypedWorld;
using vault::VaultError;
using Where = flow::TypedSecret::Where;

namespace {

constexpr char kSecret[] = "tok_5f2c9e71ab04d386";

workspace::SavedRequest request(const QByteArray &url, const QByteArray &body = {})
{
    workspace::SavedRequest request;
    request.name = QStringLiteral("Order");
    request.url = url;
    request.body = body;
    return request;
}

workspace::Environment environment(const QByteArray &value)
{
    workspace::Environment environment;
    environment.name = QStringLiteral("Staging");
    environment.variables = {{"host", "staging.test", false}, {"key", value, false}};
    return environment;
}

/// Whether any file below the folder holds it.
bool isInAFile(const QString &folder, QByteArrayView text)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestFindTypedSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void refusesARequestThatHoldsASecretOfTheStore_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("where");
        const QByteArray pair = QByteArray("me:") + kSecret;
        const QByteArray basic = "Basic " + pair.toBase64();
        QTest::newRow("URL") << QByteArray("http://a.test/?k=") + kSecret << QByteArray() << QByteArray()
                             << QStringLiteral("URL");
        QTest::newRow("header") << QByteArray("http://a.test") << QByteArray("Bearer ") + kSecret
                                << QByteArray() << QStringLiteral("header X-Key");
        QTest::newRow("Basic") << QByteArray("http://a.test") << basic << QByteArray()
                               << QStringLiteral("header X-Key");
        QTest::newRow("body") << QByteArray("http://a.test") << QByteArray()
                              << QByteArray("{\n \"k\": \"") + kSecret + "\"}" << QStringLiteral("body");
    }

    void refusesARequestThatHoldsASecretOfTheStore()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(QString, where);
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("Live")), kSecret);
        workspace::SavedRequest typed = request(url, body);
        typed.headers = {{"X-Key", header, true}};
        const auto refused = await(world.keepRequest.save(typed));
        VERIFY_FAILURE(refused, TypedSecretError::InPlainText);
        QCOMPARE(refused.error().fact("where"), where);
        QCOMPARE(refused.error().fact("owner"), QStringLiteral("Live"));
        QCOMPARE(refused.error().fact("slot"), QStringLiteral("token"));
        QCOMPARE(refused.error().fact("line"), body.isEmpty() ? QString() : QStringLiteral("2"));
        QVERIFY(world.keepRequest.list()->items.empty());
        VERIFY_RESULT(await(world.keepRequest.save(typed, PlainSecrets::AsTyped)));
        QVERIFY(!world.keepRequest.notCompared());
    }

    void refusesAnEnvironmentAndACredential()
    {
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("Live")), kSecret);
        const auto plain = await(world.keepEnvironment.save(environment(kSecret), {}));
        VERIFY_FAILURE(plain, TypedSecretError::InPlainText);
        QCOMPARE(plain.error().fact("where"), QStringLiteral("variable key"));
        VERIFY_RESULT(await(world.keepEnvironment.save(environment(kSecret), {}, PlainSecrets::AsTyped)));

        credential::Credential other = FlowWorld::bearer(QStringLiteral("Other"));
        other.fields = credential::BearerFields{"Authorization", true, QByteArray("Bearer ") + kSecret};
        const auto added = await(world.keepCredential.add(other, FlowWorld::secret("another-secret")));
        VERIFY_FAILURE(added, TypedSecretError::InPlainText);
        QVERIFY2(added.error().fact("where").startsWith(QLatin1String("field ")),
                 qPrintable(added.error().fact("where")));
    }

    void comparesWithWhatIsSavedTogether()
    {
        TypedWorld world;
        credential::Credential twice = FlowWorld::bearer(QStringLiteral("Twice"));
        twice.fields = credential::BearerFields{"Authorization", true, "fresh-secret-12345 "};
        VERIFY_FAILURE(await(world.keepCredential.add(twice, FlowWorld::secret("fresh-secret-12345"))),
                       TypedSecretError::InPlainText);
        workspace::Environment both = environment("fresh-secret-12345");
        both.variables.push_back({"hidden", {}, true});
        flow::KeepEnvironment::Secrets secrets;
        secrets.emplace("hidden", FlowWorld::secret("fresh-secret-12345"));
        VERIFY_FAILURE(await(world.keepEnvironment.save(both, std::move(secrets))),
                       TypedSecretError::InPlainText);
    }

    void asksNobodyAndSaysWhatItDidNotLookAt()
    {
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), kSecret);
        world.added(FlowWorld::bearer(QStringLiteral("B")), "tok_another_one_0000");
        world.store.lockKeyring();
        VERIFY_RESULT(await(world.keepRequest.save(request(QByteArray("http://a.test/") + kSecret))));
        QCOMPARE(world.store.prompts(), 0);
        const auto rest = world.keepRequest.notCompared();
        QVERIFY(rest && rest->why);
        QCOMPARE(rest->count, 2);
        QVERIFY(rest->why->is(VaultError::Locked));
        world.store.work();
        VERIFY_FAILURE(await(world.keepRequest.save(request(QByteArray("http://a.test/") + kSecret))),
                       TypedSecretError::InPlainText);
        QVERIFY(!world.keepRequest.notCompared());
    }

    void doesNotWaitForAStoreThatTakesItsTime()
    {
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), kSecret);
        world.store.hold();
        VERIFY_RESULT(await(world.keepRequest.save(request("http://a.test/"))));
        QCOMPARE(world.keepRequest.notCompared()->count, 1);
        world.store.release();
    }

    void readsEachSecretOnce()
    {
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("A")), kSecret);
        VERIFY_RESULT(await(world.keepRequest.save(request("http://a.test/"))));
        const int operations = world.store.operations();
        VERIFY_RESULT(await(world.keepRequest.save(request("http://b.test/"))));
        QCOMPARE(world.store.operations(), operations);
    }

    void movesASecretIntoAVariable()
    {
        TypedWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("Live")), kSecret);
        workspace::SavedRequest typed = request(QByteArray("http://a.test/?api_key=") + kSecret + "&b=c");
        typed.headers = {{"X-Api-Key", QByteArray("Bearer ") + kSecret, true}};
        typed.body = QByteArray("[\"") + kSecret + "\",\"" + QByteArray(kSecret).toHex() + "\"]";
        const auto found = await(world.keepRequest.typedSecrets(typed));
        QCOMPARE(found.size(), std::size_t{4});
        const auto moved = await(world.keepRequest.keepAsSecrets(typed, found, {}));
        VERIFY_RESULT(moved);
        const auto home = world.workspace.findEnvironment(QStringLiteral("Default"));
        VERIFY_RESULT(home);
        QCOMPARE(moved->environment, home->id);
        QCOMPARE(home->variables.size(), std::size_t{2}); // of two texts
        QVERIFY(!isInAFile(world.workspace.folder(), kSecret));
        QVERIFY(!isInAFile(world.workspace.folder(), QByteArray(kSecret).toHex()));
        // It goes out as before.
        base::Variables values;
        for (const workspace::EnvironmentVariable &variable : home->variables) {
            QVERIFY(variable.isSecret);
            values.setSecret(variable.name,
                             FlowWorld::secret(world.store.secretOf(home->secretKey(variable.name))));
        }
        QCOMPARE(*values.expand(moved->request.url), typed.url);
        QCOMPARE(*values.expand(moved->request.headers.front().value), typed.headers.front().value);
        QCOMPARE(*values.expand(moved->request.body), typed.body);
        // The next one uses the same variable.
        const workspace::SavedRequest next = request("http://c.test/", kSecret);
        const auto again = await(
            world.keepRequest.keepAsSecrets(next, await(world.keepRequest.typedSecrets(next)), home->id));
        VERIFY_RESULT(again);
        QCOMPARE(world.workspace.findEnvironment(home->id)->variables.size(), std::size_t{2});
    }

    void takesOutAHeaderThatTheCredentialMakes()
    {
        TypedWorld world;
        const auto live = world.added(FlowWorld::vapiSecret(QStringLiteral("Live")), kSecret);
        workspace::SavedRequest typed = request("http://a.test/");
        typed.credentialId = live.id;
        typed.headers = {{"A", "b", true}, {"x-vapi-secret", kSecret, true}, {"C", "d", true}};
        const auto found = await(world.keepRequest.typedSecrets(typed));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().isMadeByCredential);
        const auto moved = await(world.keepRequest.keepAsSecrets(typed, found, {}));
        VERIFY_RESULT(moved);
        QCOMPARE(moved->request.headers.size(), std::size_t{2});
        QVERIFY(moved->environment.isEmpty());
        QVERIFY(world.workspace.environments()->items.empty());
    }

    void keepsNoKnownSecretInADraft()
    {
        TypedWorld world;
        VERIFY_RESULT(await(
            world.keepCredential.add(FlowWorld::bearer(QStringLiteral("A")), FlowWorld::secret(kSecret))));
        const QString folder = world.home.filePath(QStringLiteral("drafts"));
        workspace::Drafts drafts(folder, world.workspace.folder());
        flow::KeepDrafts keep(drafts, &world.typed);
        workspace::SavedRequest draft =
            request(QByteArray("http://a.test/") + kSecret, QByteArray("before ") + kSecret + " behind");
        draft.headers = {{"X-Other", QByteArray(kSecret).toBase64(), true}};
        VERIFY_RESULT(await(keep.keep({draft})));
        QVERIFY(!isInAFile(folder, kSecret));
        QVERIFY(!isInAFile(folder, QByteArray(kSecret).toBase64()));
        const auto back = keep.bringBack();
        VERIFY_RESULT(back);
        QCOMPARE(back->items.front().body, QByteArray("before ‹secret› behind"));
    }
};

QTEST_GUILESS_MAIN(TestFindTypedSecrets)
#include "tst_FindTypedSecrets.moc"
