// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/OAuthServer.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "client-secret-4f1d0b7c6e5a3928";

QByteArray authorizationIn(const QByteArray &request)
{
    for (const QByteArray &line : request.split('\n')) {
        if (line.startsWith("Authorization: ")) {
            return line.sliced(15).trimmed();
        }
    }
    return {};
}

} // namespace

/// oauth2 credentials from the command line, against a token endpoint of the test's own.
class TestOAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("SECRET"), QLatin1String(kSecret));
        m_server.emplace();
    }

    void sendsWithATokenOfItsOwn()
    {
        addCredential({QStringLiteral("--set"), QStringLiteral("scope=calls:write calls:read"),
                       QStringLiteral("--set"), QStringLiteral("param:resource=https://api.example.test")});
        ByteServer hook;
        const CliResult sent =
            m_cli->run(words("send --json --credential OAuth --body - --url", hook.url()), "{}");
        VERIFY_EXIT(sent, 0);
        QCOMPARE(m_server->calls(), 1);
        QCOMPARE(m_server->value(0, "grant_type"), QByteArray("client_credentials"));
        QCOMPARE(m_server->value(0, "client_secret"), QByteArray(kSecret));
        QCOMPARE(m_server->value(0, "scope"), QByteArray("calls:write calls:read"));
        QCOMPARE(m_server->value(0, "resource"), QByteArray("https://api.example.test"));
        QCOMPARE(authorizationIn(hook.requests.front()), QByteArray("Bearer at-1-of-the-own-server"));
        const base::Json json = sent.json();
        const base::Json call = json["tokenCalls"][0];
        QCOMPARE(call["exchange"]["status"].dump(), "200");
        QCOMPARE(call["reused"].dump(), "false");
        QCOMPARE(call["reason"].dump(), "\"none_yet\"");
        QVERIFY(QByteArray::fromBase64(
                    QByteArray::fromStdString(call["exchange"]["request"]["bodyBase64"].get<std::string>()))
                    .contains("client_secret="));
        keepsSecretsToItself(sent);

        const CliResult people = m_cli->run(words("send --credential OAuth --url", hook.url()));
        VERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("* token call: POST http://127.0.0.1"), shown(people.out));
        keepsSecretsToItself(people);
    }

    void renewsARefusedTokenOnce()
    {
        addCredential();
        ByteServer hook;
        hook.replyTo = [](qsizetype request) {
            return request == 1 ? QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                                : QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        };
        const CliResult sent = m_cli->run(words("send --json --credential OAuth --url", hook.url()));
        VERIFY_EXIT(sent, 0);
        QCOMPARE(m_server->calls(), 2);
        QCOMPARE(hook.requests.size(), 2);
        QCOMPARE(authorizationIn(hook.requests.back()), QByteArray("Bearer at-2-of-the-own-server"));
        QCOMPARE(sent.json()["status"].dump(), "200");
        QCOMPARE(sent.json()["refused"]["status"].dump(), "401");
        QCOMPARE(sent.json()["tokenCalls"].size(), std::size_t{2});
        keepsSecretsToItself(sent);
    }

    void sendsNothingWithoutAToken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("exit");
        QTest::newRow("client") << tokenAnswer::refused(401, "invalid_client", "<b>no</b>\\u001b[31m")
                                << QByteArray("oauth_invalid_client") << 3;
        QTest::newRow("scope") << tokenAnswer::refused(400, "invalid_scope")
                               << QByteArray("oauth_invalid_scope") << 3;
        QTest::newRow("page") << tokenAnswer::page(200) << QByteArray("oauth_answer_not_json") << 4;
        QTest::newRow("500") << tokenAnswer::page(500) << QByteArray("oauth_server_failed") << 4;
        QTest::newRow("redirect") << tokenAnswer::redirect("https://login.example.test/")
                                  << QByteArray("oauth_redirected") << 4;
    }

    void sendsNothingWithoutAToken()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, code);
        QFETCH(const int, exit);
        addCredential();
        ByteServer hook;
        m_server->answer(answer);
        const CliResult sent = m_cli->run(words("send --json --credential OAuth --url", hook.url()));
        VERIFY_EXIT(sent, exit);
        QCOMPARE(QByteArray::fromStdString(sent.errorCode()), code);
        QVERIFY(sent.json()["error"]["message"].get<std::string>().size() > 40);
        QVERIFY(hook.requests.isEmpty());
        QVERIFY2(!sent.err.contains('\x1b'), shown(sent.err));
        m_server->answer(answer);
        const CliResult state = m_cli->run(words("credential token OAuth --json"));
        VERIFY_EXIT(state, exit);
        QCOMPARE(QByteArray::fromStdString(state.errorCode()), code);
        keepsSecretsToItself(state);
    }

    void showsTheStateOfATokenAndTheTokenOnlyOnDemand()
    {
        addCredential();
        const CliResult state = m_cli->run(words("credential token OAuth --json"));
        VERIFY_EXIT(state, 0);
        QCOMPARE(keysOf(state.json()), QByteArray("credential state reused token call error"));
        QCOMPARE(state.json()["state"].dump(), "\"valid\"");
        QCOMPARE(state.json()["token"]["type"].dump(), "\"Bearer\"");
        QVERIFY(state.json()["token"]["fingerprint"].get<std::string>().starts_with("sha256:"));
        keepsSecretsToItself(state);

        const CliResult people = m_cli->run(words("credential token OAuth --refresh"));
        VERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("Good until"), shown(people.out));
        QVERIFY2(people.err.contains("--reveal"), shown(people.err));
        keepsSecretsToItself(people);

        const CliResult revealed = m_cli->run(words("credential token OAuth --reveal --quiet"));
        VERIFY_EXIT(revealed, 0);
        QCOMPARE(revealed.out, QByteArray("at-3-of-the-own-server\n"));
        const CliResult inJson = m_cli->run(words("credential token OAuth --reveal --json"));
        VERIFY_EXIT(inJson, 0);
        QCOMPARE(inJson.json()["token"]["value"].dump(), "\"at-4-of-the-own-server\"");
    }

    void takesTheSecretFromTheEnvironmentAsOnABuildMachine()
    {
        addCredential();
        m_cli->environment.insert(QStringLiteral("OTHER"), QStringLiteral("other-client-secret-0123"));
        const CliResult state = m_cli->run(words("credential token OAuth --json --secret-env OTHER"));
        VERIFY_EXIT(state, 0);
        QCOMPARE(m_server->value(0, "client_secret"), QByteArray("other-client-secret-0123"));
        QVERIFY(!state.out.contains("other-client-secret-0123"));
    }

    void refusesWhatMakesNoSense()
    {
        VERIFY_EXIT(m_cli->run(words("credential token Nobody --json")), 3);
        VERIFY_EXIT(m_cli->run(words("credential add --kind bearer --name Plain --secret-env SECRET")), 0);
        m_cli->environment.insert(QStringLiteral("SECRET"), QLatin1String(kSecret));
        const CliResult bearer = m_cli->run(words("credential token Plain --json"));
        VERIFY_EXIT(bearer, 2);
        QCOMPARE(bearer.errorCode(), std::string("credential_fetches_no_token"));
        const CliResult onArgv = m_cli->run(
            words("credential add --kind oauth2 --name X --json --set clientSecret=abc --secret-env SECRET"));
        VERIFY_EXIT(onArgv, 2);
        QCOMPARE(onArgv.errorCode(), std::string("secret_on_command_line"));
        const CliResult noUrl = m_cli->run(
            words("credential add --kind oauth2 --name X --json --set clientId=c --secret-env SECRET"));
        VERIFY_EXIT(noUrl, 2);
        QCOMPARE(noUrl.json()["error"]["field"].dump(), "\"tokenUrl\"");
    }

    void warnsOfPlainHttp()
    {
        const CliResult added =
            m_cli->run(words("credential add --kind oauth2 --name Far --set clientId=c --set "
                             "tokenUrl=http://auth.example.test/token --secret-env SECRET"));
        VERIFY_EXIT(added, 0);
        QVERIFY2(added.err.contains("https"), shown(added.err));
    }

private:
    void addCredential(const QStringList &more = {})
    {
        const CliResult added =
            m_cli->run(words("credential add --kind oauth2 --name OAuth --set clientId=client-1 "
                             "--secret-env SECRET --set",
                             QString(QLatin1String("tokenUrl=") % QString::fromUtf8(m_server->url()))) +
                       more);
        VERIFY_EXIT(added, 0);
        QVERIFY2(!added.err.contains("https"), shown(added.err)); // no warning of plain HTTP to loopback
    }

    static void keepsSecretsToItself(const CliResult &result)
    {
        const QByteArray all = result.out + result.err;
        for (const QByteArray &secret : {QByteArray(kSecret), QByteArray("-of-the-own-server")}) {
            QVERIFY2(!all.contains(secret), secret.constData());
            QVERIFY2(!all.contains(secret.toBase64().chopped(4)), secret.constData());
        }
    }

    std::optional<Cli> m_cli;
    std::optional<OAuthServer> m_server;
};

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_OAuth.moc"
