// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/capture/Outcome.h"

using namespace sealwright;
using namespace Qt::StringLiterals;

namespace {

/// A row: its bytes and what they must come to. `<H>` stands for a good Host line.
void row(const char *name, QByteArray stream, const QByteArray &expected)
{
    stream.replace("<H>", "Host: localhost\r\n");
    QTest::newRow(name) << stream << QString::fromUtf8(expected);
}

} // namespace

/// What every head comes to, whole, byte by byte and in random pieces.
class RequestHeads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestLine_data();

    void requestLine() { check(); }

    void target_data();

    void target() { check(); }

    void lineEnds_data();

    void lineEnds() { check(); }

    void fields_data();

    void fields() { check(); }

    void host_data();

    void host() { check(); }

    void keepsValuesWithoutTrimmingHighBytes();
    void limitsTheHead_data();
    void limitsTheHead();
    void showsWhatWasUnderstoodOfARefusedHead();

private:
    static void check() { tests::checkOutcome(); }
};

void RequestHeads::requestLine_data()
{
    tests::outcomeColumns();
    row("plain", "GET / HTTP/1.1\r\n<H>\r\n", "GET http://localhost/ \"\"");
    row("http 1.0 closes", "GET / HTTP/1.0\r\n<H>\r\n", "GET http://localhost/ \"\" close");
    row("http 1.0 keeps alive when asked", "GET / HTTP/1.0\r\n<H>Connection: Keep-Alive\r\n\r\n",
        "GET http://localhost/ \"\"");
    row("connection close", "GET / HTTP/1.1\r\n<H>Connection: foo, Close\r\n\r\n",
        "GET http://localhost/ \"\" close");
    row("lower-case method", "get / HTTP/1.1\r\n<H>\r\n", "get http://localhost/ \"\"");
    row("own method", "X-SYNC!~ / HTTP/1.1\r\n<H>\r\n", "X-SYNC!~ http://localhost/ \"\"");
    row("method of 64", QByteArray(64, 'M') + " / HTTP/1.1\r\n<H>\r\n",
        QByteArray(64, 'M') + " http://localhost/ \"\"");
    row("method of 65", QByteArray(65, 'M') + " / HTTP/1.1\r\n<H>\r\n", "400 method_invalid@64");
    row("method with parenthesis", "GE(T / HTTP/1.1\r\n<H>\r\n", "400 method_invalid@2");
    row("method with high byte", "GE\xc3\x89T / HTTP/1.1\r\n<H>\r\n", "400 method_invalid@2");
    row("method with NUL", QByteArray("GE\0T / HTTP/1.1\r\n\r\n", 19), "400 method_invalid@2");
    row("leading blank", " GET / HTTP/1.1\r\n<H>\r\n", "400 method_invalid@0");
    row("leading tab", "\tGET / HTTP/1.1\r\n<H>\r\n", "400 method_invalid@0");
    row("two blanks before target", "GET  / HTTP/1.1\r\n<H>\r\n", "400 target_missing@4");
    row("two blanks before version", "GET /  HTTP/1.1\r\n<H>\r\n", "400 version_malformed@6");
    row("blank after version", "GET / HTTP/1.1 \r\n<H>\r\n", "400 version_malformed@6");
    row("tab instead of blank", "GET\t/ HTTP/1.1\r\n<H>\r\n", "400 method_invalid@3");
    row("only a method", "GET\r\n<H>\r\n", "400 target_missing@3");
    row("method and blank", "GET \r\n<H>\r\n", "400 target_missing@4");
    row("http 0.9", "GET /\r\n", "400 version_missing@5");
    row("version lower case", "GET / http/1.1\r\n<H>\r\n", "400 version_malformed@6");
    row("version without minor", "GET / HTTP/1\r\n<H>\r\n", "400 version_malformed@6");
    row("version with two digits", "GET / HTTP/1.10\r\n<H>\r\n", "400 version_malformed@6");
    row("version with leading zero", "GET / HTTP/01.1\r\n<H>\r\n", "400 version_malformed@6");
    row("version with comma", "GET / HTTP/1,1\r\n<H>\r\n", "400 version_malformed@6");
    row("version of another protocol", "GET / ICY/1.1\r\n<H>\r\n", "400 version_malformed@6");
    row("version missing its slash", "GET / HTTP1.1\r\n<H>\r\n", "400 version_malformed@6");
    row("http 1.2", "GET / HTTP/1.2\r\n<H>\r\n", "505 http_version_unsupported");
    row("http 1.9", "GET / HTTP/1.9\r\n<H>\r\n", "505 http_version_unsupported");
    row("http 0.9 named", "GET / HTTP/0.9\r\n<H>\r\n", "505 http_version_unsupported");
    row("http 2.0 by name", "GET / HTTP/2.0\r\n<H>\r\n", "505 http_version_unsupported");
    row("http 3.0 by name", "GET / HTTP/3.0\r\n<H>\r\n", "505 http_version_unsupported");
    row("http 2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 http2_preface");
    row("tls handshake", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), "400 tls");
    row("tls alert", QByteArray("\x15\x03\x03\x00\x02", 5), "400 tls");
    row("sslv2 hello", QByteArray("\x80\x2e\x01\x03", 4), "400 method_invalid@0");
    row("binary noise", QByteArray("\x00\x01\x02", 3), "400 method_invalid@0");
    row("ssh banner", "SSH-2.0-OpenSSH_9\r\n", "400 target_missing@17");
    row("redis", "*1\r\n$4\r\nPING\r\n", "400 target_missing@2");
    row("memcached", "stats\r\n", "400 target_missing@5");
    row("smtp", "EHLO example.com\r\n", "400 version_missing@16");
    row("a response", "HTTP/1.1 200 OK\r\n\r\n", "400 method_invalid@4");
    row("one blank line first", "\r\nGET / HTTP/1.1\r\n<H>\r\n", "GET http://localhost/ \"\"");
    row("two blank lines first", "\r\n\r\nGET / HTTP/1.1\r\n<H>\r\n", "400 leading_blank_lines@2");
    row("bare feed first", "\nGET / HTTP/1.1\r\n<H>\r\n", "400 bare_lf@0");
    row("fault after a blank line counts it", "\r\nGET /\r\n", "400 version_missing@7");
    row("only blank line", "\r\n", "");
    row("unfinished", "GET / HT", "…");
}

void RequestHeads::target_data()
{
    tests::outcomeColumns();
    row("query", "GET /a?b=c&d=%20 HTTP/1.1\r\n<H>\r\n", "GET http://localhost/a?b=c&d=%20 \"\"");
    row("dots stay", "GET /a/../b//c HTTP/1.1\r\n<H>\r\n", "GET http://localhost/a/../b//c \"\"");
    row("odd but visible bytes", "GET /{x}|^`\"<> HTTP/1.1\r\n<H>\r\n",
        "GET http://localhost/{x}|^`\"<> \"\"");
    row("fragment", "GET /a#b HTTP/1.1\r\n<H>\r\n", "400 target_invalid@6");
    row("high byte", "GET /caf\xc3\xa9 HTTP/1.1\r\n<H>\r\n", "400 target_invalid@8");
    row("tab", "GET /a\tb HTTP/1.1\r\n<H>\r\n", "400 target_invalid@6");
    row("NUL", QByteArray("GET /a\0b HTTP/1.1\r\n\r\n", 21), "400 nul_byte@6");
    row("delete byte", "GET /a\x7f HTTP/1.1\r\n<H>\r\n", "400 target_invalid@6");
    row("relative", "GET a HTTP/1.1\r\n<H>\r\n", "400 target_invalid@4");
    row("query alone", "GET ?a=b HTTP/1.1\r\n<H>\r\n", "400 target_invalid@4");
    row("absolute", "POST http://localhost/a?b HTTP/1.1\r\n<H>\r\n", "POST http://localhost/a?b \"\"");
    row("absolute, upper case", "POST HTTP://LOCALHOST/a HTTP/1.1\r\n<H>\r\n",
        "POST HTTP://LOCALHOST/a \"\"");
    row("absolute without path", "GET http://localhost HTTP/1.1\r\n<H>\r\n", "GET http://localhost \"\"");
    row("absolute with the scheme's port", "GET http://localhost:80/ HTTP/1.1\r\n<H>\r\n",
        "GET http://localhost:80/ \"\"");
    row("absolute https with its port", "GET https://localhost:443/ HTTP/1.1\r\n<H>\r\n",
        "GET https://localhost:443/ \"\"");
    row("absolute, other port", "GET http://localhost:81/ HTTP/1.1\r\n<H>\r\n",
        "400 host_differs_from_target@35");
    row("absolute, other host", "GET http://127.0.0.1/ HTTP/1.1\r\n<H>\r\n",
        "400 host_differs_from_target@32");
    row("absolute with user", "GET http://a@localhost/ HTTP/1.1\r\n<H>\r\n", "400 target_invalid@11");
    row("absolute without host", "GET http:///a HTTP/1.1\r\n<H>\r\n", "400 target_invalid@11");
    row("absolute of ftp", "GET ftp://localhost/ HTTP/1.1\r\n<H>\r\n", "400 target_invalid@4");
    row("file", "GET file:///etc/passwd HTTP/1.1\r\n<H>\r\n", "400 target_invalid@4");
    row("scheme-relative is a path", "GET //evil.example/ HTTP/1.1\r\n<H>\r\n",
        "GET http://localhost//evil.example/ \"\"");
    row("asterisk", "OPTIONS * HTTP/1.1\r\n<H>\r\n", "OPTIONS http://localhost \"\"");
    row("asterisk for GET", "GET * HTTP/1.1\r\n<H>\r\n", "400 target_invalid@4");
    row("connect", "CONNECT localhost:443 HTTP/1.1\r\n<H>\r\n", "400 connect@0");
    row("connect with path", "CONNECT / HTTP/1.1\r\n<H>\r\n", "400 connect@0");
    row("websocket upgrade is a plain request",
        "GET /ws HTTP/1.1\r\n<H>Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "GET http://localhost/ws \"\"");
}

void RequestHeads::lineEnds_data()
{
    tests::outcomeColumns();
    row("feeds only", "GET / HTTP/1.1\nHost: localhost\n\n", "400 bare_lf@14");
    row("feed after a field", "GET / HTTP/1.1\r\nHost: localhost\n\r\n", "400 bare_lf@31");
    row("feed as the blank line", "GET / HTTP/1.1\r\n<H>\n", "400 bare_lf@33");
    row("return inside the request line", "GET /a\rb HTTP/1.1\r\n<H>\r\n", "400 bare_cr@6");
    row("return inside a value", "GET / HTTP/1.1\r\n<H>A: b\rc\r\n\r\n", "400 bare_cr@37");
    row("two returns", "GET / HTTP/1.1\r\r\n<H>\r\n", "400 bare_cr@14");
    row("two returns at a field", "GET / HTTP/1.1\r\nHost: localhost\r\r\n\r\n", "400 bare_cr@31");
    row("return as a line end", "GET / HTTP/1.1\r\n<H>A: b\rTransfer-Encoding: chunked\r\n\r\n",
        "400 bare_cr@37");
    row("return before the blank line", "GET / HTTP/1.1\r\n<H>\r\r\n", "400 bare_cr@33");
    row("vertical tab",
        "GET / HTTP/1.1\r\n<H>A: b\x0b"
        "c\r\n\r\n",
        "400 control_byte@37");
    row("form feed in a name", "GET / HTTP/1.1\r\n<H>A\x0c: b\r\n\r\n", "400 header_name_invalid@34");
    row("next-line byte is no line end",
        "GET / HTTP/1.1\r\n<H>A: b\x85"
        "c\r\n\r\n",
        "GET http://localhost/ \"\"");
}

void RequestHeads::fields_data()
{
    tests::outcomeColumns();
    row("empty value", "GET / HTTP/1.1\r\n<H>A:\r\n\r\n", "GET http://localhost/ \"\"");
    row("tabs and blanks around a value", "GET / HTTP/1.1\r\n<H>A: \t b \t\r\n\r\n",
        "GET http://localhost/ \"\"");
    row("odd name", "GET / HTTP/1.1\r\n<H>!#$%&'*+-.^_`|~: b\r\n\r\n", "GET http://localhost/ \"\"");
    row("blank before the colon", "GET / HTTP/1.1\r\n<H>A : b\r\n\r\n", "400 space_before_colon@34");
    row("tab before the colon", "GET / HTTP/1.1\r\n<H>A\t: b\r\n\r\n", "400 space_before_colon@34");
    row("blank before the colon of a length", "POST / HTTP/1.1\r\n<H>Content-Length : 5\r\n\r\nhello",
        "400 space_before_colon@48");
    row("blank in a name", "GET / HTTP/1.1\r\n<H>A b: c\r\n\r\n", "400 header_name_invalid@34");
    row("no name", "GET / HTTP/1.1\r\n<H>: b\r\n\r\n", "400 header_name_invalid@33");
    row("no colon", "GET / HTTP/1.1\r\n<H>Nonsense\r\n\r\n", "400 header_without_colon@33");
    row("name with a quote", "GET / HTTP/1.1\r\n<H>A\": b\r\n\r\n", "400 header_name_invalid@34");
    row("name with a high byte", "GET / HTTP/1.1\r\n<H>\xe9: b\r\n\r\n", "400 header_name_invalid@33");
    row("name with NUL", QByteArray("GET / HTTP/1.1\r\n<H>A\0: b\r\n\r\n", 28), "400 nul_byte@34");
    row("value with NUL", QByteArray("GET / HTTP/1.1\r\n<H>A: b\0c\r\n\r\n", 30), "400 nul_byte@37");
    row("value with escape", "GET / HTTP/1.1\r\n<H>A: \x1b[31m\r\n\r\n", "400 control_byte@36");
    row("value with delete", "GET / HTTP/1.1\r\n<H>A: \x7f\r\n\r\n", "400 control_byte@36");
    row("value with UTF-8", "GET / HTTP/1.1\r\n<H>A: \xc3\xa9\r\n\r\n", "GET http://localhost/ \"\"");
    row("folded", "GET / HTTP/1.1\r\n<H>A: b\r\n c\r\n\r\n", "400 obs_fold@39");
    row("folded with a tab", "GET / HTTP/1.1\r\n<H>A: b\r\n\tc\r\n\r\n", "400 obs_fold@39");
    row("folded coding", "POST / HTTP/1.1\r\n<H>Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        "400 obs_fold@54");
    row("blank before the first field", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", "400 obs_fold@16");
    row("line of blanks", "GET / HTTP/1.1\r\n<H>  \r\n\r\n", "400 obs_fold@33");
    row("connection is no list", "GET / HTTP/1.1\r\n<H>Connection: (\r\n\r\n", "400 parser_refused@0");
    row("expect something", "POST / HTTP/1.1\r\n<H>Expect: 200-ok\r\n\r\n", "417 expectation_unsupported");
    row("expect twice", "POST / HTTP/1.1\r\n<H>Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n",
        "417 expectation_unsupported");
    row("expect a list", "POST / HTTP/1.1\r\n<H>Expect: 100-continue, x\r\n\r\n",
        "417 expectation_unsupported");
    row("expect in http 1.0 is ignored", "GET / HTTP/1.0\r\n<H>Expect: nonsense\r\n\r\n",
        "GET http://localhost/ \"\" close");
    row("expect without a body", "GET / HTTP/1.1\r\n<H>Expect: 100-Continue\r\n\r\n",
        "GET http://localhost/ \"\"");
}

void RequestHeads::host_data()
{
    tests::outcomeColumns();
    row("none", "GET / HTTP/1.1\r\nA: b\r\n\r\n", "400 host_missing");
    row("none in http 1.0", "GET / HTTP/1.0\r\n\r\n", "400 host_missing");
    row("two", "GET / HTTP/1.1\r\n<H>Host: evil.example\r\n\r\n", "400 host_repeated@33");
    row("two equal", "GET / HTTP/1.1\r\n<H><H>\r\n", "400 host_repeated@33");
    row("two of different case", "GET / HTTP/1.1\r\n<H>hOST: localhost\r\n\r\n", "400 host_repeated@33");
    row("empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400 host_invalid@16");
    row("a list", "GET / HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n", "400 host_invalid@16");
    row("with path", "GET / HTTP/1.1\r\nHost: localhost/evil\r\n\r\n", "400 host_invalid@16");
    row("with user", "GET / HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", "400 host_invalid@16");
    row("with scheme", "GET / HTTP/1.1\r\nHost: http://localhost\r\n\r\n", "400 host_invalid@16");
    row("with blank", "GET / HTTP/1.1\r\nHost: local host\r\n\r\n", "400 host_invalid@16");
    row("with high byte", "GET / HTTP/1.1\r\nHost: localhost\xa0\r\n\r\n", "400 host_invalid@16");
    row("with port", "GET / HTTP/1.1\r\nHost: localhost:8787\r\n\r\n", "GET http://localhost:8787/ \"\"");
    row("as written in the url", "GET / HTTP/1.1\r\nHost: LocalHost\r\n\r\n", "GET http://LocalHost/ \"\"");
    row("stranger", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421 host_not_allowed");
    row("stranger with a body", "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 2\r\n\r\nhi",
        "421 host_not_allowed");
    row("stranger who expects to go on",
        "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n",
        "421 host_not_allowed");
    row("stranger in absolute form", "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "421 host_not_allowed");
}

void RequestHeads::keepsValuesWithoutTrimmingHighBytes()
{
    const QByteArray stream("GET / HTTP/1.1\r\nHost: localhost\r\nA: \t\xa0 b \x85\t\r\n\r\n");
    const tests::Outcome outcome = tests::readWhole(stream);
    QCOMPARE(outcome.read.size(), std::size_t(1));
    QCOMPARE(outcome.read[0].capture.request.headers.fields()[1].value, QByteArray("\xa0 b \x85"));
    QCOMPARE(outcome.read[0].capture.head, stream);
}

void RequestHeads::limitsTheHead_data()
{
    QTest::addColumn<int>("headBytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exactly") << 64 << u"GET http://localhost/ \"\""_s;
    QTest::newRow("one over") << 65 << u"431 request_head_too_large"_s;
    QTest::newRow("far over") << 5000 << u"431 request_head_too_large"_s;
}

void RequestHeads::limitsTheHead()
{
    QFETCH(const int, headBytes);
    QFETCH(const QString, expected);
    QByteArray stream("GET / HTTP/1.1\r\nHost: localhost\r\nA: ");
    stream.append(headBytes - stream.size() - 4, 'x').append("\r\n\r\n");
    QCOMPARE(stream.size(), headBytes);
    capture::ReaderRules rules;
    rules.headBytes = 64;
    QCOMPARE(tests::readInEveryWay(stream, expected, rules), expected);
}

void RequestHeads::showsWhatWasUnderstoodOfARefusedHead()
{
    const QByteArray stream("POST /a HTTP/1.1\r\nHost: localhost\r\nA: b\r\nbroken\r\nC: d\r\n\r\nbody");
    const tests::Outcome outcome = tests::readWhole(stream);
    QCOMPARE(outcome.text(), u"400 header_without_colon@41"_s);
    const capture::Capture &capture = outcome.read[0].capture;
    QCOMPARE(capture.head, stream);
    QCOMPARE(capture.request.method, QByteArray("POST"));
    QCOMPARE(capture.request.headers.size(), 2);
}

QTEST_GUILESS_MAIN(RequestHeads)
#include "tst_RequestHeads.moc"
