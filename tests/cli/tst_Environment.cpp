// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/HeldFolder.h"

#include <QDirIterator>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "variable-secret-3f9a1c5e7b2d4860";

} // namespace

/// Environments from the command line, their secret values in the desktop's real keyring.
class TestEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("APIKEY"), QLatin1String(kSecret));
    }

    void saysAfterAWhileWhoHoldsTheWorkspace()
    {
        VERIFY_EXIT(m_cli->run(words("environment add staging")), 0);
        tests::HeldFolder held(
            m_cli->home.filePath(QStringLiteral(".local/share/sealwright/workspace/environments")));
        const CliResult refused = m_cli->run(words("environment edit staging --set a=b --json"));
        VERIFY_EXIT(refused, 5);
        QCOMPARE(refused.errorCode(), "workspace_busy");
        QCOMPARE(refused.json()["error"].value("process", 0), int{::getpid()});
        held.release();
        VERIFY_EXIT(m_cli->run(words("environment edit staging --set a=b")), 0);
    }

    void refusesASecretInPlainText()
    {
        VERIFY_EXIT(m_cli->run(words("environment add staging")), 0);
        VERIFY_EXIT(m_cli->run(words("environment set-secret staging apiKey --secret-env APIKEY")), 0);
        const QString set = QStringLiteral("greeting=Bearer ") + QLatin1String(kSecret);
        const CliResult refused =
            m_cli->run({QStringLiteral("environment"), QStringLiteral("edit"), QStringLiteral("staging"),
                        QStringLiteral("--set"), set, QStringLiteral("--json")});
        VERIFY_EXIT(refused, 2);
        QCOMPARE(refused.errorCode(), "secret_in_plain_text");
        const base::Json error = refused.json()["error"];
        QCOMPARE(error.value("where", std::string()), "variable greeting");
        QCOMPARE(error.value("owner", std::string()), "staging");
        QCOMPARE(error.value("slot", std::string()), "apiKey");
        QVERIFY(!refused.out.contains(kSecret) && !refused.err.contains(kSecret));
        QVERIFY2(refused.err.contains("environment set-secret"), shown(refused.err));
        QVERIFY(!m_cli->run(words("environment show staging --json")).out.contains(kSecret));
        VERIFY_EXIT(
            m_cli->run({QStringLiteral("environment"), QStringLiteral("edit"), QStringLiteral("staging"),
                        QStringLiteral("--set"), set, QStringLiteral("--allow-plain-secret")}),
            0);
        const QStringList add{
            QStringLiteral("credential"), QStringLiteral("add"),
            QStringLiteral("--kind"),     QStringLiteral("bearer"),
            QStringLiteral("--name"),     QStringLiteral("Typed"),
            QStringLiteral("--set"),      QStringLiteral("prefix=") + QLatin1String(kSecret),
            QStringLiteral("--json"),     QStringLiteral("--secret-env"),
            QStringLiteral("APIKEY")};
        const CliResult field = m_cli->run(add);
        VERIFY_EXIT(field, 2);
        QCOMPARE(field.json()["error"].value("where", std::string()), "field prefix");
        VERIFY_EXIT(m_cli->run(add + QStringList(QStringLiteral("--allow-plain-secret"))), 0);
        VERIFY_EXIT(m_cli->run(words("credential remove Typed")), 0);
        VERIFY_EXIT(m_cli->run(words("environment remove staging")), 0);
    }

    void saysWhichSecretsItCouldNotCompare()
    {
        m_cli->environment.insert(QStringLiteral("PASSPHRASE"), QStringLiteral("long enough to be taken 1"));
        const QStringList vault = words("--vault file");
        VERIFY_EXIT(m_cli->run(words("environment add locked") + vault), 0);
        VERIFY_EXIT(m_cli->run(words("environment set-secret locked apiKey --secret-env APIKEY "
                                     "--vault-passphrase-env PASSPHRASE") +
                               vault),
                    0);
        const CliResult saved = m_cli->run(words("environment edit locked --set a=b") + vault);
        VERIFY_EXIT(saved, 0);
        QVERIFY2(saved.err.contains("One secret was not compared"), shown(saved.err));
    }

    void livesFromAddToRemove()
    {
        const CliResult added =
            m_cli->run(words("environment add staging --set tenant=acme --set greeting=a=b"));
        VERIFY_EXIT(added, 0);
        const QString id = QString::fromUtf8(added.out.trimmed());
        QVERIFY2(QRegularExpression(QStringLiteral("^env_[a-z2-7]{10}$")).match(id).hasMatch(),
                 shown(added.out));
        VERIFY_EXIT(m_cli->run(words("environment set-secret staging apiKey --secret-env APIKEY")), 0);

        const CliResult details = m_cli->run(words("environment show staging --json"));
        VERIFY_EXIT(details, 0);
        const base::Json variables = details.json()["variables"];
        QCOMPARE(variables.size(), std::size_t{3});
        QCOMPARE(variables[1]["value"].dump(), "\"a=b\"");
        QCOMPARE(variables[2]["secret"].dump(), "true");
        QCOMPARE(variables[2]["present"].dump(), "true");
        QVERIFY(variables[2]["fingerprint"].get<std::string>().starts_with("sha256:"));
        QVERIFY(!variables[2].contains("value"));

        VERIFY_EXIT(m_cli->run(words("environment edit", id,
                                     words("--name Staging --set tenant=other --unset greeting"))),
                    0);
        const CliResult listed = m_cli->run(words("environment list"));
        QVERIFY2(listed.out.contains("Staging") && listed.out.contains("tenant, apiKey"), shown(listed.out));
        VERIFY_EXIT(m_cli->run(words("environment edit Staging --unset greeting")), 2);
        VERIFY_EXIT(m_cli->run(words("environment add Staging")), 2);

        QProcess tool;
        const QString key = id + QStringLiteral("/apiKey");
        tool.start(QStringLiteral("secret-tool"),
                   words("search --all server io.github.sealwright user", key));
        QVERIFY(tool.waitForFinished());
        QVERIFY(tool.readAllStandardOutput().contains("io.github.sealwright"));
        VERIFY_EXIT(m_cli->run(words("environment remove Staging")), 0);
        tool.start(QStringLiteral("secret-tool"),
                   words("search --all server io.github.sealwright user", key));
        QVERIFY(tool.waitForFinished());
        QVERIFY(!tool.readAllStandardOutput().contains("io.github.sealwright"));
        VERIFY_EXIT(m_cli->run(words("environment show Staging")), 2);
        QCOMPARE(m_cli->run(words("environment list --json")).out, QByteArray("[]\n"));
    }

    void valuesReachTheWireAndSecretsNothingElse()
    {
        VERIFY_EXIT(m_cli->run(words("environment add staging --set tenant=acme")), 0);
        VERIFY_EXIT(m_cli->run(words("environment set-secret staging apiKey --secret-env APIKEY")), 0);
        ByteServer server;
        const CliResult sent =
            m_cli->run(words("send --json --environment staging --body - --url",
                             server.url(QStringLiteral("/{{tenant}}")), QStringLiteral("--header"),
                             QStringLiteral("X-Api-Key: {{apiKey}}")),
                       R"({"tenant":"{{tenant}}","liquid":"{{customer.name}}"})");
        VERIFY_EXIT(sent, 0);
        const QByteArray wire = server.requests.front();
        QVERIFY2(wire.startsWith("POST /acme HTTP/1.1\r\n"), shown(wire));
        QVERIFY2(wire.contains(QByteArray(QByteArray("\r\nX-Api-Key: ") + kSecret + "\r\n")), shown(wire));
        QVERIFY2(wire.endsWith(R"({"tenant":"acme","liquid":"{{customer.name}}"})"), shown(wire));
        for (const QByteArray &output : {sent.out, sent.err}) {
            QVERIFY2(!output.contains(kSecret), shown(output));
        }
        QDirIterator all(m_cli->home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(kSecret), qPrintable(file.fileName()));
        }
        VERIFY_EXIT(m_cli->run(words("environment remove staging")), 0);
    }

    void whatHasNoValueIsRefusedOrLeft()
    {
        ByteServer server;
        const QStringList send = words("send --json --url", server.url(), QStringLiteral("--header"),
                                       QStringLiteral("X-A: {{nobody}}"));
        const CliResult refused = m_cli->run(send);
        VERIFY_EXIT(refused, 2);
        QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("variable_unknown"));
        QCOMPARE(refused.json()["error"]["header"].get<std::string>(), std::string("X-A"));
        QVERIFY(server.requests.empty());
        VERIFY_EXIT(m_cli->run(send + words("--var nobody=somebody")), 0);
        QVERIFY(server.requests.back().contains("\r\nX-A: somebody\r\n"));
        VERIFY_EXIT(m_cli->run(send + words("--no-variables")), 0);
        QVERIFY(server.requests.back().contains("\r\nX-A: {{nobody}}\r\n"));
        VERIFY_EXIT(m_cli->run(send + words("--no-variables --environment x")), 2);
        VERIFY_EXIT(m_cli->run(send + words("--environment x")), 2);
    }

    void aSavedRequestTakesTheCredentialOfTheEnvironment()
    {
        const auto add = [this](const char *name) {
            const CliResult added = m_cli->run(
                words("credential add --kind bearer --secret-env APIKEY --name", QString::fromLatin1(name)));
            return QString::fromUtf8(added.out.trimmed());
        };
        const QString general = add("General");
        const QString staged = add("Staged");
        const QString id = QString::fromUtf8(m_cli->run(words("environment add staging")).out.trimmed());
        ByteServer server;
        base::Json request;
        request["name"] = "Call";
        request["url"] = base::utf8(server.url());
        request["credential"] = base::utf8(general);
        request["credentialIn"][base::utf8(id)] = base::utf8(staged);
        const QString folder =
            m_cli->home.filePath(QStringLiteral(".local/share/sealwright/workspace/requests"));
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + QStringLiteral("/call.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(base::prettyJson(request));
        file.close();

        const CliResult without = m_cli->run(words("send Call --json"));
        VERIFY_EXIT(without, 0);
        QCOMPARE(without.json()["credential"].get<std::string>(), base::utf8(general));
        const CliResult within = m_cli->run(words("send Call --json --environment staging"));
        VERIFY_EXIT(within, 0);
        QCOMPARE(within.json()["credential"].get<std::string>(), base::utf8(staged));
        // It is used there: removing it asks.
        VERIFY_EXIT(m_cli->run(words("credential remove Staged")), 2);
        for (const char *name : {"General", "Staged"}) {
            VERIFY_EXIT(m_cli->run(words("credential remove --force", QString::fromLatin1(name))), 0);
        }
    }

private:
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_Environment.moc"
