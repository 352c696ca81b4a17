// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"
#include "tests/unit/workspace/WorkspaceFolder.h"

using namespace sealwright;
using namespace sealwright::workspace;

namespace {

constexpr char kFile[] = R"({
  "id": "env_abcdefgh23",
  "owner": "team b",
  "name": "Staging",
  "variables": {
    "host": "https://staging.test",
    "apiKey": {
      "secret": true,
      "hint": "ask Kim"
    },
    "empty": ""
  }
}
)";

Environment staging()
{
    tests::CountingRandom random;
    Environment environment;
    environment.id = newEnvironmentId(random);
    environment.name = QStringLiteral("Staging");
    environment.variables = {{"host", "https://staging.test", false}, {"apiKey", {}, true}};
    return environment;
}

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_place = std::make_unique<tests::WorkspaceFolder>(); }

    void readsAndWritesAFileWithoutLosingAnything()
    {
        const auto read = environmentFromJson(*base::parseJson(kFile));
        VERIFY_RESULT(read);
        QCOMPARE(read->variables,
                 (std::vector<EnvironmentVariable>{
                     {"host", "https://staging.test", false}, {"apiKey", {}, true}, {"empty", {}, false}}));
        QCOMPARE(base::prettyJson(toJson(*read)), QByteArray(kFile));
        QCOMPARE(read->secretKey("apiKey"), QStringLiteral("env_abcdefgh23/apiKey"));
    }

    void refusesWhatIsNoEnvironment_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        QTest::newRow("no object") << QByteArray("[]") << QString();
        QTest::newRow("no id") << QByteArray(R"({"name":"a"})") << QStringLiteral("id");
        QTest::newRow("a path for an id")
            << QByteArray(R"({"id":"env_../../etc1","name":"a"})") << QStringLiteral("id");
        QTest::newRow("no name") << QByteArray(R"({"id":"env_abcdefgh23"})") << QStringLiteral("name");
        QTest::newRow("empty name") << QByteArray(R"({"id":"env_abcdefgh23","name":" "})")
                                    << QStringLiteral("name");
        QTest::newRow("a list of variables")
            << QByteArray(R"({"id":"env_abcdefgh23","name":"a","variables":[]})")
            << QStringLiteral("variables");
        QTest::newRow("a number") << QByteArray(R"({"id":"env_abcdefgh23","name":"a","variables":{"n":1}})")
                                  << QStringLiteral("variables/n");
        QTest::newRow("not secret")
            << QByteArray(R"({"id":"env_abcdefgh23","name":"a","variables":{"n":{"secret":false}}})")
            << QStringLiteral("variables/n");
        QTest::newRow("no name of a variable")
            << QByteArray(R"({"id":"env_abcdefgh23","name":"a","variables":{"a b":"x"}})")
            << QStringLiteral("variables/a b");
    }

    void refusesWhatIsNoEnvironment()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, member);
        const auto read = environmentFromJson(*base::parseJson(text));
        VERIFY_FAILURE(read, WorkspaceError::FileBroken);
        QCOMPARE(read.error().fact("member"), member);
    }

    void savesFindsAndRemoves()
    {
        auto workspace = m_place->open();
        QVERIFY(workspace->environments()->items.empty());
        const auto saved = workspace->saveEnvironment(staging());
        VERIFY_RESULT(saved);
        QCOMPARE(saved->slug, QStringLiteral("staging"));
        const QString path = m_place->root() % QLatin1String("/environments/staging.json");
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!tests::WorkspaceFolder::content(path).contains("secret value"));
        QCOMPARE(workspace->findEnvironment(QStringLiteral("Staging"))->id, saved->id);
        QCOMPARE(workspace->findEnvironment(saved->id)->variables, saved->variables);
        VERIFY_FAILURE(workspace->findEnvironment(QStringLiteral("staging")),
                       WorkspaceError::EnvironmentNotFound);
        VERIFY_RESULT(workspace->removeEnvironment(*saved));
        VERIFY_FAILURE(workspace->removeEnvironment(*saved), WorkspaceError::EnvironmentNotFound);
    }

    void aRenamedOneKeepsItsFileAndOthersKeepTheirNames()
    {
        auto workspace = m_place->open();
        auto first = workspace->saveEnvironment(staging());
        VERIFY_RESULT(first);
        Environment second = staging();
        second.id = QStringLiteral("env_zzzzzzzzz2");
        VERIFY_FAILURE(workspace->saveEnvironment(second), WorkspaceError::EnvironmentExists);
        second.name = QStringLiteral("staging");
        const auto other = workspace->saveEnvironment(second);
        VERIFY_RESULT(other);
        QCOMPARE(other->slug, QStringLiteral("staging-2"));
        first->name = QStringLiteral("Pre-production");
        const auto renamed = workspace->saveEnvironment(*first);
        VERIFY_RESULT(renamed);
        QCOMPARE(renamed->slug, QStringLiteral("staging"));
    }

    void whatOthersChangedIsNotOverwritten()
    {
        auto workspace = m_place->open();
        const auto saved = workspace->saveEnvironment(staging());
        VERIFY_RESULT(saved);
        const QString path = m_place->root() % QLatin1String("/environments/staging.json");
        QByteArray text = tests::WorkspaceFolder::content(path);
        text.replace("https://staging.test", "https://other.test");
        tests::WorkspaceFolder::put(path, text);
        Environment mine = *saved;
        mine.variables.front().value = "https://mine.test";
        VERIFY_FAILURE(workspace->saveEnvironment(mine), WorkspaceError::FileChanged);
        QCOMPARE(tests::WorkspaceFolder::content(path), text);
    }

    void aBrokenFileIsNamedAndLeftAlone()
    {
        auto workspace = m_place->open();
        VERIFY_RESULT(workspace->saveEnvironment(staging()));
        const QString path = m_place->root() % QLatin1String("/environments/production.json");
        tests::WorkspaceFolder::put(path, "{\"id\": oops");
        const auto listing = workspace->environments();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{1});
        QCOMPARE(listing->broken.size(), std::size_t{1});
        QCOMPARE(listing->broken.front().path, path);
        VERIFY_FAILURE(workspace->findEnvironment(QStringLiteral("Production")), WorkspaceError::FileBroken);
        // It may be that one too: an id says nothing of the file's name.
        VERIFY_FAILURE(workspace->findEnvironment(QStringLiteral("env_aaaaaaaaaa")),
                       WorkspaceError::FileBroken);
        QCOMPARE(tests::WorkspaceFolder::content(path), QByteArray("{\"id\": oops"));
    }

    void aRequestChoosesItsCredentialForEach()
    {
        auto workspace = m_place->open();
        SavedRequest request;
        request.name = QStringLiteral("Call");
        request.credentialId = QStringLiteral("cred_aaaaaaaaaa");
        request.credentialIn = {{QStringLiteral("env_abcdefgh23"), QStringLiteral("cred_bbbbbbbbbb")},
                                {QStringLiteral("env_zzzzzzzzz2"), QString()}};
        const auto saved = workspace->saveRequest(request);
        VERIFY_RESULT(saved);
        const auto read = workspace->findRequest(QStringLiteral("call"));
        VERIFY_RESULT(read);
        QCOMPARE(read->credentialIn, request.credentialIn);
        QCOMPARE(read->credentialFor({}), QStringLiteral("cred_aaaaaaaaaa"));
        QCOMPARE(read->credentialFor(QStringLiteral("env_other23456")), QStringLiteral("cred_aaaaaaaaaa"));
        QCOMPARE(read->credentialFor(QStringLiteral("env_abcdefgh23")), QStringLiteral("cred_bbbbbbbbbb"));
        QCOMPARE(read->credentialFor(QStringLiteral("env_zzzzzzzzz2")), QString());
        QVERIFY(read->refersTo(QStringLiteral("cred_bbbbbbbbbb")));
        SavedRequest cleared = *read;
        cleared.credentialIn.clear();
        VERIFY_RESULT(workspace->saveRequest(cleared));
        const QString path = m_place->root() % QLatin1String("/requests/call.json");
        QVERIFY(!tests::WorkspaceFolder::content(path).contains("credentialIn"));
    }

private:
    std::unique_ptr<tests::WorkspaceFolder> m_place;
};

QTEST_APPLESS_MAIN(TestEnvironment)
#include "tst_Environment.moc"
