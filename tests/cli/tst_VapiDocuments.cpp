// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

#include <QDirIterator>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "canary-of-vapi-documents-9c2e4d6f";
constexpr char kOther[] = "other-canary-of-documents-8a0b1c3d";

QByteArray assistant()
{
    return QByteArray("{\n  \"name\": \"Desk\",\n  \"temperature\": 0.70,\n  \"server\": {\n"
                      "    \"url\": \"https://hooks.example.test/vapi\",\n    \"secret\": \"") +
           kSecret +
           "\"\n  },\n  \"tools\": [\n    { \"server\": { \"url\": \"https://t.example.test\", \"headers\": "
           "{ \"Authorization\": \"Bearer " +
           kOther + "\", \"X-Api-Key\": \"third-canary-of-documents\" } } }\n  ]\n}\n";
}

bool showsNothing(const CliResult &result)
{
    return !result.out.contains("canary") && !result.err.contains("canary");
}

} // namespace

/// Import, export and migration from the command line, with the desktop's real keyring.
class TestVapiDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_cli.emplace(); }

    void importsExportsAndLeavesTheFileAlone()
    {
        const QByteArray document =
            QByteArray("[{\"provider\":\"webhook\",\"name\":\"One\",\"authenticationPlan\":"
                       "{\"type\":\"bearer\",\"token\":\"") +
            kSecret +
            "\"}},{\"provider\":\"custom-credential\",\"name\":\"Two\",\"authenticationPlan\":"
            "{\"type\":\"hmac\",\"algorithm\":\"sha256\"}}]";
        const QString path = m_cli->file(QStringLiteral("credentials.json"), document);
        const CliResult imported = m_cli->run(words("credential import --json", path));
        VERIFY_EXIT(imported, 0);
        QVERIFY(showsNothing(imported));
        const base::Json json = imported.json();
        QCOMPARE(keysOf(json), QByteArray("imported refused"));
        QCOMPARE(keysOf(json["imported"][0]), QByteArray("id name kind secret pointer notes"));
        QCOMPARE(json["imported"][0]["secret"].dump(), "true");
        QCOMPARE(json["imported"][1]["secret"].dump(), "false");
        QCOMPARE(contentOf(path), document);

        const CliResult shown = m_cli->run(words("credential show One --json"));
        QCOMPARE(shown.json()["secrets"]["token"]["present"].dump(), "true");

        const CliResult vapi = m_cli->run(words("credential export --format vapi"));
        VERIFY_EXIT(vapi, 0);
        QVERIFY(showsNothing(vapi));
        QCOMPARE(vapi.json().size(), std::size_t(2));
        QCOMPARE(keysOf(vapi.json()[0]), QByteArray("provider name authenticationPlan"));
        const CliResult one = m_cli->run(words("credential export One --format vapi --json"));
        QCOMPARE(one.json()["provider"].dump(), "\"webhook\"");
        const CliResult call = m_cli->run(words("credential export One --format vapi-call"));
        VERIFY_EXIT(call, 0);
        QVERIFY2(call.out.startsWith("curl -X POST https://api.vapi.ai/credential "), printed(call));
        QVERIFY(call.out.contains("<token>") && call.out.contains("$VAPI_API_KEY"));

        const CliResult own = m_cli->run(words("credential export --format sealwright"));
        VERIFY_EXIT(own, 0);
        const CliResult again = m_cli->run(words("credential import -"), own.out);
        VERIFY_EXIT(again, 0);
        QVERIFY2(again.out.contains("One 2") && again.err.contains("credential rotate"), printed(again));
        VERIFY_EXIT(m_cli->run(words("credential remove One")), 0);
    }

    void migratesAndRefersToWhatItMade()
    {
        const QString path = m_cli->file(QStringLiteral("assistant.json"), assistant());
        const CliResult migrated = m_cli->run(words("vapi migrate --json", path));
        VERIFY_EXIT(migrated, 0);
        QVERIFY2(showsNothing(migrated), printed(migrated));
        const base::Json json = migrated.json();
        QCOMPARE(keysOf(json), QByteArray("document credentials warnings dryRun next"));
        QVERIFY2(migrated.out.contains("\"temperature\":0.70,"), printed(migrated));
        const base::Json listed = m_cli->run(words("credential list --json")).json();
        QCOMPARE(listed.size(), std::size_t(2));
        QCOMPARE(json["document"]["server"]["credentialId"].dump(), json["credentials"][0]["id"].dump());
        QCOMPARE(json["document"]["tools"][0]["server"]["credentialId"].dump(),
                 json["credentials"][1]["id"].dump());
        QCOMPARE(json["credentials"][1]["usedBy"].dump(), "[\"/tools/0/server\"]");
        QVERIFY(migrated.out.contains("\"code\":\"header_stays\""));
        QCOMPARE(json["next"].size(), std::size_t(2));
        QCOMPARE(contentOf(path), assistant());
        for (const base::Json &one : listed) {
            VERIFY_EXIT(
                m_cli->run(words("credential remove", QString::fromStdString(one["id"].get<std::string>()))),
                0);
        }
    }

    void aDryRunMakesNothing()
    {
        const CliResult dry = m_cli->run(words("vapi migrate --dry-run -"), assistant());
        VERIFY_EXIT(dry, 0);
        QVERIFY(showsNothing(dry));
        QVERIFY2(dry.out.contains("\"credentialId\": \"<credential id of Desk X-Vapi-Secret>\"\n"),
                 printed(dry));
        QVERIFY2(dry.err.contains("Would make Desk Authorization (bearer) for /tools/0/server"),
                 printed(dry));
        QCOMPARE(m_cli->run(words("credential list --json")).out, QByteArray("[]\n"));
        const CliResult json = m_cli->run(words("vapi migrate --dry-run --json -"), assistant());
        QCOMPARE(json.json()["credentials"][0]["id"].dump(), "null");
        QCOMPARE(json.json()["dryRun"].dump(), "true");
    }

    void wrongInputIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *command, const QByteArray &input,
                            const char *code) {
            QTest::newRow(name) << QString::fromLatin1(command) << input << QString::fromLatin1(code);
        };
        row("no JSON", "vapi migrate", QByteArray("{\"secret\": \"") + kSecret, "json_malformed");
        row("deep", "vapi migrate", QByteArray(10000, '['), "json_too_deep");
        row("wrong type", "vapi migrate", "{\"server\":{\"secret\":1}}", "vapi_document_invalid");
        row("huge", "vapi migrate", QByteArray(5000000, ' '), "vapi_document_too_large");
        row("import no JSON", "credential import", QByteArray("{\"token\":\"") + kSecret + "\" x",
            "json_malformed");
        row("unknown plan", "credential import",
            "{\"provider\":\"webhook\",\"authenticationPlan\":{\"type\":\"mtls\"}}", "vapi_plan_unknown");
        row("assistant", "credential import", assistant(), "vapi_not_a_credential");
    }

    void wrongInputIsSaidWithItsPlace()
    {
        QFETCH(const QString, command);
        QFETCH(const QByteArray, input);
        QFETCH(const QString, code);
        const CliResult result = m_cli->run(words(command.toLatin1().constData()) + words("--json -"), input);
        VERIFY_EXIT(result, 2);
        QCOMPARE(QString::fromStdString(result.errorCode()), code);
        QVERIFY2(showsNothing(result), printed(result));
    }

    void exportRefusesAFormatItDoesNotKnow()
    {
        const CliResult result = m_cli->run(words("credential export --format yaml --json"));
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.errorCode(), std::string("option_value_invalid"));
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const char *printed(const CliResult &result)
    {
        m_printed = result.out + "\n" + result.err;
        return m_printed.constData();
    }

    QByteArray m_printed;
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestVapiDocuments)
#include "tst_VapiDocuments.moc"
