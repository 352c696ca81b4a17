// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

class TestCredentialUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli = std::make_unique<Cli>();
        m_cli->environment.insert(QStringLiteral("FIRST"),
                                  QStringLiteral("the-first-secret-0123456789abcdef"));
        m_cli->environment.insert(QStringLiteral("SECOND"),
                                  QStringLiteral("the-second-secret-0123456789abcdef"));
        const CliResult added = m_cli->run(
            words("credential add --kind bearer --name Mine --environment staging --secret-env FIRST"));
        VERIFY_EXIT(added, 0);
        m_id = QString::fromUtf8(added.out.trimmed());
    }

    void cleanup() { m_cli->run(words("credential remove Mine --force")); }

    void beginsWithNothing()
    {
        const base::Json usage = usageJson();
        QCOMPARE(usage["uses"].get<int>(), 0);
        QVERIFY(usage["lastUsed"].is_null());
        QVERIFY(usage["history"].empty());
        QVERIFY(usage["rotatedAt"].is_null());
        QCOMPARE(usage["rotationDue"].get<bool>(), false);
        QCOMPARE(usage["secrets"]["token"]["where"].get<std::string>(), std::string("keychain"));
        QCOMPARE(usage["secrets"]["token"]["present"].get<bool>(), true);
        QCOMPARE(usage["secrets"]["token"]["previous"].get<bool>(), false);
        QVERIFY(!QFile::exists(historyFile()));
    }

    void countsWhatItSent()
    {
        ByteServer server;
        for (int i = 0; i < 2; ++i) {
            VERIFY_EXIT(m_cli->run(words("send --credential Mine --url", server.url())), 0);
        }
        VERIFY_EXIT(
            m_cli->run(words("send --credential Mine --repeat 5 --concurrency 2 --url", server.url())), 0);
        VERIFY_EXIT(m_cli->run(words("send --credential Mine --url http://127.0.0.1:1/")), 4);
        const base::Json usage = usageJson();
        QCOMPARE(usage["uses"].get<int>(), 8);
        QVERIFY(usage["lastUsed"].is_string());
        QCOMPARE(usage["history"].size(), std::size_t{2});
        const base::Json &failed = usage["history"][0];
        QCOMPARE(failed["error"].get<std::string>(), std::string("connection_refused"));
        QCOMPARE(failed["host"].get<std::string>(), std::string("127.0.0.1:1"));
        QVERIFY(failed["status"].is_null());
        const base::Json &sent = usage["history"][1];
        QCOMPARE(sent["status"].get<int>(), 200);
        QCOMPARE(sent["count"].get<int>(), 7);
        QVERIFY(sent["error"].is_null());

        const base::Json list = m_cli->run(words("credential list --json")).json();
        QCOMPARE(list[0]["uses"].get<int>(), 8);
        QVERIFY(list[0]["lastUsed"] == usage["lastUsed"]);
        QCOMPARE(list[0]["where"].get<std::string>(), std::string("keychain"));
        const CliResult text = m_cli->run(words("credential usage Mine"));
        VERIFY_EXIT(text, 0);
        QVERIFY2(text.out.contains("8 times"), shown(text.out));
        QVERIFY2(text.out.contains("connection refused"), shown(text.out));
        QCOMPARE(int(QFile(historyFile()).permissions() &
                     (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther)),
                 0);
    }

    void keepsNothingWithNoHistory()
    {
        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Mine --no-history --url", server.url())), 0);
        VERIFY_EXIT(m_cli->run(words("send --credential Mine --no-history --repeat 3 --url", server.url())),
                    0);
        QVERIFY(!QFile::exists(historyFile()));
        QCOMPARE(usageJson()["uses"].get<int>(), 0);
    }

    void holdsNoSecret()
    {
        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Mine --url", server.url())), 0);
        QFile file(historyFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.isEmpty());
        QVERIFY(!bytes.contains("the-first-secret"));
    }

    void sendsThoughItsHistoryIsBroken()
    {
        QVERIFY(QDir().mkpath(QFileInfo(historyFile()).path()));
        m_cli->file(QStringLiteral(".local/share/sealwright/history.sqlite"),
                    QByteArray("a letter to a friend\n").repeated(100));
        ByteServer server;
        const CliResult sent = m_cli->run(words("send --json --credential Mine --url", server.url()));
        VERIFY_EXIT(sent, 0);
        QCOMPARE(sent.json()["status"].get<int>(), 200);
        QVERIFY2(sent.err.contains("history.sqlite"), shown(sent.err));
        const CliResult usage = m_cli->run(words("credential usage Mine --json"));
        VERIFY_EXIT(usage, 0);
        QVERIFY(usage.json()["history"].is_null());
        QVERIFY2(usage.err.contains("damaged"), shown(usage.err));
        VERIFY_EXIT(m_cli->run(words("credential list")), 0);
    }

    void forgetsARemovedOne()
    {
        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Mine --url", server.url())), 0);
        VERIFY_EXIT(m_cli->run(words("credential remove Mine")), 0);
        QFile file(historyFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        // Gone from the table; SQLite may leave the bytes of a page until it needs it.
        VERIFY_EXIT(m_cli->run(words("credential add --kind bearer --name Mine --secret-env FIRST")), 0);
        QCOMPARE(usageJson()["uses"].get<int>(), 0);
    }

    void remindsAfterTheChosenAge()
    {
        QCOMPARE(m_cli->run(words("credential reminder")).out, QByteArray("90d\n"));
        VERIFY_EXIT(m_cli->run(words("credential reminder 30d")), 0);
        QCOMPARE(m_cli->run(words("credential reminder --json")).json()["rotateAfterDays"].get<int>(), 30);
        const QString path =
            m_cli->home.filePath(QStringLiteral(".local/share/sealwright/workspace/credentials/") + m_id +
                                 QStringLiteral(".json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        base::Json document = *base::parseJson(file.readAll());
        file.close();
        document["createdAt"] = "2020-01-01T00:00:00.000Z";
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(base::prettyJson(document));
        file.close();
        const CliResult list = m_cli->run(words("credential list"));
        VERIFY_EXIT(list, 0);
        QVERIFY2(list.err.contains("Mine"), shown(list.err));
        QCOMPARE(m_cli->run(words("credential list --json")).json()[0]["rotationDue"].get<bool>(), true);
        QCOMPARE(usageJson()["rotationDue"].get<bool>(), true);
        VERIFY_EXIT(m_cli->run(words("credential reminder off")), 0);
        QCOMPARE(m_cli->run(words("credential reminder")).out, QByteArray("off\n"));
        QCOMPARE(usageJson()["rotationDue"].get<bool>(), false);
        VERIFY_EXIT(m_cli->run(words("credential reminder 30d")), 0);
        VERIFY_EXIT(m_cli->run(words("credential rotate Mine --secret-env SECOND")), 0);
        QCOMPARE(usageJson()["rotationDue"].get<bool>(), false);
        for (const char *wrong : {"0d", "90", "1h", "soon", "40000d", "-1d"}) {
            QStringList arguments = words("credential reminder --json --");
            arguments << QLatin1String(wrong);
            const CliResult refused = m_cli->run(arguments);
            VERIFY_EXIT(refused, 2);
        }
    }

    void testsAnOverlap()
    {
        ByteServer server;
        const CliResult none = m_cli->run(words("credential test-overlap Mine --json --url", server.url()));
        VERIFY_EXIT(none, 3);
        QCOMPARE(none.errorCode(), std::string("overlap_no_previous_secret"));
        QVERIFY(server.requests.empty());

        VERIFY_EXIT(m_cli->run(words("credential rotate Mine --secret-env SECOND")), 0);
        QCOMPARE(usageJson()["secrets"]["token"]["previous"].get<bool>(), true);
        const CliResult both = m_cli->run(words("credential test-overlap Mine --json --url", server.url()));
        VERIFY_EXIT(both, 0);
        QCOMPARE(both.json()["finding"].get<std::string>(), std::string("both"));
        QCOMPARE(both.json()["dropped"].get<bool>(), false);
        QCOMPARE(server.requests.size(), qsizetype{2});
        QVERIFY(server.requests[0].contains("the-second-secret"));
        QVERIFY(server.requests[1].contains("the-first-secret"));
        QVERIFY2(!both.out.contains("the-first-secret") && !both.out.contains("the-second-secret"),
                 shown(both.out));

        const CliResult dropped =
            m_cli->run(words("credential test-overlap Mine --drop-previous --url", server.url()));
        VERIFY_EXIT(dropped, 0);
        QVERIFY2(dropped.out.contains("accepts both"), shown(dropped.out));
        QCOMPARE(usageJson()["secrets"]["token"]["previous"].get<bool>(), false);
    }

    void keepsThePreviousSecretWhenTheServerRefusesTheNewOne()
    {
        VERIFY_EXIT(m_cli->run(words("credential rotate Mine --secret-env SECOND")), 0);
        ByteServer server("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        const CliResult refused =
            m_cli->run(words("credential test-overlap Mine --json --drop-previous --url", server.url()));
        VERIFY_EXIT(refused, 1);
        QCOMPARE(refused.json()["finding"].get<std::string>(), std::string("neither"));
        QCOMPARE(usageJson()["secrets"]["token"]["previous"].get<bool>(), true);
    }

private:
    base::Json usageJson() const { return m_cli->run(words("credential usage Mine --json")).json(); }

    QString historyFile() const
    {
        return m_cli->home.filePath(QStringLiteral(".local/share/sealwright/history.sqlite"));
    }

    std::unique_ptr<Cli> m_cli;
    QString m_id;
};

QTEST_GUILESS_MAIN(TestCredentialUsage)
#include "tst_CredentialUsage.moc"
