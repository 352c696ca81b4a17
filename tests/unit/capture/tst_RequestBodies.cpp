// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/capture/Outcome.h"

using namespace sealwright;
using namespace Qt::StringLiterals;

namespace {

/// `<L>` stands for the start of a POST up to its framing, `<C>` for a whole chunked head.
void row(const char *name, QByteArray stream, const QByteArray &expected)
{
    stream.replace("<C>", "<L>Transfer-Encoding: chunked\r\n\r\n");
    stream.replace("<L>", "POST / HTTP/1.1\r\nHost: localhost\r\n");
    QByteArray outcome = expected;
    outcome.replace("<U>", "POST http://localhost/");
    QTest::newRow(name) << stream << QString::fromUtf8(outcome);
}

constexpr int kHead = 34;             // where what follows <L> begins
constexpr int kBody = kHead + 28 + 2; // where the body of <C> begins

QByteArray at(const char *rule, int offset)
{
    return QByteArray("400 ") + rule + "@" + QByteArray::number(offset);
}

} // namespace

/// How bodies are framed, and every way to frame them twice: whole, byte by byte and in random pieces.
class RequestBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void length_data();

    void length() { check(); }

    void coding_data();

    void coding() { check(); }

    void chunks_data();

    void chunks() { check(); }

    void trailers_data();

    void trailers() { check(); }

    void sequences_data();

    void sequences() { check(); }

    void limitsTheBody_data();
    void limitsTheBody();
    void limitsTrailersAndExtensions();
    void asksToGoOnOnlyWhileNoBodyCame();
    void endsWhatIsUnfinished();
    void keepsNoMoreThanItMust();

private:
    static void check() { tests::checkOutcome(); }
};

void RequestBodies::length_data()
{
    tests::outcomeColumns();
    row("plain", "<L>Content-Length: 5\r\n\r\nhello", "<U> \"hello\"");
    row("none", "<L>\r\n", "<U> \"\"");
    row("zero", "<L>Content-Length: 0\r\n\r\n", "<U> \"\"");
    row("on GET too", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi",
        "GET http://localhost/ \"hi\"");
    row("body that looks like a head", "<L>Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "<U> \"GET / HTTP/1.1\r\n\r\n\"");
    row("short", "<L>Content-Length: 5\r\n\r\nhell", "…");
    row("twice and equal", "<L>Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        at("content_length_repeated", kHead + 19));
    row("twice and different", "<L>Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        at("content_length_repeated", kHead + 19));
    row("twice, one hidden by case", "<L>Content-Length: 5\r\ncontent-LENGTH: 0\r\n\r\nhello",
        at("content_length_repeated", kHead + 19));
    row("list of equals", "<L>Content-Length: 1, 1\r\n\r\nx", at("content_length_list", kHead));
    row("list of one and nothing", "<L>Content-Length: 1,\r\n\r\nx", at("content_length_list", kHead));
    row("leading zero", "<L>Content-Length: 05\r\n\r\nhello", at("content_length_leading_zero", kHead));
    row("zeros", "<L>Content-Length: 00\r\n\r\n", at("content_length_leading_zero", kHead));
    row("plus", "<L>Content-Length: +5\r\n\r\nhello", at("content_length_invalid", kHead));
    row("minus", "<L>Content-Length: -5\r\n\r\nhello", at("content_length_invalid", kHead));
    row("minus zero", "<L>Content-Length: -0\r\n\r\n", at("content_length_invalid", kHead));
    row("hexadecimal", "<L>Content-Length: 0x5\r\n\r\nhello", at("content_length_invalid", kHead));
    row("exponent", "<L>Content-Length: 1e1\r\n\r\nhello", at("content_length_invalid", kHead));
    row("underscore", "<L>Content-Length: 1_0\r\n\r\nhello", at("content_length_invalid", kHead));
    row("fraction", "<L>Content-Length: 5.0\r\n\r\nhello", at("content_length_invalid", kHead));
    row("inner blank", "<L>Content-Length: 1 0\r\n\r\nhello", at("content_length_invalid", kHead));
    row("empty", "<L>Content-Length:\r\n\r\n", at("content_length_invalid", kHead));
    row("quoted", "<L>Content-Length: \"5\"\r\n\r\nhello", at("content_length_invalid", kHead));
    row("high blank", "<L>Content-Length: 5\xa0\r\n\r\nhello", at("content_length_invalid", kHead));
    row("arabic digits", "<L>Content-Length: \xd9\xa5\r\n\r\nhello", at("content_length_invalid", kHead));
    row("beyond 63 bits", "<L>Content-Length: 9223372036854775808\r\n\r\n",
        at("content_length_invalid", kHead));
    row("wraps to five at 64 bits", "<L>Content-Length: 18446744073709551621\r\n\r\nhello",
        at("content_length_invalid", kHead));
    row("huge but a number", "<L>Content-Length: 9223372036854775807\r\n\r\n", "413 request_body_too_large");
}

void RequestBodies::coding_data()
{
    tests::outcomeColumns();
    row("chunked", "<C>5\r\nhello\r\n0\r\n\r\n", "<U> \"hello\"");
    row("upper case", "<L>Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n", "<U> \"\"");
    row("with blanks around", "<L>Transfer-Encoding: \t chunked \r\n\r\n0\r\n\r\n", "<U> \"\"");
    const QByteArray refused = "400 transfer_encoding_unsupported";
    row("in http 1.0", "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        refused);
    row("unknown", "<L>Transfer-Encoding: gzip\r\n\r\n", "501 transfer_encoding_unsupported");
    row("identity", "<L>Transfer-Encoding: identity\r\n\r\n", "501 transfer_encoding_unsupported");
    row("lookalike before", "<L>Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", refused);
    row("lookalike after", "<L>Transfer-Encoding: chunkedx\r\n\r\n0\r\n\r\n", refused);
    row("then identity", "<L>Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", refused);
    row("after identity", "<L>Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n", refused);
    row("after gzip", "<L>Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", refused);
    row("twice in a list", "<L>Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", refused);
    row("twice in fields", "<L>Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        refused);
    row("with identity in a second field",
        "<L>Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", refused);
    row("empty element first", "<L>Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n", refused);
    row("empty element last", "<L>Transfer-Encoding: chunked,\r\n\r\n0\r\n\r\n", refused);
    row("empty", "<L>Transfer-Encoding:\r\n\r\n", refused);
    row("with parameter", "<L>Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n", refused);
    row("quoted", "<L>Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n", refused);
    row("high blank before",
        "<L>Transfer-Encoding: \xa0"
        "chunked\r\n\r\n0\r\n\r\n",
        refused);
    row("next-line byte after", "<L>Transfer-Encoding: chunked\x85\r\n\r\n0\r\n\r\n", refused);
    row("vertical tab before",
        "<L>Transfer-Encoding: \x0b"
        "chunked\r\n\r\n0\r\n\r\n",
        at("control_byte", kHead + 19));
    row("blank before the colon", "<L>Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        at("space_before_colon", kHead + 17));
    row("underscore name is another field", "<L>Transfer_Encoding: chunked\r\n\r\n", "<U> \"\"");
    row("length first", "<L>Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        at("content_length_with_transfer_encoding", kHead + 19));
    row("length second", "<L>Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        at("content_length_with_transfer_encoding", kHead + 28));
    row("length with unknown coding", "<L>Transfer-Encoding: x\r\nContent-Length: 5\r\n\r\nhello",
        at("content_length_with_transfer_encoding", kHead + 22));
}

void RequestBodies::chunks_data()
{
    tests::outcomeColumns();
    row("several", "<C>1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", "<U> \"abc\"");
    row("upper and lower digits", "<C>A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n",
        "<U> \"01234567890123456789\"");
    row("leading zeros", "<C>0000000000000005\r\nhello\r\n0\r\n\r\n", "<U> \"hello\"");
    row("several zeros end", "<C>1\r\na\r\n000\r\n\r\n", "<U> \"a\"");
    row("17 digits", "<C>00000000000000005\r\nhello\r\n0\r\n\r\n", at("chunk_size_too_long", kBody + 16));
    row("wraps at 64 bits", "<C>10000000000000005\r\nhello\r\n0\r\n\r\n",
        at("chunk_size_too_long", kBody + 16));
    row("all ones", "<C>ffffffffffffffff\r\nhello", "413 request_body_too_large");
    row("data with line ends", "<C>4\r\n\r\n\r\n\r\n0\r\n\r\n", "<U> \"\r\n\r\n\"");
    row("extension", "<C>1;a\r\nx\r\n0;b=c\r\n\r\n", "<U> \"x\"");
    row("quoted extension", "<C>1;a=\"b;c\"\r\nx\r\n0\r\n\r\n", "<U> \"x\"");
    row("extension without name", "<C>1;\r\nx\r\n0\r\n\r\n", at("chunk_extension_invalid", kBody));
    row("extension with return", "<C>1;a\rb\r\nx\r\n0\r\n\r\n", at("bare_cr", kBody + 3));
    row("extension ended by feed", "<C>1;a\nx\r\n0\r\n\r\n", at("bare_lf", kBody + 3));
    row("extension with NUL", QByteArray("<C>1;a\0b\r\nx\r\n0\r\n\r\n", 18),
        at("chunk_extension_invalid", kBody + 3));
    row("blank after size", "<C>5 \r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody + 1));
    row("blank before size", "<C> 5\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody));
    row("tab after size", "<C>5\t;a\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody + 1));
    row("no size", "<C>\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody));
    row("only an extension", "<C>;a\r\n", at("chunk_size_invalid", kBody));
    row("hex prefix", "<C>0x5\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody + 1));
    row("plus", "<C>+5\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody));
    row("minus", "<C>-1\r\nhello\r\n0\r\n\r\n", at("chunk_size_invalid", kBody));
    row("no hex digit", "<C>g\r\n", at("chunk_size_invalid", kBody));
    row("underscore", "<C>1_0\r\n", at("chunk_size_invalid", kBody + 1));
    row("size ended by feed", "<C>5\nhello\r\n0\r\n\r\n", at("bare_lf", kBody + 1));
    row("size ended by return", "<C>5\rhello\r\n0\r\n\r\n", at("bare_cr", kBody + 1));
    row("data ended by feed", "<C>5\r\nhello\n0\r\n\r\n", at("chunk_end_missing", kBody + 8));
    row("data ended by return", "<C>5\r\nhello\r0\r\n\r\n", at("chunk_end_missing", kBody + 9));
    row("data longer than size", "<C>4\r\nhello\r\n0\r\n\r\n", at("chunk_end_missing", kBody + 7));
    row("data shorter than size", "<C>6\r\nhello\r\n0\r\n\r\n", at("chunk_end_missing", kBody + 9));
    row("unended", "<C>5\r\nhello\r\n", "…");
    row("last chunk ended by feeds", "<C>0\n\n", at("bare_lf", kBody + 1));
    row("blank line ended by feed", "<C>0\r\n\n", at("bare_lf", kBody + 3));
}

void RequestBodies::trailers_data()
{
    tests::outcomeColumns();
    row("one", "<C>1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n", "<U> \"a\" ~X-Sum:1");
    row("two", "<C>0\r\nA: 1\r\nB:\r\n\r\n", "<U> \"\" ~A:1 ~B:");
    const int last = kBody + 3;
    for (const char *name : {"Host", "Content-Length", "transfer-encoding", "Authorization",
                             "Proxy-Authorization", "X-Signature", "X-Hub-Signature-256", "Stripe-Signature",
                             "X-Vapi-Secret", "Cookie", "Expect", "Connection", "Trailer", "Content-Type",
                             "Content-Encoding", "X-Api-Key", "X-Timestamp", "Content-Digest"}) {
        row(name, QByteArray("<C>0\r\n") + name + ": 1\r\n\r\n", at("trailer_forbidden", last));
    }
    row("folded", "<C>0\r\nA: 1\r\n 2\r\n\r\n", at("obs_fold", last + 6));
    row("no colon", "<C>0\r\nA\r\n\r\n", at("header_without_colon", last));
    row("blank before colon", "<C>0\r\nA : 1\r\n\r\n", at("space_before_colon", last + 1));
    row("control byte", "<C>0\r\nA: \x01\r\n\r\n", at("control_byte", last + 3));
    row("a request instead", "<C>0\r\nGET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n",
        at("header_without_colon", last));
}

void RequestBodies::sequences_data()
{
    tests::outcomeColumns();
    const QByteArray get("GET /2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    row("length, then another", "<L>Content-Length: 2\r\n\r\nhi" + get,
        "<U> \"hi\" + GET http://localhost/2 \"\"");
    row("chunks, then another", "<C>2\r\nhi\r\n0\r\n\r\n" + get, "<U> \"hi\" + GET http://localhost/2 \"\"");
    row("line end between", "<L>Content-Length: 2\r\n\r\nhi\r\n" + get,
        "<U> \"hi\" + GET http://localhost/2 \"\"");
    row("junk between", "<L>Content-Length: 2\r\n\r\nhi!\r\n" + get, "<U> \"hi\" + 400 target_missing@1");
    row("nothing after close", "<L>Connection: close\r\nContent-Length: 2\r\n\r\nhi" + get,
        "<U> \"hi\" close");
    row("nothing after http 1.0", "GET /1 HTTP/1.0\r\nHost: localhost\r\n\r\n" + get,
        "GET http://localhost/1 \"\" close");
    row("nothing after a fault", "BROKEN\r\n\r\n" + get, "400 target_missing@6");
    row("nothing after a stranger", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n" + get,
        "421 host_not_allowed");
    row("length too short leaves a request", "<L>Content-Length: 2\r\n\r\nhi" + get + get,
        "<U> \"hi\" + GET http://localhost/2 \"\" + GET http://localhost/2 \"\"");
    row("offsets start anew", get + "GET / HTTP/9.9\r\n\r\n",
        "GET http://localhost/2 \"\" + 505 http_version_unsupported");
    row("fault in the second", get + "GET /\r\n\r\n", "GET http://localhost/2 \"\" + 400 version_missing@5");
    row("trailers are not carried over", "<C>0\r\nA: 1\r\n\r\n" + get,
        "<U> \"\" ~A:1 + GET http://localhost/2 \"\"");
    row("extensions are not carried over", "<C>0;a=b\r\n\r\n<C>0;a=b\r\n\r\n", "<U> \"\" + <U> \"\"");
}

void RequestBodies::limitsTheBody_data()
{
    QTest::addColumn<QByteArray>("framed");
    QTest::addColumn<QString>("expected");
    const QString tooLarge = u"413 request_body_too_large"_s;
    QTest::newRow("length at the limit")
        << QByteArray("Content-Length: 8\r\n\r\n12345678") << u"POST http://localhost/ \"12345678\""_s;
    QTest::newRow("length over it") << QByteArray("Content-Length: 9\r\n\r\n123456789") << tooLarge;
    QTest::newRow("chunks at the limit")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n")
        << u"POST http://localhost/ \"12345678\""_s;
    QTest::newRow("chunks over it")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n5\r\n56789\r\n0\r\n\r\n") << tooLarge;
    QTest::newRow("one huge chunk") << QByteArray("Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n")
                                    << tooLarge;
}

void RequestBodies::limitsTheBody()
{
    QFETCH(const QByteArray, framed);
    QFETCH(const QString, expected);
    capture::ReaderRules rules;
    rules.bodyBytes = 8;
    const QByteArray stream = QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\n") + framed;
    QCOMPARE(tests::readInEveryWay(stream, expected, rules), expected);
}

void RequestBodies::limitsTrailersAndExtensions()
{
    const QByteArray head("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    capture::ReaderRules rules;
    rules.headBytes = 100;
    const QString trailers = u"431 request_head_too_large"_s;
    QCOMPARE(
        tests::readInEveryWay(head + "0\r\n" + QByteArray("A: b\r\n").repeated(20) + "\r\n", trailers, rules),
        trailers);
    const QString endless = u"431 request_head_too_large"_s;
    QCOMPARE(tests::readInEveryWay(head + "0\r\nA: " + QByteArray(200, 'b'), endless, rules), endless);

    const QByteArray extended = "1;" + QByteArray(2047, 'e') + "\r\nx\r\n";
    QCOMPARE(tests::readWhole(head + extended + extended + "0\r\n\r\n").text(),
             u"POST http://localhost/ \"xx\""_s);
    QCOMPARE(tests::readWhole(head + extended + extended + "0;e\r\n\r\n").text(),
             u"400 chunk_extension_too_long@4173"_s);
    QCOMPARE(tests::readWhole(head + "1;" + QByteArray(5000, 'e')).text(),
             u"400 chunk_extension_too_long@65"_s);
}

void RequestBodies::asksToGoOnOnlyWhileNoBodyCame()
{
    const QByteArray head(
        "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    capture::RequestReader waiting({});
    waiting.feed(head);
    QVERIFY(!waiting.next());
    QVERIFY(waiting.takeContinue());
    QVERIFY(!waiting.takeContinue());
    capture::RequestReader begun({});
    begun.feed(QByteArray(head + "h"));
    QVERIFY(!begun.next());
    QVERIFY(!begun.takeContinue());
}

void RequestBodies::endsWhatIsUnfinished()
{
    capture::RequestReader reader({});
    QVERIFY(!reader.refuse(capture::malformed("bare_lf", 0)));
    reader.feed("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc");
    QVERIFY(!reader.next());
    QCOMPARE(reader.phase(), capture::RequestReader::Phase::Body);
    const std::optional<capture::ReadRequest> request =
        reader.refuse({{capture::CaptureError::Incomplete, {{"received", 3}}}, 408});
    QVERIFY(request);
    QCOMPARE(request->refusedWith, 408);
    QCOMPARE(request->capture.request.body, QByteArray("abc"));
    QCOMPARE(request->capture.request.url, QByteArray("http://localhost/"));
    QCOMPARE(reader.phase(), capture::RequestReader::Phase::Ended);
}

void RequestBodies::keepsNoMoreThanItMust()
{
    capture::RequestReader reader({});
    const QByteArray request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n" +
                             QByteArray(1000, 'x'));
    qint64 most = 0;
    for (int i = 0; i < 2000; ++i) {
        reader.feed(request);
        while (reader.next()) {
        }
        most = std::max(most, reader.heldBytes());
    }
    QCOMPARE(reader.heldBytes(), 0);
    QVERIFY(most < 3000);
    reader.feed("GET / HTTP/1.1\r\nbroken\r\n");
    QVERIFY(reader.next());
    reader.feed(QByteArray(1000000, 'x'));
    QCOMPARE(reader.heldBytes(), 0);
}

QTEST_GUILESS_MAIN(RequestBodies)
#include "tst_RequestBodies.moc"
