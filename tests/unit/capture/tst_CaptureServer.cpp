// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"
#include "tests/support/Captured.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/RawSender.h"
#include "tests/support/TcpOption.h"
#include "tests/support/TestResult.h"

#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>
#include <set>

using namespace sealwright;
using namespace std::chrono_literals;
using capture::CaptureError;

namespace {

const QByteArray kGet("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");

QByteArray post(const QByteArray &path, const QByteArray &body)
{
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

/// The receiver over real sockets: what a sender sees, and what is reported.
class CaptureServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void capturesTheExactBytesAndAnswers();
    void answersPipelinedRequestsInOrderAndReportsEachOnce();
    void reportsEveryRequestOfABurst();
    void listensAtTheLoopbackOfIpv6();
    void takesChunkedBodiesOutOfTheirFraming();
    void answersExpectBeforeTheBody();
    void answersHeadWithoutBody();
    void holdsNoPartOfAReplyBack();
    void closesAfterHttp10();
    void keepsHttp10AliveWhenAsked();
    void delaysTheReplyAndTakesTheNextRequestAfterIt();
    void refusesMalformedRequestsAndReportsThem();
    void refusesBodiesThatAreTooLarge();
    void lateBytesDoNotEatTheRefusal();
    void refusesStrangersByHost();
    void answersAllowedHosts();
    void reportsWhatWasCutShort();
    void takesARequestWhoseSenderClosesAtOnce();
    void changesTheReplyForLaterRequests();
    void letsLargeRepliesGoOutBeforeItHasDrained();
    void letsDelayedRepliesGoOutBeforeItHasDrained();
    void canBeStoppedFromInsideAReport();
    void canBeDestroyedFromInsideAReport();

private:
    QString start(capture::ReceiverOptions options = {});

    tests::FixedClock m_clock;
    std::unique_ptr<capture::CaptureServer> m_server;
    std::vector<capture::Capture> m_captures;
};

void CaptureServerTest::init()
{
    m_captures.clear();
    m_server = std::make_unique<capture::CaptureServer>(m_clock);
    tests::collect(*m_server, this, m_captures);
}

void CaptureServerTest::cleanup()
{
    m_server.reset();
}

QString CaptureServerTest::start(capture::ReceiverOptions options)
{
    return m_server->start(std::move(options)).value_or(QString());
}

void CaptureServerTest::capturesTheExactBytesAndAnswers()
{
    const QString url = start();
    const QByteArray head(
        "POST /a?b=%20 HTTP/1.1\r\nhOST: localhost\r\nX-A: 1\r\nx-a:  2 \r\nContent-Length: 4\r\n\r\n");
    const QByteArray body("a\0\xff\n", 4);
    tests::RawSender sender(url);
    sender.send(head + body);
    QVERIFY(sender.waitFor("\r\n\r\n"));
    QCOMPARE(sender.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(m_captures.size(), std::size_t(1));
    const capture::Capture &capture = m_captures[0];
    QCOMPARE(capture.head, head);
    QCOMPARE(capture.request.body, body);
    QCOMPARE(capture.request.url, QByteArray("http://localhost/a?b=%20"));
    QCOMPARE(capture.request.method, QByteArray("POST"));
    QCOMPARE(capture.request.headers.fields()[2].name, QByteArray("x-a"));
    QCOMPARE(capture.request.headers.fields()[2].value, QByteArray("2"));
    QCOMPARE(capture.receivedAt, m_clock.now());
    QCOMPARE(capture.repliedStatus, 200);
    QCOMPARE(capture.remote, QStringLiteral("127.0.0.1:%1").arg(sender.socket().localPort()));
    QVERIFY(!capture.problem);
}

void CaptureServerTest::answersPipelinedRequestsInOrderAndReportsEachOnce()
{
    const QString url = start();
    tests::RawSender sender(url);
    QByteArray all;
    for (int i = 0; i < 500; ++i) {
        all += post("/" + QByteArray::number(i), QByteArray(i % 7, 'x'));
    }
    sender.send(all);
    QVERIFY(sender.waitForReplies(500));
    QCOMPARE(m_captures.size(), std::size_t(500));
    for (int i = 0; i < 500; ++i) {
        const capture::Capture &capture = m_captures[static_cast<std::size_t>(i)];
        QCOMPARE(capture.request.url, QByteArray("http://localhost/" + QByteArray::number(i)));
        QCOMPARE(capture.request.body, QByteArray(i % 7, 'x'));
    }
}

void CaptureServerTest::reportsEveryRequestOfABurst()
{
    constexpr int kSenders = 50;
    constexpr int kEach = 200;
    const QString url = start();
    std::vector<std::unique_ptr<tests::RawSender>> senders;
    for (int i = 0; i < kSenders; ++i) {
        QByteArray all;
        for (int j = 0; j < kEach; ++j) {
            all += post("/" + QByteArray::number(i) + "/" + QByteArray::number(j), "x");
        }
        senders.push_back(std::make_unique<tests::RawSender>(url));
        senders.back()->send(all);
    }
    for (const auto &sender : senders) {
        QVERIFY(sender->waitForReplies(kEach, 60'000));
    }
    QCOMPARE(m_captures.size(), std::size_t(kSenders * kEach));
    std::set<QByteArray> urls;
    for (const capture::Capture &capture : m_captures) {
        QVERIFY(!capture.problem);
        urls.insert(capture.request.url);
    }
    QCOMPARE(urls.size(), m_captures.size());
}

void CaptureServerTest::listensAtTheLoopbackOfIpv6()
{
    if (!QTcpServer().listen(QHostAddress::LocalHostIPv6)) {
        QSKIP("this system has no IPv6");
    }
    capture::ReceiverOptions options;
    options.address = QStringLiteral("::1");
    const QString url = start(options);
    QVERIFY2(url.startsWith(QLatin1String("http://[::1]:")), qPrintable(url));
    tests::RawSender sender(url);
    sender.send("GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n");
    QVERIFY(sender.waitForReplies(1));
    QCOMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(!m_captures[0].problem);
    QVERIFY(m_captures[0].remote.startsWith(QLatin1String("[::1]:")));
}

void CaptureServerTest::takesChunkedBodiesOutOfTheirFraming()
{
    tests::RawSender sender(start());
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\n\r\n");
    QVERIFY(sender.waitForReplies(1));
    QCOMPARE(m_captures.at(0).request.body, QByteArray("abcde"));
    QCOMPARE(m_captures.at(0).trailers, (http::HeaderList{{"X-Sum", "5"}}));
    QVERIFY(!m_captures.at(0).request.headers.fields().back().name.startsWith("X-Sum"));
}

void CaptureServerTest::answersExpectBeforeTheBody()
{
    tests::RawSender sender(start());
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QVERIFY(sender.waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(m_captures.empty());
    sender.send("ok");
    QVERIFY(sender.waitFor("HTTP/1.1 200 OK"));
    QCOMPARE(sender.received().count("100 Continue"), 1);
    QCOMPARE(m_captures.at(0).request.body, QByteArray("ok"));
}

void CaptureServerTest::answersHeadWithoutBody()
{
    capture::ReceiverOptions options;
    options.answerer = tests::alwaysBody("hello");
    tests::RawSender sender(start(options));
    sender.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + kGet);
    QVERIFY(sender.waitFor("hello"));
    QCOMPARE(sender.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                                           "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"));
}

void CaptureServerTest::holdsNoPartOfAReplyBack()
{
    const QString url = start();
    tests::RawSender sender(url);
    sender.send(kGet);
    QVERIFY(sender.waitForReplies(1));
    QCOMPARE(tests::tcpOptionOfSocketTo(sender.socket().localPort(), TCP_NODELAY), 1);
}

void CaptureServerTest::closesAfterHttp10()
{
    tests::RawSender sender(start());
    sender.send("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n" + kGet);
    QVERIFY(sender.waitForClose());
    QCOMPARE(sender.received(),
             QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    QCOMPARE(m_captures.size(), std::size_t(1));
}

void CaptureServerTest::keepsHttp10AliveWhenAsked()
{
    tests::RawSender sender(start());
    const QByteArray request("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    sender.send(request + request);
    QVERIFY(sender.waitForReplies(2));
    QVERIFY(sender.received().startsWith(
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"));
}

void CaptureServerTest::delaysTheReplyAndTakesTheNextRequestAfterIt()
{
    capture::ReceiverOptions options;
    options.answerer = tests::after(60ms);
    tests::RawSender sender(start(options));
    QElapsedTimer time;
    time.start();
    sender.send(kGet + kGet);
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(sender.received().isEmpty());
    QVERIFY(sender.waitForReplies(2));
    QVERIFY(time.elapsed() >= 120);
    QCOMPARE(m_captures.size(), std::size_t(2));
}

void CaptureServerTest::refusesMalformedRequestsAndReportsThem()
{
    tests::RawSender sender(start());
    const QByteArray smuggled(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n");
    sender.send(kGet + smuggled);
    QVERIFY(sender.waitForClose());
    QCOMPARE(m_captures.size(), std::size_t(2));
    const capture::Capture &capture = m_captures[1];
    QVERIFY(capture.problem && capture.problem->is(CaptureError::Malformed));
    QCOMPARE(capture.problem->fact("rule"), QStringLiteral("content_length_with_transfer_encoding"));
    QCOMPARE(capture.head, smuggled);
    QCOMPARE(capture.repliedStatus, 400);
    QVERIFY(sender.received().contains("HTTP/1.1 400 Bad Request\r\n"));
    QVERIFY(sender.received().contains("Connection: close\r\n"));
    QVERIFY(
        sender.received().endsWith("request_malformed: content_length_with_transfer_encoding at byte 53\n"));
}

void CaptureServerTest::refusesBodiesThatAreTooLarge()
{
    capture::ReceiverOptions options;
    options.limits.bodyBytes = 10;
    const QString url = start(options);
    tests::RawSender announced(url);
    announced.send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(announced.waitForClose());
    QVERIFY(announced.received().startsWith("HTTP/1.1 413 "));
    tests::RawSender chunked(url);
    chunked.send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n5\r\n");
    QVERIFY(chunked.waitForClose());
    QVERIFY(chunked.received().startsWith("HTTP/1.1 413 "));
    tests::RawSender exact(url);
    exact.send(post("/", "0123456789"));
    QVERIFY(exact.waitFor("HTTP/1.1 200 OK"));
    QCOMPARE(m_captures.size(), std::size_t(3));
    QVERIFY(m_captures[0].problem->is(CaptureError::BodyTooLarge));
    QCOMPARE(m_captures[1].request.body, QByteArray("abcdef"));
}

void CaptureServerTest::lateBytesDoNotEatTheRefusal()
{
    capture::ReceiverOptions options;
    options.limits.bodyBytes = 1000;
    tests::RawSender sender(start(options));
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" +
                QByteArray(3000000, 'x'));
    QVERIFY(sender.waitForClose());
    QVERIFY(sender.received().startsWith("HTTP/1.1 413 "));
    QCOMPARE(m_captures.size(), std::size_t(1));
}

void CaptureServerTest::refusesStrangersByHost()
{
    tests::RawSender sender(start());
    sender.send("POST /x HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 2\r\n\r\nhi");
    QVERIFY(sender.waitForClose());
    QVERIFY(sender.received().startsWith("HTTP/1.1 421 Misdirected Request\r\n"));
    QVERIFY(!sender.received().contains("rebound"));
    QVERIFY(m_captures.at(0).problem->is(CaptureError::HostNotAllowed));
    QCOMPARE(m_captures.at(0).problem->fact("host"), QStringLiteral("rebound.example"));
    QCOMPARE(m_captures.at(0).request.body, QByteArray("hi"));
    QCOMPARE(m_captures.at(0).repliedStatus, 421);
}

void CaptureServerTest::answersAllowedHosts()
{
    capture::ReceiverOptions options;
    options.allowedHosts = {"hooks.example"};
    tests::RawSender sender(start(options));
    sender.send("GET / HTTP/1.1\r\nHost: Hooks.Example:443\r\n\r\n");
    QVERIFY(sender.waitFor("HTTP/1.1 200 OK"));
}

void CaptureServerTest::reportsWhatWasCutShort()
{
    const QString url = start();
    tests::RawSender body(url);
    body.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");
    QVERIFY(QTest::qWaitFor([&] { return body.socket().bytesToWrite() == 0; }));
    body.socket().disconnectFromHost();
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(m_captures[0].problem->is(CaptureError::Incomplete));
    QCOMPARE(m_captures[0].request.body, QByteArray("abc"));
    QCOMPARE(m_captures[0].repliedStatus, 0);
    tests::RawSender head(url);
    head.send("POST / HT");
    QVERIFY(QTest::qWaitFor([&] { return head.socket().bytesToWrite() == 0; }));
    head.socket().disconnectFromHost();
    QTRY_COMPARE(m_captures.size(), std::size_t(2));
    QCOMPARE(m_captures[1].head, QByteArray("POST / HT"));
    QCOMPARE(m_captures[1].problem->fact("received"), QStringLiteral("9"));
}

void CaptureServerTest::takesARequestWhoseSenderClosesAtOnce()
{
    tests::RawSender sender(start());
    sender.send(kGet + kGet);
    sender.socket().disconnectFromHost();
    QTRY_COMPARE(m_captures.size(), std::size_t(2));
    QVERIFY(!m_captures[1].problem);
}

void CaptureServerTest::changesTheReplyForLaterRequests()
{
    tests::RawSender sender(start());
    sender.send(kGet);
    QVERIFY(sender.waitForReplies(1));
    capture::Reply reply;
    reply.status = 503;
    reply.headers.append("Retry-After", "5");
    reply.body = "later";
    m_server->answerWith(tests::always(reply));
    sender.send(kGet);
    QVERIFY(sender.waitFor("later"));
    QVERIFY(sender.received().endsWith(
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 5\r\n\r\nlater"));
    QCOMPARE(m_captures.at(1).repliedStatus, 503);
}

void CaptureServerTest::letsLargeRepliesGoOutBeforeItHasDrained()
{
    capture::ReceiverOptions options;
    const QByteArray body(16 * 1024 * 1024, 'r');
    options.answerer = tests::alwaysBody(body);
    const QString url = start(options);
    int drained = 0;
    connect(m_server.get(), &capture::Receiver::drained, this, [&drained] { ++drained; });
    connect(m_server.get(), &capture::Receiver::captured, m_server.get(), &capture::Receiver::drain,
            Qt::QueuedConnection);
    tests::RawSender idle(url);
    tests::RawSender sender(url, 4096);
    sender.send(kGet);
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(idle.waitForClose()); // nothing is under way there
    QCOMPARE(drained, 0);         // the sender has read but a little
    sender.socket().setReadBufferSize(0);
    QVERIFY(sender.waitForClose());
    QCOMPARE(sender.received().size() - sender.received().indexOf("\r\n\r\n") - 4, body.size());
    QTRY_COMPARE(drained, 1);
}

void CaptureServerTest::letsDelayedRepliesGoOutBeforeItHasDrained()
{
    capture::ReceiverOptions options;
    options.answerer = tests::after(50ms);
    const QString url = start(options);
    int drained = 0;
    connect(m_server.get(), &capture::Receiver::drained, this, [&drained] { ++drained; });
    tests::RawSender sender(url);
    sender.send(kGet + kGet);
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    m_server->drain();
    QVERIFY(sender.waitForClose());
    QCOMPARE(sender.received().count("HTTP/1.1 200 OK"), 1);
    QTRY_COMPARE(drained, 1);
    QCOMPARE(m_captures.size(), std::size_t(1));
}

void CaptureServerTest::canBeStoppedFromInsideAReport()
{
    tests::RawSender sender(start());
    connect(m_server.get(), &capture::Receiver::captured, m_server.get(), [this] { m_server->stop(); });
    sender.send(kGet + kGet);
    QVERIFY(sender.waitForClose());
    QCOMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(!m_server->isListening());
}

void CaptureServerTest::canBeDestroyedFromInsideAReport()
{
    tests::RawSender sender(start());
    connect(m_server.get(), &capture::Receiver::captured, this, [this] { m_server.reset(); });
    sender.send(kGet + kGet);
    QVERIFY(sender.waitForClose());
    QCOMPARE(m_captures.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(CaptureServerTest)
#include "tst_CaptureServer.moc"
