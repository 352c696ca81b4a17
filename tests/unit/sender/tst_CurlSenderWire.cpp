// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeadBlock.h"
#include "tests/unit/sender/SenderBench.h"

using namespace sealwright;
using namespace sealwright::tests;
using Then = RawServer::Action::Then;

/// What the server got against what the exchange says, byte for byte.
class TestCurlSenderWire : public QObject
{
    Q_OBJECT

    static void compare(const SenderBench &bench, const http::Exchange &exchange,
                        const http::Request &request)
    {
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(bench.server.requests().size(), std::size_t{1});
        const QByteArray wire = bench.server.requests().front();
        QVERIFY(wire == exchange.sentHead + request.body);
        QCOMPARE(exchange.sentBodyBytes, request.body.size());
        QVERIFY(exchange.request.body == request.body);
        QCOMPARE(exchange.request.method, request.method);
        QCOMPARE(exchange.request.url, request.url);
        QVERIFY(exchange.request.headers == http::readHead(exchange.sentHead).headers);
    }

private Q_SLOTS:

    void putsTheRequestOnTheWireAsItWasWritten()
    {
        SenderBench bench;
        const http::Request request{"POST", bench.server.url("/a/../b%2Fc/./%7e?x=%20&y=a+b&&z#fragment"),
                                    http::HeaderList{{"x-MIXED-Case", "1"},
                                                     {"X-Mixed-case", "2"},
                                                     {"X-Empty", ""},
                                                     {"x-MIXED-Case", "1"},
                                                     {"X-Blank", " \t"},
                                                     {"X-Odd", "a:b;c, \xc3\xa4 \xff \x1b"},
                                                     {"!#$%&'*+-.^_`|~", "token"}},
                                    "x"};
        const http::Exchange exchange = bench.send(request, withoutDefaults());
        compare(bench, exchange, request);
        const QByteArray host = "127.0.0.1:" + QByteArray::number(bench.server.port());
        const QByteArray head =
            "POST /a/../b%2Fc/./%7e?x=%20&y=a+b&&z HTTP/1.1\r\nHost: " + host +
            "\r\nx-MIXED-Case: 1\r\nX-Mixed-case: 2\r\nX-Empty:\r\nx-MIXED-Case: 1\r\nX-Blank:\r\n"
            "X-Odd: a:b;c, \xc3\xa4 \xff \x1b\r\n!#$%&'*+-.^_`|~: token\r\nContent-Length: 1\r\n\r\n";
        QCOMPARE(exchange.sentHead, head);
        QCOMPARE(exchange.request.headers.size(), 9);
    }

    void sendsNothingThatWasNotAskedFor_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("names");
        const QByteArray withBody = "Host Content-Length";
        for (const char *method :
             {"GET", "DELETE", "OPTIONS", "PURGE", "get", "post", "HEAD", "TRACE", "CONNECT"}) {
            QTest::newRow(method) << QByteArray(method) << QByteArray() << QByteArray("Host");
            QTest::newRow(qPrintable(QString::fromLatin1(method) + QStringLiteral(" with a body")))
                << QByteArray(method) << QByteArray("body") << withBody;
        }
        for (const char *method : {"POST", "PUT", "PATCH"}) {
            QTest::newRow(method) << QByteArray(method) << QByteArray() << withBody;
            QTest::newRow(qPrintable(QString::fromLatin1(method) + QStringLiteral(" with a body")))
                << QByteArray(method) << QByteArray("body") << withBody;
        }
    }

    void sendsNothingThatWasNotAskedFor()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, names);
        SenderBench bench;
        const http::Request request{method, bench.server.url(), {}, body};
        const http::Exchange exchange = bench.send(request, withoutDefaults());
        compare(bench, exchange, request);
        QByteArray sent;
        for (const http::HeaderField &field : exchange.request.headers) {
            sent += (sent.isEmpty() ? "" : " ") + field.name;
        }
        QCOMPARE(sent, names);
        QVERIFY(exchange.sentHead.startsWith(QByteArray(method + " / HTTP/1.1\r\n")));
        QCOMPARE(exchange.status, 200);
    }

    void addsTheDefaultHeaders()
    {
        SenderBench bench;
        const http::Request request{"POST", bench.server.url("/hook"), http::HeaderList{{"X-A", "1"}}, "{}"};
        const http::Exchange exchange = bench.send(request);
        compare(bench, exchange, request);
        QByteArray names;
        for (const http::HeaderField &field : exchange.request.headers) {
            names += field.name + ' ';
        }
        QCOMPARE(names, QByteArray("Host X-A User-Agent Accept Content-Type Content-Length "));
        QVERIFY(exchange.request.headers.find("User-Agent")->startsWith("Sealwright/"));
        QCOMPARE(*exchange.request.headers.find("Content-Type"), QByteArray("application/json"));
    }

    void letsTheUserWriteEveryHeaderLibcurlKnows()
    {
        SenderBench bench;
        const http::Request request{"POST", bench.server.url(),
                                    http::HeaderList{{"ACCEPT", ""},
                                                     {"hOst", "elsewhere.test"},
                                                     {"user-agent", "mine"},
                                                     {"Cookie", "a=b"},
                                                     {"Authorization", "Bearer x"},
                                                     {"content-type", ""},
                                                     {"Accept-Encoding", "gzip"},
                                                     {"Referer", "r"},
                                                     {"Range", "bytes=0-"},
                                                     {"Content-Length", "2"},
                                                     {"Connection", "keep-alive"},
                                                     {"TE", "trailers"},
                                                     {"Host", "second.test"}},
                                    "{}"};
        const http::Exchange exchange = bench.send(request);
        compare(bench, exchange, request);
        QVERIFY(exchange.request.headers == request.headers);
    }

    void carriesAnyBytes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QByteArray all;
        for (int round = 0; round < 3; ++round) {
            for (int byte = 0; byte < 256; ++byte) {
                all.append(static_cast<char>(byte));
            }
        }
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
        QTest::newRow("NUL first") << QByteArray("\0", 1);
        QTest::newRow("every byte") << all;
        QTest::newRow("invalid UTF-8") << QByteArray("\xc3\x28\xa0\xff\xfe");
        QTest::newRow("64 KiB") << QByteArray(64 * 1024, 'x');
        QTest::newRow("64 KiB and one") << QByteArray(64 * 1024 + 1, '\0');
        QByteArray large(3 * 1000 * 1000, '\0');
        for (qsizetype i = 0; i < large.size(); ++i) {
            large[i] = static_cast<char>((i * 31) >> 3);
        }
        QTest::newRow("3 MB") << large;
    }

    void carriesAnyBytes()
    {
        QFETCH(QByteArray, body);
        SenderBench bench;
        QByteArray reply =
            "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        bench.server.answer(reply + body);
        const http::Request request{"POST", bench.server.url(), {}, body};
        const http::Exchange exchange = bench.send(request);
        compare(bench, exchange, request);
        QVERIFY(exchange.receivedBody == body);
        QCOMPARE(exchange.receivedBodyBytes, body.size());
        QCOMPARE(exchange.receivedHead, reply);
    }

    void chunksWhenToldTo()
    {
        SenderBench bench;
        const http::Exchange exchange = bench.send(
            {"POST", bench.server.url(), http::HeaderList{{"Transfer-Encoding", "chunked"}}, "abc"},
            withoutDefaults());
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(bench.server.requests().front(), exchange.sentHead + "3\r\nabc\r\n0\r\n\r\n");
        QVERIFY(!exchange.request.headers.contains("Content-Length"));
    }

    void keepsTheReceivedHeadAsItCame()
    {
        SenderBench bench;
        const QByteArray head = "HTTP/1.1 299 Odd  reason\r\nx-a: 1\r\nX-A:2\r\nContent-Encoding: gzip\r\n"
                                "Empty:\r\nRaw: \xff \x1b[0m\r\nContent-Length: 3\r\n\r\n";
        bench.server.answer("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + head + "abc");
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedHead, head);
        QCOMPARE(exchange.receivedBody, QByteArray("abc"));
        QCOMPARE(exchange.status, 299);
        QCOMPARE(exchange.reason(), QByteArray("Odd  reason"));
        QCOMPARE(exchange.httpVersion, QByteArray("HTTP/1.1"));
        QCOMPARE(exchange.remote, QStringLiteral("127.0.0.1:%1").arg(bench.server.port()));
        QVERIFY(!exchange.tls);
        QCOMPARE(exchange.startedAt, bench.clock.now());
    }

    void undoesChunksAndLeavesTrailersOut()
    {
        SenderBench bench;
        bench.server.answer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\nT: 1\r\n\r\n");
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedBody, QByteArray("abcd"));
        QCOMPARE(exchange.receivedHead, QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }

    void takesAnAnswerWithoutABody_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("204") << QByteArray("POST") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
        QTest::newRow("304") << QByteArray("GET")
                             << QByteArray("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
        QTest::newRow("HEAD") << QByteArray("HEAD")
                              << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        QTest::newRow("999") << QByteArray("GET") << QByteArray("HTTP/1.1 999\r\nContent-Length: 0\r\n\r\n");
    }

    void takesAnAnswerWithoutABody()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, head);
        SenderBench bench;
        bench.server.answer(head);
        const http::Exchange exchange = bench.send({method, bench.server.url(), {}, {}});
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedHead, head);
        QCOMPARE(exchange.receivedBodyBytes, 0);
    }

    void takesOddAnswersAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const char *method, const QByteArray &head,
                            const QByteArray &rest = {}, const QByteArray &body = {}) {
            QTest::newRow(name) << QByteArray(method) << head << rest << body;
        };
        const QByteArray end("\r\n\r\n");
        row("HTTP/1.0", "GET", "HTTP/1.0 200 Fine" + end, "until the end", "until the end");
        row("escape sequences", "GET", "HTTP/1.1 200 \x1b[31mred\r\nX: \x1b]0;title\x07" + end, "x", "x");
        row("bytes that are no UTF-8", "GET", "HTTP/1.1 200 \xff\xc3\r\nX: \xa0" + end, "\xff\xfe",
            "\xff\xfe");
        row("204 with a body", "GET", "HTTP/1.1 204 No Content\r\nContent-Length: 5" + end, "hello");
        row("HEAD with a body", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5" + end, "hello");
        QByteArray headers;
        for (int i = 0; i < 5000 - 1; ++i) {
            headers += "\r\nX-" + QByteArray::number(i) + ": y";
        }
        row("five thousand headers", "GET", "HTTP/1.1 200 OK" + headers + "\r\nContent-Length: 0" + end);
    }

    void takesOddAnswersAsTheyAre()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, head);
        QFETCH(const QByteArray, rest);
        QFETCH(const QByteArray, body);
        SenderBench bench;
        bench.server.answer(head + rest, Then::Close);
        const http::Exchange exchange = bench.send({method, bench.server.url(), {}, {}});
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedHead, head);
        QCOMPARE(exchange.receivedBody, body);
    }

    /// Newer libcurls count them, Debian 12's does not.
    void refusesMoreThanFiveThousandHeaders()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK" + QByteArray("\r\nX: y").repeated(5001) + "\r\n\r\n",
                            Then::Close);
        const http::Exchange exchange = bench.get();
        QVERIFY(exchange.receivedHead.startsWith("HTTP/1.1 200 OK\r\nX: y\r\n"));
        QCOMPARE(codeOf(exchange), QByteArray("response_head_too_large"));
        QCOMPARE(exchange.error->fact("headers"), QStringLiteral("5000"));
    }

    void keepsTrailersBehindTheBody()
    {
        SenderBench bench;
        const QByteArray head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n");
        bench.server.answer(head + "5\r\nhello\r\n0\r\nX-Sum: 1\r\nx-sum:2\r\n\r\n");
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedHead, head);
        QCOMPARE(exchange.receivedBody, QByteArray("hello"));
        QCOMPARE(exchange.receivedTrailers, QByteArray("X-Sum: 1\r\nx-sum:2\r\n"));
        QVERIFY(!exchange.receivedHeaders().contains("X-Sum"));
    }

    void keepsInterimAnswersBeforeTheHead()
    {
        SenderBench bench;
        const QByteArray hints("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
        const QByteArray head("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        bench.server.answer("HTTP/1.1 102 Processing\r\n\r\n" + hints + head);
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.interimHeads, (std::vector<QByteArray>{"HTTP/1.1 102 Processing\r\n\r\n", hints}));
        QCOMPARE(exchange.receivedHead, head);
    }

    void takesBodiesInVerySmallChunks()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                            QByteArray("1;part=small\r\nx\r\n").repeated(50000) + "0\r\n\r\n");
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedBodyBytes, 50000);
    }

    void doesNotFollowARedirect()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 307 Elsewhere\r\nLocation: " + bench.server.url("/other") +
                            "\r\nContent-Length: 0\r\n\r\n");
        const http::Exchange exchange = bench.send({"POST", bench.server.url(), {}, "secret"});
        QCOMPARE(exchange.status, 307);
        QCOMPARE(bench.server.requests().size(), std::size_t{1});
    }

    void keepsNoCookies()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        bench.get();
        QVERIFY(!bench.get().request.headers.contains("Cookie"));
    }

    void looksNeitherAtTheProxysVariablesNorAtNetrc()
    {
        SenderBench bench;
        const QTemporaryDir home;
        QFile netrc(home.filePath(QStringLiteral(".netrc")));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login someone password hunter2\n");
        netrc.close();
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toUtf8());
        qputenv("http_proxy", "http://127.0.0.1:1/");
        qputenv("ALL_PROXY", "http://127.0.0.1:1/");
        const http::Exchange exchange = bench.get();
        qunsetenv("http_proxy");
        qunsetenv("ALL_PROXY");
        qputenv("HOME", before);
        QCOMPARE(codeOf(exchange), QByteArray());
        QVERIFY(!exchange.request.headers.contains("Authorization"));
    }

    void takesTheWholeUrlToAPlainProxy()
    {
        SenderBench bench;
        qputenv("no_proxy", "*");
        sender::SendOptions options = withoutDefaults();
        options.proxy = QString::fromLatin1(bench.server.url(""));
        const http::Exchange exchange =
            bench.send({"GET", "http://example.test/a/../b?c#d", {}, {}}, options);
        qunsetenv("no_proxy");
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(bench.server.requests().front(), exchange.sentHead);
        QVERIFY(exchange.sentHead.startsWith(
            "GET http://example.test/a/../b?c HTTP/1.1\r\nHost: example.test\r\n"));
    }

    void sendsToTheAddressItIsTold()
    {
        SenderBench bench;
        sender::SendOptions options;
        const QString port = QString::number(bench.server.port());
        options.resolve = {QStringLiteral("hook.example.test:%1:127.0.0.1").arg(port)};
        const QByteArray url = "http://hook.example.test:" + port.toLatin1() + "/";
        const http::Exchange exchange = bench.send({"GET", url, {}, {}}, options);
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(*exchange.request.headers.find("Host"), QByteArray("hook.example.test:" + port.toLatin1()));
        // The next request knows nothing of it.
        QCOMPARE(codeOf(bench.send({"GET", url, {}, {}})), QByteArray("host_not_found"));
    }

    void namesWhatLibcurlHides()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nabcde");
        const http::Exchange lengths = bench.get();
        QVERIFY(!lengths.anomalies.empty());
        QCOMPARE(lengths.anomalies.front(), QStringLiteral("conflicting_content_length"));
        SenderBench other;
        other.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab and more");
        const http::Exchange excess = other.get();
        QCOMPARE(excess.receivedBody, QByteArray("ab"));
        QCOMPARE(excess.anomalies.size(), std::size_t{1});
        QCOMPARE(excess.anomalies.front(), QStringLiteral("bytes_after_body"));
    }
};

QTEST_GUILESS_MAIN(TestCurlSenderWire)
#include "tst_CurlSenderWire.moc"
