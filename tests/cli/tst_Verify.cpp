// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

class TestVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("OLD"), QStringLiteral("the secret before the rotation"));
        m_cli->environment.insert(QStringLiteral("NEW"), QStringLiteral("the secret after the rotation"));
        const CliResult made = m_cli->run(words("sign --json --recipe vapi-default --secret-env OLD --url "
                                                "http://localhost:3000/w --timestamp 1767261600000 --body -"),
                                          "{\"message\":{}}");
        VERIFY_EXIT(made, 0);
        m_document = base::compactJson(made.json()["request"]);
        m_request = m_cli->file(QStringLiteral("request.json"), m_document);
    }

    void saysYes()
    {
        const CliResult result = verify("--now 1767261601000 --secret-env OLD", m_request);
        VERIFY_EXIT(result, 0);
        const base::Json json = result.json();
        QVERIFY2(keysOf(json).startsWith("verdict reason"), shown(keysOf(json)));
        QCOMPARE(json["verdict"].dump(), "\"verified\"");
        QCOMPARE(json["reason"].dump(), "\"ok\"");
    }

    void takesACurlCommand()
    {
        const base::Json document = base::parseJson(m_document).value();
        QByteArray command("curl --insecure http://localhost:3000/w");
        for (const base::Json &header : document["headers"]) {
            command.append(" \\\n -H '").append(header[0].get<std::string>()).append(": ");
            command.append(header[1].get<std::string>()).append("'");
        }
        command.append(" -d '{\"message\":{}}'");
        const CliResult result = verify("--now 1767261601000 --secret-env OLD",
                                        m_cli->file(QStringLiteral("request.sh"), command));
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.json()["verdict"].dump(), "\"verified\"");
        QVERIFY2(result.err.contains("--insecure is left out"), result.err.constData());
        const CliResult broken =
            verify("--secret-env OLD", m_cli->file(QStringLiteral("request.sh"), command + '\''));
        VERIFY_EXIT(broken, 2);
        QCOMPARE(broken.errorCode(), "curl_command_malformed");
    }

    void saysNo_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("reason");
        const QByteArray none;
        QTest::newRow("another secret")
            << QStringLiteral("--now 1767261601000 --secret-env NEW") << none << none
            << QStringLiteral("failed") << QStringLiteral("signature_mismatch");
        QTest::newRow("another body")
            << QStringLiteral("--now 1767261601000 --secret-env OLD") << QByteArray("eyJt")
            << QByteArray("eyJu") << QStringLiteral("failed") << QStringLiteral("signature_mismatch");
        QTest::newRow("too old") << QStringLiteral("--now 1767265200000 --tolerance 300 --secret-env OLD")
                                 << none << none << QStringLiteral("failed")
                                 << QStringLiteral("timestamp_too_old");
        QTest::newRow("in the future")
            << QStringLiteral("--now 1767258000000 --tolerance 5m --secret-env OLD") << none << none
            << QStringLiteral("failed") << QStringLiteral("timestamp_in_future");
        QTest::newRow("no signature")
            << QStringLiteral("--now 1767261601000 --secret-env OLD") << QByteArray("x-signature")
            << QByteArray("x-other") << QStringLiteral("unsigned") << QStringLiteral("missing_header");
    }

    void saysNo()
    {
        QFETCH(QString, options);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, verdict);
        QFETCH(QString, reason);
        QByteArray document = m_document;
        if (!from.isEmpty()) {
            QVERIFY(document.contains(from));
            document.replace(from, to);
        }
        const CliResult result =
            verify(options.toUtf8().constData(), m_cli->file(QStringLiteral("changed.json"), document));
        VERIFY_EXIT(result, 1);
        QCOMPARE(QString::fromStdString(result.json()["verdict"].get<std::string>()), verdict);
        QCOMPARE(QString::fromStdString(result.json()["reason"].get<std::string>()), reason);
        // What was expected is nobody's business.
        QVERIFY(!result.out.contains("expected"));
    }

    void anyOfSeveralSecretsWillDo()
    {
        const CliResult result = verify("--now 1767261601000 --secret-env NEW --secret-env OLD", m_request);
        VERIFY_EXIT(result, 0);
    }

    void readsARawMessageFromStandardInput()
    {
        const base::Json json = base::parseJson(m_document).value();
        QByteArray raw = "POST /w HTTP/1.1\r\nHost: localhost:3000\r\n";
        for (const base::Json &header : json["headers"]) {
            raw += QByteArray::fromStdString(header[0].get<std::string>()) + ": " +
                   QByteArray::fromStdString(header[1].get<std::string>()) + "\r\n";
        }
        raw += "\r\n{\"message\":{}}";
        const CliResult result = m_cli->run(
            words("verify --json --recipe vapi-default --secret-env OLD --now 1767261601000 --request -"),
            raw);
        VERIFY_EXIT(result, 0);
    }

    void saysWhichFileIsBroken()
    {
        const QString file = m_cli->file(QStringLiteral("broken.json"), "{\"method\":\n oops");
        const CliResult result = verify("--secret-env OLD", file);
        VERIFY_EXIT(result, 2);
        QVERIFY2(result.err.contains("broken.json"), shown(result.err));
        QVERIFY2(result.err.contains("line 2"), shown(result.err));
    }

    void speaksPlainlyToPeople()
    {
        const CliResult result = m_cli->run(
            words("verify --recipe vapi-default --secret-env NEW --now 1767261601000 --request", m_request));
        VERIFY_EXIT(result, 1);
        QCOMPARE(result.err, QByteArray());
        QVERIFY2(result.out.startsWith("failed: The signature does not match."), shown(result.out));
    }

    void explainsAsTheContractSays()
    {
        // The body was written again: {"message": {}} for {"message":{}}.
        const QByteArray spaced = QByteArray(m_document)
                                      .replace(QByteArray("{\"message\":{}}").toBase64(),
                                               QByteArray("{\"message\": {}}").toBase64());
        QVERIFY(spaced != m_document);
        const QString file = m_cli->file(QStringLiteral("spaced.json"), spaced);
        const CliResult result = verify("--explain --now 1767261601000 --secret-env OLD", file);
        VERIFY_EXIT(result, 1);
        const base::Json json = result.json();
        QCOMPARE(json["verdict"].dump(), "\"failed\"");
        const base::Json &explanation = json["explanation"];
        QVERIFY2(keysOf(explanation).startsWith("cause confidence summary firstDifference fix tried"),
                 shown(keysOf(explanation)));
        QCOMPARE(explanation["cause"].dump(), "\"body_reserialized\"");
        QCOMPARE(explanation["confidence"].dump(), "\"exact\"");
        QCOMPARE(explanation["firstDifference"]["offset"].dump(), "11");
        QCOMPARE(explanation["firstDifference"]["expected"].dump(), "\"{\\\"message\\\":{}}\"");
        QCOMPARE(explanation["firstDifference"]["got"].dump(), "\"{\\\"message\\\": {}}\"");
        QVERIFY(explanation["tried"].get<int>() > 1);
        QVERIFY(!explanation["summary"].get<std::string>().empty());
        QVERIFY(!explanation["fix"].get<std::string>().empty());

        const CliResult plain = verify("--now 1767261601000 --secret-env OLD", file);
        QVERIFY2(!plain.out.contains("explanation"), shown(plain.out));
    }

    void explainsNothingThatVerifies()
    {
        const CliResult result = verify("--explain --now 1767261601000 --secret-env OLD", m_request);
        VERIFY_EXIT(result, 0);
        QVERIFY(result.json()["explanation"].is_null());
    }

    void saysThatNothingMatched()
    {
        const CliResult result = verify("--explain --now 1767261601000 --secret-env NEW", m_request);
        VERIFY_EXIT(result, 1);
        QCOMPARE(result.json()["explanation"]["cause"].dump(), "\"no_hypothesis\"");
        QCOMPARE(result.json()["explanation"]["confidence"].dump(), "\"none\"");
        QVERIFY(result.json()["explanation"]["firstDifference"].is_null());
    }

    void explainsToPeopleWithoutControllingTheirTerminal()
    {
        const QByteArray body = "{\"message\":{}}\n\x1b[31m";
        const CliResult made = m_cli->run(words("sign --json --recipe vapi-default --secret-env OLD --url "
                                                "http://localhost:3000/w --timestamp 1767261600000 --body -"),
                                          body);
        const QByteArray document = base::compactJson(made.json()["request"]);
        const QString file =
            m_cli->file(QStringLiteral("lost.json"),
                        QByteArray(document).replace(body.toBase64(), QByteArray(body + "\n").toBase64()));
        const CliResult result = m_cli->run(words(
            "verify --explain --recipe vapi-default --secret-env OLD --now 1767261601000 --request", file));
        VERIFY_EXIT(result, 1);
        QVERIFY2(result.out.contains("body_trailing_newline_added (exact)"), shown(result.out));
        QVERIFY2(result.out.contains("\\x1b[31m"), shown(result.out));
        QVERIFY2(!result.out.contains('\x1b'), shown(result.out));
    }

private:
    CliResult verify(const char *options, const QString &request)
    {
        return m_cli->run(words("verify --json --recipe vapi-default") + words(options) +
                          words("--request", request));
    }

    std::optional<Cli> m_cli;
    QByteArray m_document;
    QString m_request;
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_Verify.moc"
