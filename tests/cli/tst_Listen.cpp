// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/RawSender.h"

using namespace sealwright;
using namespace sealwright::tests;

class TestListen : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("SECRET"),
                                  QStringLiteral("what both ends of this test know"));
        m_cli->environment.insert(QStringLiteral("OTHER"),
                                  QStringLiteral("what only the sender of it knows"));
    }

    void printsAndJudgesEachDelivery()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --json --count 3 --recipe vapi-default --secret-env SECRET"));
        const QString url = listeningUrl(listener);
        QVERIFY2(url.startsWith(QLatin1String("http://127.0.0.1:")), qPrintable(url));

        VERIFY_EXIT(
            m_cli->run(words("send --recipe vapi-default --secret-env SECRET --template vapi/hang --url",
                             url + QStringLiteral("/w?a=%2f"))),
            0);
        VERIFY_EXIT(m_cli->run(words(
                        "send --recipe vapi-default --secret-env OTHER --template vapi/hang --url", url)),
                    0);
        VERIFY_EXIT(m_cli->run(words("send --body - --url", url), QByteArray("a\0b", 3)), 0);

        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.err.contains("Took 3 deliveries."), shown(result.err));
        std::vector<base::Json> deliveries;
        for (const QByteArray &line : result.out.split('\n')) {
            if (!line.isEmpty()) {
                deliveries.push_back(base::parseJson(line).value_or(base::Json()));
            }
        }
        QCOMPARE(deliveries.size(), std::size_t(3));
        for (const base::Json &delivery : deliveries) {
            for (const char *key :
                 {"id", "receivedAt", "remote", "request", "head", "verdict", "reason", "reply"}) {
                QVERIFY2(delivery.contains(key), key);
            }
            QCOMPARE(delivery["reply"]["status"].dump(), "200");
        }
        QCOMPARE(deliveries[0]["verdict"].dump(), "\"verified\"");
        QCOMPARE(deliveries[1]["verdict"].dump(), "\"failed\"");
        QCOMPARE(deliveries[1]["reason"].dump(), "\"signature_mismatch\"");
        QCOMPARE(deliveries[1]["explanation"]["cause"].dump(), "\"no_hypothesis\"");
        QVERIFY(!deliveries[0].contains("explanation"));
        QCOMPARE(deliveries[2]["verdict"].dump(), "\"unsigned\"");
        QCOMPARE(deliveries[2]["explanation"]["cause"].dump(), "\"signature_missing\"");
        QCOMPARE(deliveries[2]["request"]["bodyBase64"].dump(), "\"YQBi\"");
        QVERIFY(QString::fromStdString(deliveries[0]["head"].get<std::string>())
                    .startsWith(QLatin1String("POST /w?a=%2f HTTP/1.1\r\n")));
    }

    void tellsTheSenderNothingOfWhatWasExpected()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --json --count 1 --recipe vapi-default --secret-env SECRET"));
        const QString url = listeningUrl(listener);
        // Signed over another body: to the sender it is a delivery like any other.
        const CliResult made =
            m_cli->run(words("sign --json --recipe vapi-default --secret-env SECRET --body - --url", url),
                       R"({"a": 1})");
        VERIFY_EXIT(made, 0);
        QStringList headers;
        const base::Json signedOnes = made.json()["added"];
        for (const base::Json &header : signedOnes) {
            headers << QStringLiteral("-H")
                    << QString::fromStdString(header[0].get<std::string>() + ": " +
                                              header[1].get<std::string>());
        }
        const CliResult sent = m_cli->run(words("send --json --body - --url", url) + headers, R"({"a":1})");
        VERIFY_EXIT(sent, 0);
        const base::Json received = sent.json()["received"];
        QCOMPARE(received["bodyBytes"].get<int>(), 0);
        QVERIFY(!received["head"].get<std::string>().contains("ignature"));
        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.contains("\"cause\":\"body_reserialized\""), shown(result.out));
    }

    void ctrlCEndsItAndSaysHowManyCame()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --json"));
        const QString url = listeningUrl(listener);
        VERIFY_EXIT(m_cli->run(words("send --url", url)), 0);
        QVERIFY(Cli::line(listener).contains("\"unchecked\""));
        Cli::interrupt(listener);
        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.out, QByteArray());
        QCOMPARE(result.err, QByteArray("Took 1 delivery.\n"));
    }

    void ctrlCBeforeAllCameIsAnInterruption()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --json --count 2"));
        listeningUrl(listener);
        Cli::interrupt(listener);
        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 130);
        QCOMPARE(result.err, QByteArray("Took 0 deliveries.\n"));
    }

    void answersAsItIsTold()
    {
        const QString body = m_cli->file(QStringLiteral("reply"), "{\"results\":[]}");
        QProcess listener;
        m_cli->start(
            listener,
            words("listen --count 1 --json --status 418 --reply-header X-Tea:yes --reply-body", body));
        const CliResult sent = m_cli->run(words("send --json --url", listeningUrl(listener)));
        QCOMPARE(sent.json()["status"].dump(), "418");
        QVERIFY(sent.out.contains("X-Tea: yes"));
        QCOMPARE(QByteArray::fromBase64(
                     QByteArray::fromStdString(sent.json()["received"]["bodyBase64"].get<std::string>())),
                 QByteArray("{\"results\":[]}"));
        VERIFY_EXIT(Cli::finished(listener), 0);
    }

    void theLastReplyStillGoesOut()
    {
        const QByteArray body(200'000, 'r');
        const QString file = m_cli->file(QStringLiteral("large"), body);
        QProcess listener;
        m_cli->start(listener, words("listen --count 1 --json --delay 150ms --reply-body", file));
        const CliResult sent = m_cli->run(words("send --json --url", listeningUrl(listener)));
        VERIFY_EXIT(sent, 0);
        QCOMPARE(sent.json()["received"]["bodyBytes"].get<qint64>(), body.size());
        QVERIFY(sent.json()["timings"]["total"].get<qint64>() >= 150'000);
        VERIFY_EXIT(Cli::finished(listener), 0);
    }

    void theLastReplyGoesOutHoweverSlowlyItIsRead()
    {
        const QByteArray body(16 * 1024 * 1024, 'r');
        const QString file = m_cli->file(QStringLiteral("large"), body);
        QProcess listener;
        m_cli->start(listener, words("listen --count 1 --json --reply-body", file));
        RawSender sender(listeningUrl(listener), 4096);
        sender.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(Cli::line(listener).contains("\"verdict\""));
        // More than the buffers on the way hold is left, so the process cannot be gone.
        QVERIFY(sender.waitFor("rrrr"));
        QCOMPARE(listener.state(), QProcess::Running);
        sender.socket().setReadBufferSize(0);
        QVERIFY(sender.waitForClose());
        QCOMPARE(sender.received().size() - sender.received().indexOf("\r\n\r\n") - 4, body.size());
        VERIFY_EXIT(Cli::finished(listener), 0);
    }

    void anUnknownHostIsAnswered421AndReported()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --count 1 --json"));
        const CliResult sent =
            m_cli->run(words("send --json -H Host:evil.example --url", listeningUrl(listener)));
        QCOMPARE(sent.json()["status"].dump(), "421");
        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.contains("\"host_not_allowed\"") && result.out.contains("evil.example"),
                 shown(result.out));
        QVERIFY(base::parseJson(result.out).value()["problem"].contains("message"));
    }

    void aPortThatIsTakenIsSaid()
    {
        QProcess first;
        m_cli->start(first, words("listen --json"));
        const QString url = listeningUrl(first);
        const QString port = url.section(QLatin1Char(':'), 2);
        const CliResult second = m_cli->run(words("listen --json --port", port));
        VERIFY_EXIT(second, 5);
        QCOMPARE(second.errorCode(), std::string("port_in_use"));
        QVERIFY2(second.err.contains(port.toUtf8()), shown(second.err));
        Cli::interrupt(first);
        Cli::finished(first);
    }

    void peopleReadOneLineADelivery()
    {
        QProcess listener;
        m_cli->start(listener, words("listen --count 1 --recipe vapi-default --secret-env SECRET"));
        const QByteArray first = Cli::line(listener);
        QVERIFY2(first.startsWith("Listening at http://127.0.0.1:"), shown(first));
        const QString url = QString::fromUtf8(first).section(QLatin1Char(' '), 2, 2);
        m_cli->run(
            words("send --recipe vapi-default --secret-env SECRET --url", url + QStringLiteral("/hook")));
        const CliResult result = Cli::finished(listener);
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.out.count('\n'), 1);
        QVERIFY2(result.out.contains("POST /hook") && result.out.trimmed().endsWith("verified"),
                 shown(result.out));
    }

    void theDemoShowsBothEnds()
    {
        // Neither a keychain nor a display.
        m_cli->environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        m_cli->environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
        const CliResult people = m_cli->run(words("demo"));
        VERIFY_EXIT(people, 0);
        QCOMPARE(people.err, QByteArray());
        for (const char *word :
             {"x-signature: ", "HMAC-SHA-256", "HTTP/1.1 200 OK", "byte for byte", "verified"}) {
            QVERIFY2(people.out.contains(word), word);
        }
        const CliResult json = m_cli->run(words("demo --json"));
        VERIFY_EXIT(json, 0);
        QCOMPARE(keysOf(json.json()), QByteArray("sent received"));
        QCOMPARE(json.json()["received"]["verdict"].dump(), "\"verified\"");
        QCOMPARE(json.json()["sent"]["sent"]["head"].dump(), json.json()["received"]["head"].dump());
        QVERIFY2(QDir(m_cli->home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 "the demo left something in the home");
    }

private:
    static QString listeningUrl(QProcess &listener)
    {
        const auto first = base::parseJson(Cli::line(listener));
        return first && first->contains("listening")
                   ? QString::fromStdString((*first)["listening"].get<std::string>())
                   : QString();
    }

    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestListen)
#include "tst_Listen.moc"
