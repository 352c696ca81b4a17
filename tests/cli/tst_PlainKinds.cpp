// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestKeys.h"

#include <QDirIterator>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kPassword[] = "pass-word-3f9a1c5e7b2d4860";
constexpr char kOther[] = "other-word-8e6d4c2b0a193755";

} // namespace

/// Credentials of the kinds basic, apiKey and mtls from the command line, their secrets in the desktop's
/// keyring.
class TestPlainKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("PASSWORD"), QLatin1String(kPassword));
        m_cli->environment.insert(QStringLiteral("OTHER"), QLatin1String(kOther));
    }

    void userAndPasswordFromAddToRemove()
    {
        const QByteArray pair = QByteArray(QByteArray("alice:") + kPassword).toBase64();
        const CliResult added = m_cli->run(
            words("credential add --kind basic --name Alice --set username=alice --secret-env PASSWORD"));
        VERIFY_EXIT(added, 0);
        const CliResult shownOne = m_cli->run(words("credential show Alice"));
        VERIFY_EXIT(shownOne, 0);
        QVERIFY2(shownOne.out.contains("Authorization: Basic ‹base64 of alice:sha256:"), shown(shownOne.out));

        ByteServer server;
        const CliResult sent = m_cli->run(words("send --json --credential Alice --url", server.url()));
        VERIFY_EXIT(sent, 0);
        QVERIFY(server.requests.front().contains(QByteArray("\r\nAuthorization: Basic " + pair + "\r\n")));
        QVERIFY(!sent.out.contains(pair) && !sent.err.contains(pair));
        QVERIFY(!sent.out.contains(kPassword));
        const CliResult people = m_cli->run(words("send --credential Alice --url", server.url()));
        VERIFY_EXIT(people, 0);
        QVERIFY(!people.out.contains(pair) && !people.err.contains(pair));

        const QString captured = m_cli->file(QStringLiteral("captured.http"), server.requests.front());
        const QStringList verify = words("verify --json --credential Alice --request", captured,
                                         QStringLiteral("--url"), server.url());
        VERIFY_EXIT(m_cli->run(verify), 0);
        VERIFY_EXIT(m_cli->run(words("credential rotate Alice --secret-env OTHER")), 0);
        const CliResult previous = m_cli->run(verify);
        VERIFY_EXIT(previous, 0);
        QCOMPARE(previous.json()["matchingSecret"].dump(), "1");
        VERIFY_EXIT(m_cli->run(words("credential drop-previous Alice")), 0);
        VERIFY_EXIT(m_cli->run(verify), 1);

        const CliResult signing = m_cli->run(words("sign --json --credential Alice --url", server.url()));
        VERIFY_EXIT(signing, 2);
        QCOMPARE(signing.errorCode(), std::string("credential_does_not_sign"));
        VERIFY_EXIT(m_cli->run(words("credential remove Alice")), 0);
    }

    void aKeyInTheUrl()
    {
        const CliResult added = m_cli->run(words("credential add --preset api-key-query --name Maps --set "
                                                 "keyName=key --secret-env PASSWORD"));
        VERIFY_EXIT(added, 0);
        QVERIFY2(added.err.contains("logs"), shown(added.err));
        ByteServer server;
        const CliResult sent = m_cli->run(words("send --json --credential Maps --method GET --url",
                                                server.url(QStringLiteral("/a?key=x&b=1"))));
        VERIFY_EXIT(sent, 0);
        QVERIFY2(server.requests.front().startsWith(
                     QByteArray(QByteArray("GET /a?b=1&key=") + kPassword + " HTTP/1.1\r\n")),
                 shown(server.requests.front()));
        QVERIFY(!sent.out.contains(kPassword));
        QVERIFY(sent.out.contains("redacted sha256:"));
        const CliResult details = m_cli->run(words("credential show Maps"));
        QVERIFY2(details.out.contains("?key=‹sha256:"), shown(details.out));
        VERIFY_EXIT(m_cli->run(words("credential remove Maps")), 0);
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *tag, const char *line, const QByteArray &input, const char *code) {
            QTest::newRow(tag) << QString::fromLatin1(line) << input << QByteArray(code);
        };
        row("newline in the password", "--kind basic --set username=a --secret-stdin", "two\nlines",
            "secret_invalid");
        row("newline in the key", "--kind apiKey --secret-stdin", "two\nlines", "secret_invalid");
        row("empty", "--kind apiKey --secret-stdin", "", "secret_source_empty");
        row("colon in the user name", "--kind basic --set username=a:b --secret-env PASSWORD", {},
            "credential_field_invalid");
        row("name of a parameter",
            "--kind apiKey --set placement=query --set keyName=a&b --secret-env PASSWORD", {},
            "credential_field_invalid");
        row("password on the line", "--kind basic --set password=x --secret-env PASSWORD", {},
            "secret_on_command_line");
        row("secret for a certificate", "--kind mtls --secret-env PASSWORD", {}, "options_conflict");
        row("half", "--kind mtls --key-stdin", "x", "credential_halves_needed");
        row("certificate for a password", "--kind basic --cert nowhere --secret-env PASSWORD", {},
            "option_needs_other");
        row("key for a password", "--kind basic --key-env PASSWORD", {}, "option_needs_other");
    }

    void refusesWhatCannotBeSent()
    {
        QFETCH(const QString, line);
        QFETCH(const QByteArray, input);
        QFETCH(const QByteArray, code);
        const CliResult result =
            m_cli->run(words("credential add --json --name N") + line.split(QLatin1Char(' ')), input);
        VERIFY_EXIT(result, 2);
        QCOMPARE(QByteArray::fromStdString(result.errorCode()), code);
        QVERIFY(!result.out.contains("lines") && !result.err.contains("two\nlines"));
        QCOMPARE(m_cli->run(words("credential list --json")).out, QByteArray("[]\n"));
    }

    void aClientCertificateFromAddToRemove()
    {
        const TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "the openssl program could not make certificates");
        const CliResult added = m_cli->run(words("credential add --kind mtls --name Client --cert",
                                                 certificates.clientCertificateFile(),
                                                 QStringLiteral("--key-file"), certificates.keyFile()));
        VERIFY_EXIT(added, 0);
        const CliResult details = m_cli->run(words("credential show Client"));
        VERIFY_EXIT(details, 0);
        QVERIFY2(details.out.contains("CN = client, issued by CN = Test Authority"), shown(details.out));

        RawServer server(certificates.server(TestCertificates::Leaf::Good, true));
        const QString url = QString::fromLatin1(server.url("/hook"));
        const QStringList send =
            words("send --json --cacert", certificates.authorityFile(), QStringLiteral("--url"), url);
        const CliResult without = m_cli->run(send);
        VERIFY_EXIT(without, 4);
        QCOMPARE(without.json()["error"]["code"].dump(), "\"client_certificate_required\"");
        const CliResult sent = m_cli->run(send + words("--credential Client"));
        VERIFY_EXIT(sent, 0);
        QCOMPARE(sent.json()["clientCertificate"]["subject"].dump(), "\"CN = client\"");
        QCOMPARE(sent.json()["tls"]["asksForCertificate"].dump(), "true");
        QCOMPARE(server.requests().size(), std::size_t{1});
        const CliResult people =
            m_cli->run(words("send --cacert", certificates.authorityFile(), QStringLiteral("--url"), url,
                             QStringLiteral("--credential"), QStringLiteral("Client")));
        VERIFY_EXIT(people, 0);

        const CliResult twice =
            m_cli->run(send + words("--credential Client --cert", certificates.clientCertificateFile()));
        VERIFY_EXIT(twice, 2);
        QCOMPARE(twice.errorCode(), std::string("client_certificate_twice"));
        const CliResult plain =
            m_cli->run(words("send --json --credential Client --url http://127.0.0.1:9/"));
        VERIFY_EXIT(plain, 2);
        QCOMPARE(plain.errorCode(), std::string("credential_needs_tls"));

        const QString captured =
            m_cli->file(QStringLiteral("captured.http"), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        const CliResult verified = m_cli->run(words("verify --credential Client --request", captured));
        VERIFY_EXIT(verified, 1);
        QVERIFY2(verified.out.contains("TLS handshake"), shown(verified.out));

        const CliResult wrong =
            m_cli->run(words("credential rotate Client --json --cert", certificates.clientCertificateFile(),
                             QStringLiteral("--key-file"), certificates.file(QStringLiteral("ca.key"))));
        VERIFY_EXIT(wrong, 2);
        QCOMPARE(wrong.errorCode(), std::string("certificate_key_mismatch"));
        const CliResult expired = m_cli->run(words("credential rotate Client --cert",
                                                   certificates.file(QStringLiteral("expired.pem")),
                                                   QStringLiteral("--key-file"), certificates.keyFile()));
        VERIFY_EXIT(expired, 0);
        QVERIFY2(expired.err.contains("warning: ") && expired.err.contains("expired"), shown(expired.err));

        QDirIterator all(m_cli->home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("PRIVATE KEY"), qPrintable(file.fileName()));
        }
        VERIFY_EXIT(m_cli->run(words("credential remove Client")), 0);
    }

    void anEncryptedKeyHasToBeDecryptedFirst()
    {
        const QString certificate = m_cli->file(QStringLiteral("c.pem"), testKey("rsa.certificate.pem"));
        const QString key = m_cli->file(QStringLiteral("k.pem"), testKey("rsa.encrypted.pem"));
        const CliResult result = m_cli->run(words("credential add --json --kind mtls --name N --cert",
                                                  certificate, QStringLiteral("--key-file"), key));
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.errorCode(), std::string("credential_key_encrypted"));
        QVERIFY2(result.err.contains("openssl pkey"), shown(result.err));
    }

private:
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestPlainKinds)
#include "tst_PlainKinds.moc"
