// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/ReplyWriter.h"

#include <QTest>

using namespace sealwright;
using capture::CaptureError;

namespace {

capture::ReadRequest requestOf(const QByteArray &method)
{
    capture::ReadRequest request;
    request.capture.request.method = method;
    request.keepAlive = true;
    return request;
}

capture::Reply replyOf(int status, const QByteArray &body = {})
{
    capture::Reply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

} // namespace

class TestReplyWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesTheStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("200") << 200 << QByteArray("HTTP/1.1 200 OK\r\n");
        QTest::newRow("421") << 421 << QByteArray("HTTP/1.1 421 Misdirected Request\r\n");
        QTest::newRow("503") << 503 << QByteArray("HTTP/1.1 503 Service Unavailable\r\n");
        // RFC 9112 §4: the blank stands also where no phrase follows.
        QTest::newRow("none registered") << 418 << QByteArray("HTTP/1.1 418 \r\n");
    }

    void namesTheStatus()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, line);
        const QByteArray bytes = capture::replyBytes(replyOf(status), requestOf("GET"));
        QVERIFY2(bytes.startsWith(line), bytes.constData());
    }

    void keepsOrderCaseAndRepetitionOfTheHeaders()
    {
        capture::Reply reply = replyOf(200, "ok");
        reply.headers = http::HeaderList{{"x-B", "1"}, {"X-A", ""}, {"x-b", "2\xc3\xa9"}};
        QCOMPARE(capture::replyBytes(reply, requestOf("POST")),
                 QByteArray("HTTP/1.1 200 OK\r\nx-B: 1\r\nX-A: \r\nx-b: 2\xc3\xa9\r\n"
                            "Content-Length: 2\r\n\r\nok"));
    }

    void leavesOutWhatWouldBreakTheFraming()
    {
        capture::Reply reply = replyOf(200, "ok");
        reply.headers = http::HeaderList{{"content-LENGTH", "99"},
                                         {"Transfer-Encoding", "chunked"},
                                         {"Connection", "upgrade"},
                                         {"Two Words", "x"},
                                         {"", "x"},
                                         {"X-Split", "a\r\nX-New: b"},
                                         {"X-Nul", QByteArray("a\0b", 3)}};
        QCOMPARE(capture::replyBytes(reply, requestOf("POST")),
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    }

    void saysTheLengthOfABodyItDoesNotSend()
    {
        QCOMPARE(capture::replyBytes(replyOf(200, "four"), requestOf("HEAD")),
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"));
        // Methods are case-sensitive (RFC 9110 §9.1).
        QVERIFY(capture::replyBytes(replyOf(200, "four"), requestOf("head")).endsWith("\r\n\r\nfour"));
    }

    void sendsNoContentWhereNoneMayBe_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {101, 204, 304}) {
            QTest::addRow("%d", status) << status;
        }
    }

    void sendsNoContentWhereNoneMayBe()
    {
        QFETCH(const int, status);
        const QByteArray bytes = capture::replyBytes(replyOf(status, "never sent"), requestOf("GET"));
        QVERIFY(!bytes.contains("Content-Length"));
        QVERIFY(bytes.endsWith("\r\n\r\n"));
    }

    void saysWhatBecomesOfTheConnection()
    {
        capture::ReadRequest request = requestOf("GET");
        QVERIFY(!capture::replyBytes(replyOf(200), request).contains("Connection"));
        request.minorVersion = 0;
        QVERIFY(capture::replyBytes(replyOf(200), request).contains("\r\nConnection: keep-alive\r\n"));
        request.keepAlive = false;
        QVERIFY(capture::replyBytes(replyOf(200), request).contains("\r\nConnection: close\r\n"));
    }

    void keepsBodiesByteForByte()
    {
        const QByteArray body("\0\xff\r\n\r\n", 6);
        const QByteArray end = "\r\n\r\n" + body;
        QVERIFY(capture::replyBytes(replyOf(200, body), requestOf("GET")).endsWith(end));
    }

    void refusesWithCodeAndRuleAndNothingOfTheRequest_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("rule") << base::Error(CaptureError::Malformed, {{"rule", QStringLiteral("bare_lf")},
                                                                       {"reason", QStringLiteral("…")},
                                                                       {"offset", qint64{15}}})
                              << QByteArray("request_malformed: bare_lf at byte 15\n");
        QTest::newRow("no place") << base::Error(
                                         CaptureError::Malformed,
                                         {{"rule", QStringLiteral("no_host")}, {"offset", qint64{-1}}})
                                  << QByteArray("request_malformed: no_host\n");
        QTest::newRow("limit") << base::Error(CaptureError::BodyTooLarge, {{"limit", qint64{16}}})
                               << QByteArray("request_body_too_large: limit 16\n");
        QTest::newRow("host") << base::Error(CaptureError::HostNotAllowed,
                                             {{"host", QStringLiteral("evil.example")}})
                              << QByteArray("host_not_allowed\n");
    }

    void refusesWithCodeAndRuleAndNothingOfTheRequest()
    {
        QFETCH(const base::Error, error);
        QFETCH(const QByteArray, body);
        const capture::Reply reply = capture::refusalReply(error, 400);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.body, body);
        QCOMPARE(*reply.headers.find("Content-Type"), QByteArray("text/plain; charset=utf-8"));
        QCOMPARE(*reply.headers.find("X-Content-Type-Options"), QByteArray("nosniff"));
    }
};

QTEST_GUILESS_MAIN(TestReplyWriter)
#include "tst_ReplyWriter.moc"
