// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/TestKeys.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "a throw-away secret for tests";

/// What Python's hmac module says: nobody of ours.
QByteArray independentHmac(const QByteArray &secret, const QByteArray &content)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import hmac,sys;print(hmac.new(bytes.fromhex(sys.argv[1]),sys.stdin.buffer.read(),"
                        "'sha256').hexdigest())"),
         QString::fromLatin1(secret.toHex())});
    python.write(content);
    python.closeWriteChannel();
    python.waitForFinished();
    return python.readAllStandardOutput().trimmed();
}

QByteArray text(const base::Json &value)
{
    return value.is_string() ? QByteArray::fromStdString(value.get<std::string>()) : QByteArray();
}

} // namespace

class TestSign : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("SECRET"), QLatin1String(kSecret));
    }

    void printsTheContractsDocument()
    {
        const CliResult result =
            m_cli->run(words("sign --json --recipe vapi-default --secret-env SECRET --url "
                             "http://localhost:3000/w?x=%2f --timestamp 1767261600000 --body -"),
                       QByteArray("{\"a\":\0 1}", 9));
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.err, QByteArray());
        const base::Json json = result.json();
        QCOMPARE(keysOf(json), QByteArray("request added steps timestamp id"));
        QCOMPARE(keysOf(json["request"]), QByteArray("method url headers bodyBase64"));
        QCOMPARE(text(json["request"]["url"]), QByteArray("http://localhost:3000/w?x=%2f"));
        QCOMPARE(QByteArray::fromBase64(text(json["request"]["bodyBase64"])), QByteArray("{\"a\":\0 1}", 9));
        QCOMPARE(keysOf(json["steps"]), QByteArray("key algorithm content digest encoded"));
        QCOMPARE(keysOf(json["steps"]["key"]), QByteArray("decoded bytes fingerprint"));
        QCOMPARE(keysOf(json["steps"]["content"]), QByteArray("base64 parts"));
        QCOMPARE(keysOf(json["steps"]["content"]["parts"][0]), QByteArray("name offset length"));
        QCOMPARE(text(json["timestamp"]), QByteArray("1767261600000"));

        const QByteArray content("1767261600000.{\"a\":\0 1}", 23);
        QCOMPARE(QByteArray::fromBase64(text(json["steps"]["content"]["base64"])), content);
        const QByteArray expected = independentHmac(kSecret, content);
        QCOMPARE(expected.size(), 64);
        QCOMPARE(text(json["steps"]["digest"]), expected);
        QCOMPARE(json["added"].dump(), "[[\"x-timestamp\",\"1767261600000\"],[\"x-signature\",\"" +
                                           expected.toStdString() + "\"]]");
    }

    void printsOnlyTheHeadersForPeople()
    {
        const QString body = m_cli->file(QStringLiteral("body"), "Hello, World!");
        m_cli->environment.insert(QStringLiteral("SECRET"), QStringLiteral("It's a Secret to Everybody"));
        const CliResult result =
            m_cli->run(words("sign --recipe github-sha256 --secret-env SECRET --url http://x/ --body", body));
        VERIFY_EXIT(result, 0);
        // GitHub's documented example.
        QCOMPARE(result.out,
                 QByteArray("X-Hub-Signature-256: "
                            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17\n"));
    }

    /// Standard output stays what a script pipes on; the walk stands beside it.
    void walksTheStepsOnStandardError()
    {
        const QStringList line = words("sign --recipe stripe --secret-env SECRET --timestamp 1767261600000 "
                                       "--url http://x/ --body -");
        const CliResult result = m_cli->run(line, "{}");
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.startsWith("Stripe-Signature: t=1767261600,v1="), shown(result.out));
        QCOMPARE(result.out.count('\n'), 1);
        for (const char *piece :
             {" 1  Secret key ", "fingerprint sha256:", "13 bytes: timestamp 10 + 1 + body 2",
              "1767261600.{}", " 3  HMAC-SHA-256 ", "hex, lower case, 64 characters", "A receiver should",
              "read the time in Stripe-Signature as Unix seconds"}) {
            QVERIFY2(result.err.contains(piece), shown(QByteArray(piece) + " not in\n" + result.err));
        }
        QVERIFY(!result.err.contains(kSecret));
        QCOMPARE(m_cli->run(line + words("--quiet"), "{}").err, QByteArray());
        QCOMPARE(m_cli->run(line + words("--json"), "{}").err, QByteArray());
    }

    void walksFormatsThatAreComputed()
    {
        const CliResult aws =
            m_cli->run(words("sign --recipe aws-sigv4 --secret-env SECRET --timestamp 1767261600000 "
                             "--url https://x.example/a?b=1 --body -"),
                       "{}");
        VERIFY_EXIT(aws, 0);
        for (const char *piece : {"Canonical request", "x-amz-date:", "20260101T100000Z", "String to sign",
                                  "20260101/us-east-1/execute-api/aws4_request", "Signing key"}) {
            QVERIFY2(aws.err.contains(piece), shown(QByteArray(piece) + " not in\n" + aws.err));
        }
        const CliResult http =
            m_cli->run(words("sign --recipe rfc9421-general --secret-env SECRET --url https://x.example/a "
                             "--body -"),
                       "{}");
        VERIFY_EXIT(http, 0);
        for (const char *piece :
             {"Signature-Input", "\"@target-uri\"", "the whole URL", "\"content-digest\""}) {
            QVERIFY2(http.err.contains(piece), shown(QByteArray(piece) + " not in\n" + http.err));
        }
    }

    void saysWhatLooksDoubtfulAndSignsAllTheSame()
    {
        const QStringList line = words("sign --recipe stripe --secret-env SECRET --url http://x/ --body -");
        const CliResult result = m_cli->run(line, "{\"a\": 1.0}");
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.err.contains("doubtful: ") && result.err.contains("1.0"), shown(result.err));
        QVERIFY2(!m_cli->run(line, "{\"a\":1}").err.contains("doubtful"), shown(result.err));
        QCOMPARE(m_cli->run(line + words("--quiet"), "{\"a\": 1.0}").err, QByteArray());
        const CliResult json = m_cli->run(line + words("--json"), "{\"a\": 1.0}");
        QCOMPARE(json.err, QByteArray());
        QCOMPARE(keysOf(json.json()), QByteArray("request added steps timestamp id"));
    }

    void aTokenThatIsTheSecretIsPrintedOnlyWhereItWasAskedFor()
    {
        const CliResult result =
            m_cli->run(words("sign --recipe chargebee --secret-env SECRET --url http://x/"));
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.contains(QByteArray(kSecret).toBase64()), shown(result.out));
        QVERIFY2(!result.err.contains(kSecret) && !result.err.contains(QByteArray(kSecret).toBase64()),
                 shown(result.err));
        QVERIFY2(result.err.contains("‹secret›"), shown(result.err));
    }

    void theMomentCanBeFixed()
    {
        const QStringList line =
            words("sign --recipe standard-webhooks --secret-env SECRET --url http://x/ --body - --id msg_1 "
                  "--timestamp 2026-01-01T10:00:00Z");
        m_cli->environment.insert(QStringLiteral("SECRET"),
                                  QStringLiteral("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        const CliResult first = m_cli->run(line, "{}");
        VERIFY_EXIT(first, 0);
        QVERIFY2(first.out.contains("webhook-id: msg_1\n"), shown(first.out));
        QVERIFY2(first.out.contains("webhook-timestamp: 1767261600\n"), shown(first.out));
        QCOMPARE(m_cli->run(line, "{}").out, first.out);
    }

    void theSecretMayComeFromAFileOrStandardInput()
    {
        const QString file = m_cli->file(QStringLiteral("key"), QByteArray(kSecret) + "\n");
        const QStringList line =
            words("sign --recipe vapi-default --timestamp 1767261600000 --url http://x/ --body /dev/null");
        const CliResult byVariable = m_cli->run(line + words("--secret-env SECRET"));
        const CliResult byFile = m_cli->run(line + words("--secret-file", file));
        const CliResult byInput = m_cli->run(line + words("--secret-stdin"), QByteArray(kSecret));
        VERIFY_EXIT(byVariable, 0);
        QCOMPARE(byFile.out, byVariable.out);
        QCOMPARE(byInput.out, byVariable.out);
        QVERIFY2(byFile.err.contains("Dropped one final newline"), shown(byFile.err));
        QVERIFY2(!byInput.err.contains("Dropped"), shown(byInput.err));
        const CliResult quiet = m_cli->run(line + words("--quiet --secret-file", file));
        QCOMPARE(quiet.err, QByteArray());
    }

    /// cli.md: "Private and public keys: --key-env, --key-file, --key-stdin".
    void aKeyMayComeByTheOptionsForKeys()
    {
        const QString file = m_cli->file(QStringLiteral("ed.pem"), tests::testKey("ed25519.pkcs8.pem"));
        const QStringList line = words("sign --recipe discord --timestamp 1767261600000 --url http://x/");
        const CliResult byKey = m_cli->run(line + words("--key-file", file));
        VERIFY_EXIT(byKey, 0);
        QVERIFY2(byKey.out.contains("X-Signature-Ed25519: "), shown(byKey.out));
        QCOMPARE(m_cli->run(line + words("--key-stdin"), tests::testKey("ed25519.pkcs8.pem")).out, byKey.out);
        QCOMPARE(m_cli->run(line + words("--secret-file", file)).out, byKey.out);
        VERIFY_EXIT(m_cli->run(line + words("--secret-env SECRET --key-file", file)), 2);

        // A shared secret that comes that way is read as one.
        const QString shared = m_cli->file(QStringLiteral("shared"), QByteArray(kSecret) + "\n");
        const QStringList hmac =
            words("sign --recipe vapi-default --timestamp 1767261600000 --url http://x/");
        QCOMPARE(m_cli->run(hmac + words("--key-file", shared)).out,
                 m_cli->run(hmac + words("--secret-file", shared)).out);
    }

    void onlyOneFinalNewlineIsDropped()
    {
        const QStringList line = words("sign --json --recipe vapi-default --url http://x/ --secret-stdin");
        QCOMPARE(m_cli->run(line, "0123456789abcdef\n").json()["steps"]["key"]["bytes"].dump(), "16");
        QCOMPARE(m_cli->run(line, "0123456789abcdef\n\n").json()["steps"]["key"]["bytes"].dump(), "17");
        QCOMPARE(m_cli->run(line, "0123456789abcdef\r\n").json()["steps"]["key"]["bytes"].dump(), "16");
        QCOMPARE(
            m_cli->run(line, QByteArray("0123456789\0abcdef", 17)).json()["steps"]["key"]["bytes"].dump(),
            "17");
    }

    void emptyAndOversizedSecretsAreRefused()
    {
        const QStringList line = words("sign --json --recipe vapi-default --url http://x/ --secret-stdin");
        for (const char *input : {"", "\n"}) {
            const CliResult result = m_cli->run(line, input);
            VERIFY_EXIT(result, 2);
            QCOMPARE(result.errorCode(), std::string("secret_source_empty"));
        }
        const CliResult result = m_cli->run(line, QByteArray(16 * 1024 + 1, 'k'));
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.errorCode(), std::string("secret_source_too_large"));
    }

private:
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestSign)
#include "tst_Sign.moc"
