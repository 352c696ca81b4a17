// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

#include <QDirIterator>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kFirst[] = "first-secret-3f9a1c5e7b2d4860";
constexpr char kSecond[] = "second-secret-8e6d4c2b0a193755";

} // namespace

/// Credentials from the command line, their secrets in the desktop's real keyring.
class TestCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("FIRST"), QLatin1String(kFirst));
        m_cli->environment.insert(QStringLiteral("SECOND"), QLatin1String(kSecond));
    }

    void livesFromAddToRemove()
    {
        const CliResult added = m_cli->run(words("credential add --kind hmac --preset vapi-hmac --name "
                                                 "Staging --environment staging --secret-env FIRST"));
        VERIFY_EXIT(added, 0);
        const QString id = QString::fromUtf8(added.out.trimmed());
        QVERIFY2(QRegularExpression(QStringLiteral("^cred_[a-z2-7]{10}$")).match(id).hasMatch(),
                 shown(added.out));

        const CliResult listed = m_cli->run(words("credential list --json"));
        VERIFY_EXIT(listed, 0);
        QCOMPARE(listed.json().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(listed.json()[0]["id"].get<std::string>()), id);

        const CliResult details = m_cli->run(words("credential show Staging --json"));
        VERIFY_EXIT(details, 0);
        const base::Json secret = details.json()["secrets"]["secretKey"];
        QCOMPARE(secret["where"].dump(), "\"keychain\"");
        QCOMPARE(secret["present"].dump(), "true");
        const std::string fingerprint = secret["fingerprint"].get<std::string>();
        QVERIFY(fingerprint.starts_with("sha256:"));
        const CliResult forPeople = m_cli->run(words("credential show", id));
        QVERIFY2(forPeople.out.contains("the system keychain") && forPeople.out.contains("x-signature"),
                 shown(forPeople.out));

        ByteServer server;
        const CliResult sent =
            m_cli->run(words("send --json --credential Staging --body - --url", server.url()), "{}");
        VERIFY_EXIT(sent, 0);
        QCOMPARE(QString::fromStdString(sent.json()["credential"].get<std::string>()), id);
        QCOMPARE(sent.json()["signature"]["key"]["fingerprint"].get<std::string>(), fingerprint);
        const QString request =
            m_cli->file(QStringLiteral("request.json"), base::compactJson(sent.json()["request"]));

        VERIFY_EXIT(m_cli->run(words("credential edit Staging --name Renamed --set signatureHeader=x-other")),
                    0);
        VERIFY_EXIT(m_cli->run(words("credential rotate", id, QStringLiteral("--secret-env"),
                                     QStringLiteral("SECOND"))),
                    0);
        const CliResult rotated = m_cli->run(words("credential show Renamed --json"));
        QCOMPARE(rotated.json()["secrets"]["secretKey"]["previous"].dump(), "true");
        QVERIFY(rotated.json()["secrets"]["secretKey"]["fingerprint"].get<std::string>() != fingerprint);
        VERIFY_EXIT(m_cli->run(words("credential edit Renamed --set signatureHeader=x-signature")), 0);

        // Both secrets verify until the earlier one is dropped.
        const QStringList verify = words("verify --json --credential Renamed --request", request);
        VERIFY_EXIT(m_cli->run(verify), 0);
        VERIFY_EXIT(m_cli->run(words("credential drop-previous Renamed")), 0);
        VERIFY_EXIT(m_cli->run(verify), 1);

        VERIFY_EXIT(m_cli->run(words("credential remove Renamed")), 0);
        VERIFY_EXIT(m_cli->run(words("credential show", id)), 3);
        QCOMPARE(m_cli->run(words("credential list --json")).out, QByteArray("[]\n"));
    }

    void theKeyringHoldsTheSecretAndTheHomeDoesNot()
    {
        const CliResult added =
            m_cli->run(words("credential add --kind bearer --preset vapi-secret --name Bare --secret-stdin"),
                       QByteArray(kFirst));
        VERIFY_EXIT(added, 0);
        QProcess tool;
        tool.start(QStringLiteral("secret-tool"),
                   words("search --all server io.github.sealwright user",
                         QString(QString::fromUtf8(added.out.trimmed()) + QStringLiteral("/token"))));
        QVERIFY(tool.waitForFinished());
        QVERIFY(tool.readAllStandardOutput().contains("io.github.sealwright"));

        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Bare --url", server.url())), 0);
        QVERIFY2(
            server.requests.front().contains(QByteArray(QByteArray("\r\nX-Vapi-Secret: ") + kFirst + "\r\n")),
            shown(server.requests.front()));
        int files = 0;
        QDirIterator all(m_cli->home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(kFirst) && !bytes.contains(QByteArray(kFirst).toBase64().first(20)) &&
                         !bytes.contains(QByteArray(kFirst).toHex()),
                     qPrintable(file.fileName()));
            QCOMPARE(int(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)), 0);
            ++files;
        }
        QVERIFY(files >= 1);
        VERIFY_EXIT(m_cli->run(words("credential remove Bare")), 0);
    }

    void aUsedCredentialIsNotRemovedWithoutForce()
    {
        const CliResult added =
            m_cli->run(words("credential add --json --kind bearer --name Used --secret-env FIRST"));
        VERIFY_EXIT(added, 0);
        const QByteArray id = QByteArray::fromStdString(added.json()["id"].get<std::string>());
        const QString folder =
            m_cli->home.filePath(QStringLiteral(".local/share/sealwright/workspace/requests"));
        QVERIFY(QDir().mkpath(folder));
        m_cli->file(
            QStringLiteral(".local/share/sealwright/workspace/requests/order.json"),
            "{\"name\":\"Order\",\"method\":\"POST\",\"url\":\"http://127.0.0.1:1/\",\"credential\":\"" + id +
                "\"}");
        const CliResult usage = m_cli->run(words("credential usage Used --json"));
        VERIFY_EXIT(usage, 0);
        QCOMPARE(usage.json()["usedBy"].dump(), "[\"Order\"]");
        const CliResult refused = m_cli->run(words("credential remove Used --json"));
        VERIFY_EXIT(refused, 2);
        QCOMPARE(refused.errorCode(), std::string("credential_in_use"));
        QVERIFY2(refused.err.contains("Order"), shown(refused.err));
        VERIFY_EXIT(m_cli->run(words("credential show Used")), 0);
        VERIFY_EXIT(m_cli->run(words("credential remove Used --force")), 0);
    }

    void withoutAKeychainNothingIsSaved()
    {
        m_cli->environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                  QStringLiteral("unix:path=/nonexistent"));
        const CliResult result =
            m_cli->run(words("credential add --json --kind bearer --name Lost --secret-env FIRST"));
        VERIFY_EXIT(result, 3);
        QVERIFY2(result.errorCode().starts_with("keyring_"), result.errorCode().c_str());
        QCOMPARE(m_cli->run(words("credential list --json")).out, QByteArray("[]\n"));
    }

    void aSecretGivenOnTheSpotNeedsNoKeychain()
    {
        const CliResult added =
            m_cli->run(words("credential add --preset vapi-hmac --name Build --secret-env FIRST"));
        VERIFY_EXIT(added, 0);
        const QStringList line = words("sign --credential Build --timestamp 1767261600000 --url http://x/");
        const CliResult stored = m_cli->run(line);
        VERIFY_EXIT(stored, 0);
        m_cli->environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                  QStringLiteral("unix:path=/nonexistent"));
        VERIFY_EXIT(m_cli->run(line), 3);
        const CliResult given = m_cli->run(line + words("--secret-env FIRST"));
        VERIFY_EXIT(given, 0);
        QCOMPARE(given.out, stored.out);
    }

    void secretsOfTheSessionAreGoneAfterwardsAndThatIsSaid()
    {
        const CliResult added =
            m_cli->run(words("credential add --vault session --kind bearer --name Brief --secret-env FIRST"));
        VERIFY_EXIT(added, 0);
        QVERIFY2(added.err.contains("warning: ") && added.err.contains("memory only"), shown(added.err));
        const CliResult details = m_cli->run(words("credential show Brief --vault session --json"));
        VERIFY_EXIT(details, 0);
        QCOMPARE(details.json()["secrets"]["token"]["present"].dump(), "false");
    }

    void aSecretThatCannotGoIntoAHeaderIsRefused()
    {
        const CliResult result =
            m_cli->run(words("credential add --json --kind bearer --name Broken --secret-stdin"),
                       "two\nlines-that-nobody-sees");
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.errorCode(), std::string("secret_invalid"));
        QVERIFY(!result.out.contains("nobody-sees") && !result.err.contains("nobody-sees"));
    }

private:
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestCredential)
#include "tst_Credential.moc"
