// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sender/SenderBench.h"

#include <atomic>
#include <condition_variable>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>

namespace {

std::mutex g_mutex;
std::condition_variable g_released;
bool g_isReleased = false;
std::atomic<int> g_entered = 0;

} // namespace

/// Stands in front of the C library's: one name is never answered until the test lets go.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo")); // NOLINT
    if (node != nullptr && qstrcmp(node, "slow.example.test") == 0) {
        ++g_entered;
        std::unique_lock lock(g_mutex);
        g_released.wait(lock, [] { return g_isReleased; });
        return EAI_AGAIN;
    }
    return real(node, service, hints, result);
}

using namespace sealwright;
using namespace sealwright::tests;
using Then = RawServer::Action::Then;

class TestCurlSenderFailures : public QObject
{
    Q_OBJECT

    static sender::SendOptions within(std::chrono::milliseconds timeout)
    {
        sender::SendOptions options;
        options.timeout = timeout;
        return options;
    }

private Q_SLOTS:

    void cleanupTestCase()
    {
        const std::scoped_lock lock(g_mutex);
        g_isReleased = true;
        g_released.notify_all();
    }

    void tellsAHostThatIsNotThere()
    {
        SenderBench bench;
        const http::Exchange exchange = bench.send({"GET", "http://nowhere.invalid/x", {}, {}});
        QCOMPARE(codeOf(exchange), QByteArray("host_not_found"));
        QCOMPARE(exchange.error->fact("host"), QStringLiteral("nowhere.invalid"));
        QCOMPARE(exchange.sentHead, QByteArray());
        QCOMPARE(exchange.status, 0);
        QCOMPARE(exchange.request.url, QByteArray("http://nowhere.invalid/x"));
    }

    void tellsAConnectionThatIsRefused()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        SenderBench bench;
        const http::Exchange exchange =
            bench.send({"GET", "http://127.0.0.1:" + QByteArray::number(port), {}, {}});
        QCOMPARE(codeOf(exchange), QByteArray("connection_refused"));
        QCOMPARE(exchange.error->fact("host"), QStringLiteral("127.0.0.1"));
        QCOMPARE(exchange.error->fact("port"), QString::number(port));
        const http::Exchange byName =
            bench.send({"GET", "http://localhost:" + QByteArray::number(port), {}, {}});
        QCOMPARE(codeOf(byName), QByteArray("connection_refused"));
    }

    void tellsANetworkThatCannotBeReached()
    {
        SenderBench bench;
        // TCP knows no broadcast, so the kernel refuses before anything leaves the machine.
        const http::Exchange exchange = bench.send({"GET", "http://255.255.255.255/", {}, {}});
        QCOMPARE(codeOf(exchange), QByteArray("connect_failed"));
        QVERIFY(!exchange.error->fact("reason").isEmpty());
    }

    void tellsWhichPhaseTookTooLong()
    {
        using namespace std::chrono_literals;
        SenderBench bench;
        const http::Exchange dns = bench.send({"GET", "http://slow.example.test/", {}, {}}, within(150ms));
        QCOMPARE(codeOf(dns), QByteArray("timed_out"));
        QCOMPARE(dns.error->fact("phase"), QStringLiteral("dns"));
        QCOMPARE(dns.error->fact("after_ms"), QStringLiteral("150"));
        QVERIFY(dns.timings.total >= 100ms);

        bench.server.neverAnswer();
        const http::Exchange wait = bench.get("/", within(500ms));
        QCOMPARE(codeOf(wait), QByteArray("timed_out"));
        QCOMPARE(wait.error->fact("phase"), QStringLiteral("wait"));
        QVERIFY(wait.sentHead.endsWith("\r\n\r\n"));

        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        const http::Exchange receive = bench.get("/", within(500ms));
        QCOMPARE(codeOf(receive), QByteArray("timed_out"));
        QCOMPARE(receive.error->fact("phase"), QStringLiteral("receive"));
        QCOMPARE(receive.receivedBody, QByteArray("abc"));
        QCOMPARE(receive.status, 200);

        bench.server.stopReading();
        const http::Exchange send =
            bench.send({"POST", bench.server.url(), {}, QByteArray(30'000'000, 'x')}, within(500ms));
        QCOMPARE(codeOf(send), QByteArray("timed_out"));
        QCOMPARE(send.error->fact("phase"), QStringLiteral("send"));
        QVERIFY(send.sentBodyBytes > 0);
        QVERIFY(send.sentBodyBytes < 30'000'000);
    }

    void doesNotWaitForAResolverThatHangs()
    {
        SenderBench bench;
        base::CancellationSource source;
        const int entered = g_entered;
        const QCoro::Task<http::Exchange> task =
            bench.sender.send({"GET", "http://slow.example.test/", {}, {}}, {}, source.cancellation());
        QTRY_VERIFY(g_entered > entered);
        source.request();
        QVERIFY(task.isReady()); // while the name is still being looked up
    }

    void tellsAnAnswerThatEndsTooEarly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("received");
        QTest::addColumn<int>("expected");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
        QTest::newRow("nothing") << QByteArray() << false << QByteArray() << 0 << -1;
        QTest::newRow("nothing, reset") << QByteArray() << true << QByteArray() << 0 << -1;
        QTest::newRow("mid-head") << QByteArray("HTTP/1.1 200 OK\r\nA: 1\r\n") << false
                                  << QByteArray("HTTP/1.1 200 OK\r\nA: 1\r\n") << 0 << -1;
        QTest::newRow("mid-line") << QByteArray("HTTP/1.1 200 OK\r\nA: 1\r\nB") << false
                                  << QByteArray("HTTP/1.1 200 OK\r\nA: 1\r\n") << 0 << -1;
        QTest::newRow("only a 1xx") << QByteArray("HTTP/1.1 102 Wait\r\n\r\n") << false
                                    << QByteArray("HTTP/1.1 102 Wait\r\n") << 0 << -1;
        QTest::newRow("no body") << head << false << head << 0 << 100;
        QTest::newRow("mid-body") << QByteArray(head + "hello") << false << head << 5 << 100;
        QTest::newRow("mid-body, reset") << QByteArray(head + "hello") << true << head << 5 << 100;
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("mid-chunk") << QByteArray(chunked + "a\r\nhello") << false << chunked << 5 << -1;
        QTest::newRow("no last chunk")
            << QByteArray(chunked + "5\r\nhello\r\n") << false << chunked << 5 << -1;
    }

    void tellsAnAnswerThatEndsTooEarly()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, reset);
        QFETCH(QByteArray, head);
        QFETCH(int, received);
        QFETCH(int, expected);
        SenderBench bench;
        // In two pieces, so that what comes before a reset has arrived.
        bench.server.drip({bytes, {}}, reset ? Then::Reset : Then::Close);
        const http::Exchange exchange = bench.send({"POST", bench.server.url(), {}, "x"});
        QCOMPARE(codeOf(exchange), QByteArray("closed_early"));
        QCOMPARE(exchange.error->fact("received"), QString::number(received));
        QCOMPARE(exchange.error->fact("expected"), QString::number(expected));
        // Of a 1xx libcurl 7.88 tells the blank line only with what follows it, newer ones at once.
        const bool isInterim = bytes.startsWith("HTTP/1.1 102");
        QCOMPARE(exchange.receivedHead, isInterim && exchange.receivedHead == bytes ? bytes : head);
        QCOMPARE(exchange.receivedBody, QByteArray("hello").left(received));
        QCOMPARE(exchange.receivedBodyBytes, received);
        QCOMPARE(exchange.sentBodyBytes, 1);
    }

    void takesABodyThatEndsWithTheConnection()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\n\r\nto the end", Then::Close);
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedBody, QByteArray("to the end"));
    }

    void neverSendsASecondTimeByItself()
    {
        SenderBench bench;
        QCOMPARE(codeOf(bench.get()), QByteArray());
        bench.server.answer("", Then::Close);
        const http::Exchange exchange = bench.send({"POST", bench.server.url("/pay"), {}, "once"});
        QCOMPARE(codeOf(exchange), QByteArray("closed_early"));
        QCOMPARE(bench.server.requests().size(), std::size_t{2});
        // libcurl had a new connection already, but nothing went over it.
        QVERIFY(bench.server.pending().isEmpty());
        QVERIFY(exchange.sentHead.startsWith("POST /pay "));
    }

    void tellsWhatIsNotHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("TLS") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
        QTest::newRow("text") << QByteArray("hello\r\n\r\n");
        QTest::newRow("version") << QByteArray("HTTP/7.3 200 OK\r\n\r\n");
        QTest::newRow("NUL in a header") << QByteArray("HTTP/1.1 200 OK\r\nA: \0b\r\n\r\n", 26);
        QTest::newRow("negative length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello");
        QTest::newRow("bad chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello");
    }

    void tellsWhatIsNotHttp()
    {
        QFETCH(QByteArray, bytes);
        SenderBench bench;
        bench.server.answer(bytes, Then::Close);
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray("not_http"));
        QVERIFY(!exchange.error->fact("reason").isEmpty());
    }

    void stopsAtAHeadWithoutEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray many = "HTTP/1.1 200 OK\r\n";
        for (int i = 0; i < 20000; ++i) {
            many += "X-Header: 0123456789\r\n";
        }
        QTest::newRow("headers") << many;
        QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nA: " + QByteArray(1'000'000, 'a'));
        QTest::newRow("1xx") << QByteArray("HTTP/1.1 103 Early\r\n\r\n").repeated(40000);
    }

    void stopsAtAHeadWithoutEnd()
    {
        QFETCH(QByteArray, bytes);
        SenderBench bench;
        bench.server.answer(bytes);
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray("response_head_too_large"));
        QVERIFY(exchange.receivedHead.startsWith("HTTP/1.1 "));
    }

    void stopsAtWhatHasNoEndAroundTheBody_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("fact");
        QTest::newRow("trailers") << QByteArray("0\r\n" + QByteArray("X-T: 0123456789\r\n").repeated(200'000))
                                  << QByteArray("response_trailers_too_large") << QStringLiteral("trailers");
        QTest::newRow("large trailers")
            << QByteArray("0\r\n" + QByteArray("X-T: " + QByteArray(4000, 't') + "\r\n").repeated(1000))
            << QByteArray("response_trailers_too_large") << QStringLiteral("limit");
        QTest::newRow("one trailer") << QByteArray("0\r\nX-T: " + QByteArray(4'000'000, 't'))
                                     << QByteArray("response_trailers_too_large") << QStringLiteral("limit");
        QTest::newRow("chunk extensions")
            << QByteArray("1;e=" + QByteArray(16'000, 'e') + "\r\nx\r\n").repeated(1000)
            << QByteArray("response_framing_too_large") << QStringLiteral("limit");
        QTest::newRow("one chunk extension")
            << QByteArray("1;e=" + QByteArray(16'000'000, 'e')) << QByteArray("response_framing_too_large")
            << QStringLiteral("limit");
    }

    /// The answer never ends and its connection stays open: who does not stop waits until the time is up.
    void stopsAtWhatHasNoEndAroundTheBody()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, code);
        QFETCH(const QString, fact);
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n" + more);
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), code);
        QVERIFY(exchange.error->fact(fact.toStdString()).toLongLong() > 0);
        QCOMPARE(exchange.status, 200);
        QVERIFY(exchange.receivedBody.startsWith("hello"));
        QVERIFY(exchange.receivedTrailers.size() <= 64 * 1024);
    }

    void countsInterimAnswers()
    {
        SenderBench bench;
        bench.server.answer(QByteArray("HTTP/1.1 103 Early\r\n\r\n").repeated(102));
        const http::Exchange exchange = bench.get();
        QCOMPARE(codeOf(exchange), QByteArray("response_head_too_large"));
        QCOMPARE(exchange.error->fact("interim"), QStringLiteral("100"));
    }

    void endsAnAnswerThatTricklesWhenItsTimeIsUp()
    {
        SenderBench bench;
        std::vector<QByteArray> pieces(5000, QByteArray("x"));
        pieces.front() = "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n";
        bench.server.drip(std::move(pieces));
        sender::SendOptions options;
        options.timeout = std::chrono::milliseconds(300);
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("timed_out"));
        QCOMPARE(exchange.error->fact("phase"), QStringLiteral("receive"));
        QVERIFY(exchange.receivedBodyBytes > 1);
    }

    void tellsAProxyThatDoesNotHelp()
    {
        SenderBench bench;
        sender::SendOptions options;
        options.proxy = QStringLiteral("http://user:hunter2@127.0.0.1:%1").arg(bench.server.port());
        bench.server.answer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
                            Then::Close);
        const http::Exchange refused = bench.send({"POST", "https://example.test/", {}, "secret"}, options);
        QCOMPARE(codeOf(refused), QByteArray("proxy_failed"));
        QCOMPARE(refused.error->fact("proxy"),
                 QStringLiteral("http://127.0.0.1:%1").arg(bench.server.port()));
        QCOMPARE(refused.sentHead, QByteArray());
        QCOMPARE(refused.receivedHead, QByteArray());
        QCOMPARE(refused.status, 0);

        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        options.proxy = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
        closed.close();
        QCOMPARE(codeOf(bench.send({"GET", "http://example.test/", {}, {}}, options)),
                 QByteArray("proxy_failed"));
        options.proxy = QStringLiteral("http://nowhere.invalid");
        QCOMPARE(codeOf(bench.send({"GET", "http://example.test/", {}, {}}, options)),
                 QByteArray("proxy_failed"));
        options.proxy = QStringLiteral("gopher://127.0.0.1:1");
        QCOMPARE(codeOf(bench.send({"GET", "http://example.test/", {}, {}}, options)),
                 QByteArray("proxy_failed"));
    }

    void neverTellsTheProxysPassword_data()
    {
        QTest::addColumn<QString>("proxy");
        for (const char *proxy :
             {"gopher://user:hunter2@127.0.0.1:1", "http://user:hunter2@nowhere.invalid",
              "http://user:hunter2@127.0.0.1:1", "http://user:hunter2@[::1", "user:hunter2@127.0.0.1:99999",
              "http://user:a/hunter2@127.0.0.1:1", "user:hunter2://x@127.0.0.1:1",
              "http://user:a@hunter2@127.0.0.1:1", "socks5://user:hunter2@127.0.0.1:1",
              "https://user:hunter2@127.0.0.1:1", "http://user:hunter2@ /"}) {
            QTest::newRow(proxy) << QString::fromLatin1(proxy);
        }
        QTest::newRow("longer than libcurl's message")
            << QStringLiteral("gopher://user:hunter2%1@127.0.0.1:1").arg(QString(400, QLatin1Char('x')));
    }

    void neverTellsTheProxysPassword()
    {
        QFETCH(const QString, proxy);
        SenderBench bench;
        sender::SendOptions options;
        options.proxy = proxy;
        const http::Exchange exchange = bench.send({"GET", "http://example.test/", {}, {}}, options);
        QVERIFY(exchange.error);
        for (const base::Fact &fact : exchange.error->facts()) {
            QVERIFY2(!fact.text().contains(QLatin1String("hunter2")), qPrintable(fact.text()));
        }
    }

    void refusesARequestThatCannotBeSent()
    {
        SenderBench bench;
        const http::Exchange header =
            bench.send({"GET", bench.server.url(), http::HeaderList{{"X", "a\r\nY: b"}}, {}});
        QCOMPARE(codeOf(header), QByteArray("header_value_invalid"));
        QCOMPARE(codeOf(bench.send({"GET", "ftp://127.0.0.1/", {}, {}})),
                 QByteArray("url_scheme_unsupported"));
        QCOMPARE(codeOf(bench.send({"G T", bench.server.url(), {}, {}})), QByteArray("method_invalid"));
        QCOMPARE(bench.server.connections(), 0);
    }

    void refusesOptionsItCannotRead()
    {
        SenderBench bench;
        sender::SendOptions options;
        options.caFile = QStringLiteral("/nonexistent/ca.pem");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("certificate_file"));
        QCOMPARE(exchange.error->fact("path"), options.caFile);
        sender::SendOptions resolve;
        resolve.resolve = {QStringLiteral("nonsense")};
        QVERIFY(!codeOf(bench.get("/", resolve)).isEmpty());
        QCOMPARE(bench.server.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCurlSenderFailures)
#include "tst_CurlSenderFailures.moc"
