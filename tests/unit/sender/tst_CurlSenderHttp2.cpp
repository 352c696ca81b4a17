// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "tests/support/Places.h"
#include "tests/support/TestCertificates.h"
#include "tests/unit/sender/SenderBench.h"

#include <QProcess>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// tests/support/http2_server.js, an HTTP/2 implementation that is not ours.
class NodeServer
{
public:
    explicit NodeServer(const TestCertificates &certificates)
    {
        m_process.start(QStringLiteral("node"),
                        {checkoutPath(QStringLiteral("tests/support/http2_server.js")),
                         certificates.file(QStringLiteral("good.pem")), certificates.keyFile()});
        if (QTest::qWaitFor([this] { return m_process.canReadLine(); }, 30000)) {
            m_port = m_process.readLine().trimmed();
        }
    }

    ~NodeServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    NodeServer(const NodeServer &) = delete;
    NodeServer &operator=(const NodeServer &) = delete;

    bool isThere() const { return !m_port.isEmpty(); }

    QByteArray url(const QByteArray &path) const { return "https://localhost:" + m_port + path; }

private:
    QProcess m_process;
    QByteArray m_port;
};

/// The headers that the server took in, pseudo headers first, as `name: value`.
QList<QByteArray> headersAt(const http::Exchange &exchange)
{
    const base::Json answer = base::parseJson(exchange.receivedBody).value_or(base::Json());
    QList<QByteArray> headers;
    if (answer.contains("headers")) {
        const base::Json &raw = answer["headers"];
        for (std::size_t i = 0; i + 1 < raw.size(); i += 2) {
            headers.append(
                QByteArray::fromStdString(raw[i].get<std::string>() + ": " + raw[i + 1].get<std::string>()));
        }
    }
    return headers;
}

} // namespace

/// HTTP/2 as another implementation sees it. What is reported as sent are libcurl's lines for the request's
/// pseudo headers and headers: there is no such text on the wire (RFC 9113 §8.3).
class TestCurlSenderHttp2 : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(m_certificates.isValid());
        m_server = std::make_unique<NodeServer>(m_certificates);
        QVERIFY2(m_server->isThere(), "the node program could not be started");
    }

    void reportsTheHeadAsTheServerTookItIn()
    {
        const QByteArray body("a\0b\xff", 4);
        SenderBench bench;
        const http::Exchange exchange = bench.send(
            {"POST", m_server->url("/a?b=%20"),
             http::HeaderList{{"X-Mixed", "1"}, {"x-mixed", "2"}, {"X-Empty", ""}, {"Accept", "a/b"}}, body},
            http2());
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.httpVersion, QByteArray("HTTP/2"));
        QCOMPARE(exchange.status, 200);
        QVERIFY2(exchange.sentHead.startsWith("POST /a?b=%20 HTTP/2\r\nHost: localhost:"),
                 exchange.sentHead.constData());
        // RFC 9113 §8.2: names are lower case there.
        QVERIFY2(exchange.sentHead.contains("\r\nx-mixed: 1\r\nx-mixed: 2\r\nx-empty:\r\naccept: a/b\r\n"),
                 exchange.sentHead.constData());
        QVERIFY(exchange.sentHead.endsWith("\r\n\r\n"));
        QCOMPARE(exchange.sentBodyBytes, qint64{4});
        const QList<QByteArray> took = headersAt(exchange);
        QVERIFY(took.contains(":method: POST"));
        QVERIFY(took.contains(":path: /a?b=%20"));
        for (const http::HeaderField &field : exchange.request.headers) {
            const QByteArray name = field.name == "Host" ? QByteArray(":authority") : field.name;
            const QByteArray line = name + ": " + field.value;
            QVERIFY2(took.contains(line), line.constData());
        }
        QVERIFY(exchange.receivedBody.contains(body.toBase64()));
    }

    void tellsStatusHeadAndBodyOfTheAnswer()
    {
        SenderBench bench;
        const http::Exchange teapot = bench.send({"GET", m_server->url("/teapot"), {}, {}}, http2());
        QCOMPARE(teapot.status, 418);
        QVERIFY2(teapot.receivedHead.startsWith("HTTP/2 418 \r\nx-first: 1\r\n"),
                 teapot.receivedHead.constData());
        QVERIFY(teapot.receivedHead.endsWith("\r\n\r\n"));
        const http::Exchange large = bench.send({"GET", m_server->url("/large"), {}, {}}, http2());
        QCOMPARE(codeOf(large), QByteArray());
        QCOMPARE(large.receivedBody, QByteArray(1024 * 1024, 'r'));
    }

    void tellsTheTrailersAndCountsThem()
    {
        SenderBench bench;
        const http::Exchange few = bench.send({"GET", m_server->url("/trailers?2"), {}, {}}, http2());
        QCOMPARE(codeOf(few), QByteArray());
        QCOMPARE(few.receivedTrailers, QByteArray("x-0: 0\r\nx-1: 1\r\n"));
        const http::Exchange many = bench.send({"GET", m_server->url("/trailers?1001"), {}, {}}, http2());
        QCOMPARE(codeOf(many), QByteArray("response_trailers_too_large"));
    }

    void usesOneConnectionForSeveralRequests()
    {
        SenderBench bench;
        for (int i = 0; i < 5; ++i) {
            const http::Exchange exchange = bench.send({"POST", m_server->url("/"), {}, "x"}, http2());
            QCOMPARE(codeOf(exchange), QByteArray());
            QCOMPARE(exchange.timings.connect.count() == 0, i > 0);
            QVERIFY(exchange.tls);
        }
    }

    void isRefusedByAServerThatSpeaksNothingElse()
    {
        SenderBench bench;
        sender::SendOptions options = http2();
        options.httpVersion = sender::HttpVersion::Http1_1;
        const QByteArray code = codeOf(bench.send({"POST", m_server->url("/"), {}, "x"}, options));
        // Before version 20, node ends such a connection after the handshake only.
        QVERIFY2(code == "tls_handshake" || code == "closed_early", code.constData());
    }

    void tellsWhatGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("the stream is reset") << QByteArray("/reset");
        QTest::newRow("the connection goes away") << QByteArray("/goaway");
    }

    void tellsWhatGoesWrong()
    {
        QFETCH(const QByteArray, path);
        SenderBench bench;
        const http::Exchange exchange = bench.send({"POST", m_server->url(path), {}, "x"}, http2());
        QCOMPARE(codeOf(exchange), QByteArray("closed_early"));
        QVERIFY(exchange.sentHead.startsWith("POST /"));
        QCOMPARE(exchange.status, 0);
    }

    void fallsBackToWhatTheServerSpeaks()
    {
        SenderBench bench(m_certificates.server(TestCertificates::Leaf::Good));
        const http::Exchange exchange = bench.get("/", http2());
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.httpVersion, QByteArray("HTTP/1.1"));
        QVERIFY(exchange.sentHead.startsWith("GET / HTTP/1.1\r\n"));
    }

    void refusesItInClearText()
    {
        SenderBench bench;
        QCOMPARE(codeOf(bench.get("/", http2())), QByteArray("http2_needs_tls"));
        QCOMPARE(bench.server.connections(), 0);
    }

private:
    sender::SendOptions http2() const
    {
        sender::SendOptions options;
        options.httpVersion = sender::HttpVersion::Http2;
        options.caFile = m_certificates.authorityFile();
        return options;
    }

    TestCertificates m_certificates;
    std::unique_ptr<NodeServer> m_server;
};

QTEST_GUILESS_MAIN(TestCurlSenderHttp2)
#include "tst_CurlSenderHttp2.moc"
