// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kToken[] = "tok-8d1f0a2b7c6e5d4c3b2a19081726354";

QByteArray decoded(const base::Json &value)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(value.get<std::string>()));
}

} // namespace

class TestSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("TOKEN"), QLatin1String(kToken));
    }

    void reportsExactlyTheBytesOnTheWire_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("body");
        const QStringList none;
        QTest::newRow("plain") << QStringLiteral("/webhook") << none << QByteArray("{\"a\":1}");
        QTest::newRow("no body") << QStringLiteral("/") << none << QByteArray();
        QTest::newRow("headers in any case, repeated, empty")
            << QStringLiteral("/w") << QStringList{QStringLiteral("-H"), QStringLiteral("x-MiXeD-cAsE: One"),
                                                   QStringLiteral("-H"), QStringLiteral("X-Twice: a"),
                                                   QStringLiteral("-H"), QStringLiteral("X-Other: between"),
                                                   QStringLiteral("-H"), QStringLiteral("X-Twice: b"),
                                                   QStringLiteral("-H"), QStringLiteral("X-Empty;")}
            << QByteArray("x");
        QTest::newRow("percent-encoded URL")
            << QStringLiteral("/a%2Fb/../c?q=%E6%9D%B1&r=%2f+&&=") << none << QByteArray("x");
        QTest::newRow("own default headers")
            << QStringLiteral("/") << QStringList{QStringLiteral("-H"), QStringLiteral("user-agent: mine"),
                                                  QStringLiteral("-H"), QStringLiteral("ACCEPT: text/plain"),
                                                  QStringLiteral("-H"), QStringLiteral("host: other.example")}
            << QByteArray("{}");
        QTest::newRow("no default headers")
            << QStringLiteral("/") << QStringList{QStringLiteral("--no-default-headers")} << QByteArray("{}");
        QTest::newRow("NUL and bytes that are no text")
            << QStringLiteral("/") << none << QByteArray("a\0b\xff\xfe\r\n\r\n\x1b[31m", 15);
        QTest::newRow("3 MB") << QStringLiteral("/") << none << QByteArray(3'000'000, 'x').append('\0');
        QTest::newRow("signed") << QStringLiteral("/") << words("--recipe vapi-default --secret-env TOKEN")
                                << QByteArray("{\"a\":1}");
        QTest::newRow("another method") << QStringLiteral("/") << words("--method PATCH") << QByteArray("{}");
    }

    void reportsExactlyTheBytesOnTheWire()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, options);
        QFETCH(QByteArray, body);
        ByteServer server;
        const QString file = m_cli->file(QStringLiteral("body"), body);
        const CliResult result = m_cli->run(
            words("send --json --body", file, QStringLiteral("--url"), server.url(path)) + options);
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(server.requests.size(), 1);
        const base::Json json = result.json();
        QCOMPARE(server.requests.front(), decoded(json["sent"]["headBase64"]) + body);
        QCOMPARE(QByteArray::fromStdString(json["sent"]["head"].get<std::string>()),
                 decoded(json["sent"]["headBase64"]));
        QCOMPARE(json["sent"]["bodyBytes"].get<qint64>(), body.size());
        QCOMPARE(decoded(json["request"]["bodyBase64"]), body);
        QVERIFY2(server.requests.front().contains(QByteArray(" " + path.toUtf8() + " HTTP/1.1\r\n")),
                 shown(server.requests.front().left(200)));
        for (qsizetype i = 1; i < options.size(); i += 2) {
            if (options[i - 1] == QLatin1String("-H") && !options[i].endsWith(QLatin1Char(';'))) {
                QVERIFY2(server.requests.front().contains(QByteArray("\r\n" + options[i].toUtf8() + "\r\n")),
                         shown(server.requests.front().left(500)));
            }
        }
    }

    void printsTheContractsDocument()
    {
        ByteServer server("HTTP/1.1 202 Fine\r\nX-Answer: yes\r\nContent-Length: 3\r\n\r\na\0b");
        server.reply = QByteArray("HTTP/1.1 202 Fine\r\nX-Answer: yes\r\nContent-Length: 3\r\n\r\na\0b", 59);
        const CliResult result = m_cli->run(words("send --json --url", server.url()));
        VERIFY_EXIT(result, 0);
        const base::Json json = result.json();
        for (const char *key : {"request", "sent", "received", "status", "httpVersion", "timings", "tls",
                                "remote", "redirects", "signature", "credential", "error"}) {
            QVERIFY2(json.contains(key), key);
        }
        QCOMPARE(keysOf(json["sent"]), QByteArray("head headBase64 bodyBytes"));
        QCOMPARE(keysOf(json["received"]), QByteArray("head headBase64 bodyBytes bodyBase64"));
        QCOMPARE(keysOf(json["timings"]), QByteArray("dns connect tls send firstByte total"));
        QCOMPARE(json["status"].dump(), "202");
        QCOMPARE(json["error"].dump(), "null");
        QCOMPARE(json["tls"].dump(), "null");
        QCOMPARE(json["redirects"].dump(), "[]");
        QCOMPARE(decoded(json["received"]["bodyBase64"]), QByteArray("a\0b", 3));
        QCOMPARE(QByteArray::fromStdString(json["remote"].get<std::string>()),
                 "127.0.0.1:" + QByteArray::number(server.port()));
    }

    void printsWhatCameAroundTheFinalAnswer()
    {
        ByteServer server("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "2\r\nok\r\n0\r\nX-Sum: \x1b[31m\r\n\r\n");
        const QStringList send = words("send --method GET --url", server.url());
        const base::Json received =
            m_cli->run(QStringList{QStringLiteral("--json")} + send).json()["received"];
        QCOMPARE(keysOf(received),
                 QByteArray("interim head headBase64 bodyBytes bodyBase64 trailers trailersBase64"));
        QCOMPARE(decoded(received["trailersBase64"]), QByteArray("X-Sum: \x1b[31m\r\n"));
        const QByteArray shown = m_cli->run(send).out;
        QVERIFY2(shown.contains("< HTTP/1.1 103 Early Hints\n< Link: </a>\n\n< HTTP/1.1 200 OK\n"),
                 shown.constData());
        QVERIFY2(shown.contains("ok\n\n< X-Sum: \\x1b[31m\n\n200 OK"), shown.constData());
    }

    /// Printed in pieces, which nobody can see.
    void printsALargeBodyWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("lines") << QByteArray("\u00e4 line of text\r\n").repeated(20'000);
        QTest::newRow("one line") << QByteArray("a" + QByteArray("\xf0\x9f\x98\x80").repeated(100'000));
        QTest::newRow("a line end across two pieces")
            << QByteArray(QByteArray(64 * 1024 - 1, 'x') + "\r\n" + QByteArray(64 * 1024, 'y'));
    }

    void printsALargeBodyWhole()
    {
        QFETCH(const QByteArray, body);
        ByteServer server("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                          "\r\n\r\n" + body);
        const QStringList send = words("send --method GET --url", server.url());
        const CliResult json = m_cli->run(QStringList{QStringLiteral("--json")} + send);
        VERIFY_EXIT(json, 0);
        QVERIFY(decoded(json.json()["received"]["bodyBase64"]) == body);
        QVERIFY(json.out.endsWith("}\n"));
        const CliResult text = m_cli->run(send);
        VERIFY_EXIT(text, 0);
        QVERIFY(text.out.contains(QByteArray(body).replace("\r\n", "\n").prepend("\n\n")));
        QVERIFY(m_cli->run(QStringList{QStringLiteral("--quiet")} + send).out == body);
    }

    void sendsAVapiEvent()
    {
        ByteServer server;
        const CliResult sample = m_cli->run(words("vapi event status-update.ended"));
        VERIFY_EXIT(sample, 0);
        const CliResult result =
            m_cli->run(words("send --template vapi/status-update.ended --url", server.url()));
        VERIFY_EXIT(result, 0);
        QVERIFY(server.requests.front().endsWith(QByteArray("\r\n\r\n" + sample.out)));
        QVERIFY(server.requests.front().contains("\r\nContent-Type: application/json\r\n"));
    }

    void saysWhatTheServerGotAwayWith()
    {
        const ByteServer server("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello");
        const CliResult json = m_cli->run(words("send --json --url", server.url()));
        VERIFY_EXIT(json, 0);
        QCOMPARE(base::compactJson(json.json()["anomalies"]), QByteArray("[\"content_length_list\"]"));
        const CliResult said = m_cli->run(words("send --url", server.url()));
        VERIFY_EXIT(said, 0);
        QVERIFY2(said.err.contains("Content-Length is a list"), said.err.constData());
    }

    void aBearerTokenArrivesButIsNeverPrinted()
    {
        ByteServer server;
        const CliResult result = m_cli->run(
            words("send --json --bearer --header-name X-Vapi-Secret --no-prefix --secret-env TOKEN --url",
                  server.url()));
        VERIFY_EXIT(result, 0);
        QVERIFY2(
            server.requests.front().contains(QByteArray(QByteArray("\r\nX-Vapi-Secret: ") + kToken + "\r\n")),
            shown(server.requests.front()));
        QVERIFY(!result.out.contains(kToken) &&
                !result.out.contains(QByteArray(kToken).toBase64().first(30)));
        QVERIFY2(result.err.contains("fingerprint"), shown(result.err));
        QCOMPARE(result.err.count('\n'), 1);
    }

    void failsOnlyWhenAskedTo()
    {
        ByteServer server("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
        VERIFY_EXIT(m_cli->run(words("send --url", server.url())), 0);
        const CliResult result = m_cli->run(words("send --fail --json --url", server.url()));
        VERIFY_EXIT(result, 1);
        QCOMPARE(result.json()["status"].dump(), "404");
    }

    void tellsNetworkErrorsApart_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:1/")
                                 << QStringLiteral("connection_refused");
        QTest::newRow("name") << QStringLiteral("http://no-such-host.invalid/")
                              << QStringLiteral("host_not_found");
    }

    void tellsNetworkErrorsApart()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        const CliResult result = m_cli->run(words("send --json --url", url));
        VERIFY_EXIT(result, 4);
        QCOMPARE(QString::fromStdString(result.errorCode()), code);
        QVERIFY(result.json().contains("sent")); // an exchange all the same
        QVERIFY(!result.json()["error"]["message"].get<std::string>().empty());
    }

    void givesUpAfterTheTimeout()
    {
        ByteServer server;
        server.reply.clear();
        const CliResult result = m_cli->run(words("send --json --timeout 300ms --url", server.url()));
        VERIFY_EXIT(result, 4);
        QCOMPARE(result.errorCode(), std::string("timed_out"));
        QCOMPARE(server.requests.size(), 1);
    }

    void ctrlCStopsASend()
    {
        ByteServer server;
        server.replyTo = [](qsizetype) { return QByteArray(); };
        QProcess process;
        m_cli->start(process, words("send --json --url", server.url()));
        QTRY_COMPARE(server.requests.size(), 1);
        Cli::interrupt(process);
        const CliResult result = Cli::finished(process);
        VERIFY_EXIT(result, 130);
        QCOMPARE(result.errorCode(), std::string("cancelled"));
    }

    void writesTheBodyToAFile()
    {
        ByteServer server;
        const QString file = m_cli->home.filePath(QStringLiteral("answer"));
        const CliResult result =
            m_cli->run(words("send --json --output", file, QStringLiteral("--url"), server.url()));
        VERIFY_EXIT(result, 0);
        QFile answer(file);
        QVERIFY(answer.open(QIODevice::ReadOnly));
        QCOMPARE(answer.readAll(), QByteArray("ok"));
        QCOMPARE(QString::fromStdString(result.json()["received"]["bodyFile"].get<std::string>()), file);
        const CliResult refused =
            m_cli->run(words("send --json --output /nonexistent/x --url", server.url()));
        VERIFY_EXIT(refused, 5);
    }

    void quietPrintsTheExactBody()
    {
        ByteServer server;
        server.reply = QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x1b\0\xff\n", 42);
        const CliResult result = m_cli->run(words("send --quiet --url", server.url()));
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.out, QByteArray("\x1b\0\xff\n", 4));
        QCOMPARE(result.err, QByteArray());
    }

    void repeatsAndSumsUp()
    {
        ByteServer server;
        server.replyTo = [](qsizetype number) {
            return number % 4 == 0 ? QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
                                   : QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        };
        const CliResult result = m_cli->run(words("send --json --repeat 40 --concurrency 4 --recipe "
                                                  "standard-webhooks --secret-env KEY --url",
                                                  server.url()));
        VERIFY_EXIT(result, 3); // KEY is not set
        m_cli->environment.insert(QStringLiteral("KEY"),
                                  QStringLiteral("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        const QStringList line =
            words("send --json --repeat 40 --concurrency 4 --recipe standard-webhooks --secret-env KEY --url",
                  server.url());
        const CliResult summed = m_cli->run(line);
        VERIFY_EXIT(summed, 0);
        const base::Json json = summed.json();
        QCOMPARE(keysOf(json), QByteArray("sent statuses errors perSecond latency"));
        QCOMPARE(keysOf(json["latency"]), QByteArray("p50 p90 p99 max"));
        QCOMPARE(json["sent"].dump(), "40");
        QCOMPARE(json["statuses"].dump(), "{\"200\":30,\"500\":10}");
        QCOMPARE(distinctIds(server), 40);
        VERIFY_EXIT(m_cli->run(line + words("--fail")), 1);
        server.requests.clear();
        VERIFY_EXIT(m_cli->run(line + words("--same-id")), 0);
        QCOMPARE(distinctIds(server), 1);
    }

    void retriesUnderTheSameId()
    {
        ByteServer server;
        server.replyTo = [](qsizetype number) {
            return number < 3 ? QByteArray("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n")
                              : QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        };
        m_cli->environment.insert(QStringLiteral("KEY"),
                                  QStringLiteral("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        const CliResult result = m_cli->run(words("send --json --fail --retry exponential:3:10ms --recipe "
                                                  "standard-webhooks --secret-env KEY --url",
                                                  server.url()));
        VERIFY_EXIT(result, 0);
        QCOMPARE(server.requests.size(), 3);
        QCOMPARE(distinctIds(server), 1);
        QVERIFY2(result.err.contains("Retry 2 of 3 in 20.0 ms"), shown(result.err));
    }

    void aSavedRequestIsTheStart()
    {
        ByteServer server;
        const QString folder = m_cli->home.filePath(QStringLiteral("ws"));
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/requests")));
        m_cli->file(QStringLiteral("ws/requests/hello.json"),
                    "{\"name\":\"Hello there\",\"method\":\"PUT\",\"url\":\"" + server.url().toUtf8() +
                        "\",\"headers\":[{\"name\":\"X-A\",\"value\":\"1\"}],\"body\":\"saved\"}");
        const CliResult listed = m_cli->run(words("request list --json --workspace", folder));
        VERIFY_EXIT(listed, 0);
        QVERIFY2(listed.json().size() == 1, shown(listed.err));
        QStringList line = words("send --workspace", folder);
        line.append(QStringLiteral("Hello there"));
        VERIFY_EXIT(m_cli->run(line), 0);
        QVERIFY2(server.requests.front().startsWith("PUT /webhook HTTP/1.1\r\n"),
                 shown(server.requests.front()));
        QVERIFY(server.requests.front().endsWith("\r\n\r\nsaved"));
        VERIFY_EXIT(m_cli->run(line + words("--method POST --body - -H X-B:2"), "mine"), 0);
        QVERIFY2(server.requests.back().startsWith("POST /webhook HTTP/1.1\r\n"),
                 shown(server.requests.back()));
        QVERIFY(server.requests.back().contains("\r\nX-A: 1\r\nX-B: 2\r\n"));
        QVERIFY(server.requests.back().endsWith("\r\n\r\nmine"));
    }

    void insecureIsSaidLoudly()
    {
        ByteServer server;
        const CliResult result = m_cli->run(words("send --quiet --insecure --url", server.url()));
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.err.contains("warning: --insecure") && result.err.contains("NOT checked"),
                 shown(result.err));
    }

    void nothingHostileReachesATerminal()
    {
        ByteServer server;
        const QByteArray body = "ok \x1b]0;owned\x07 \xc2\x9b 31m \xe2\x80\xae live\n";
        server.reply = "HTTP/1.1 200 \x1b[31mRed\r\nX-Evil: \x1b[2J\xc2\x9b\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body;
        // A terminal of its own, without colours, so that any ESC is the server's.
        m_cli->environment.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
        QProcess python;
        python.setProcessEnvironment(m_cli->environment);
        python.start(QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import pty,sys,os;sys.exit(os.waitstatus_to_exitcode("
                                     "pty.spawn(sys.argv[1:])))"),
                      cliPath(), QStringLiteral("send"), QStringLiteral("--url"), server.url()});
        const CliResult result = Cli::finished(python);
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.contains("\\x1b]0;owned\\x07"), shown(result.out));
        QVERIFY(!result.out.contains('\x1b'));
        QVERIFY(!result.out.contains("\xc2\x9b") && !result.out.contains("\xe2\x80\xae"));
    }

private:
    static qsizetype distinctIds(const ByteServer &server)
    {
        QSet<QByteArray> ids;
        for (const QByteArray &request : server.requests) {
            const qsizetype start = request.indexOf("webhook-id: ");
            ids.insert(request.mid(start, request.indexOf('\r', start) - start));
        }
        return ids.size();
    }

    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestSend)
#include "tst_Send.moc"
