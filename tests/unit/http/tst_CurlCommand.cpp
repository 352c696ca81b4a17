// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CapturedRequest.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::http;

using Kind = CurlFinding::Kind;

namespace {

/// The words of a test in double quotes where the text has them doubled.
CurlCommand curl(const QByteArray &command)
{
    const auto read = readCurlCommand(command);
    return read ? *read : CurlCommand{{"FAILED", QByteArray::fromStdString(tests::whyNot(read)), {}, {}}, {}};
}

std::vector<Kind> kindsOf(const CurlCommand &command)
{
    std::vector<Kind> kinds;
    for (const CurlFinding &finding : command.findings) {
        kinds.push_back(finding.kind);
    }
    return kinds;
}

/// `line:column reason` of a failure.
QString failureOf(const QByteArray &command)
{
    const auto read = readCurlCommand(command);
    return read ? QStringLiteral("read")
                : QStringLiteral("%1:%2 %3")
                      .arg(read.error().fact("line"), read.error().fact("column"),
                           read.error().fact("reason"));
}

} // namespace

class TestCurlCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // What curl 7.88.1 sent for the same words to a server that printed it.
    void sendsWhatCurlSends_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const char *command, const char *method, const char *url,
                            const char *head, const char *body) {
            QTest::newRow(name) << QByteArray(command) << QByteArray(method) << QByteArray(url)
                                << QByteArray(head) << QByteArray(body);
        };
        row("get", "curl http://h/p", "GET", "http://h/p", "", "");
        row("no scheme", "curl h:81/p", "GET", "http://h:81/p", "", "");
        row("data", "curl http://h/p -d a -d b --data-raw @c", "POST", "http://h/p",
            "Content-Type: application/x-www-form-urlencoded\n", "a&b&@c");
        row("empty data", "curl http://h/p -d ''", "POST", "http://h/p",
            "Content-Type: application/x-www-form-urlencoded\n", "");
        row("json", "curl http://h/p --json '{\"a\":' --json '1}'", "POST", "http://h/p",
            "Accept: application/json\nContent-Type: application/json\n", "{\"a\":1}");
        row("json with a type", "curl http://h/p --json 1 -H 'content-type: text/x'", "POST", "http://h/p",
            "content-type: text/x\nAccept: application/json\n", "1");
        row("type taken away", "curl http://h/p -d x -H 'Content-Type:'", "POST", "http://h/p", "", "x");
        row("headers", "curl http://h/p -H 'X-A:v' -H 'X-B:' -H 'X-C;' -H 'X-G:  v  ' -H 'X-A: w'", "GET",
            "http://h/p", "X-A: v\nX-C: \nX-G: v\nX-A: w\n", "");
        row("get with data",
            "curl 'http://h/p?x=1#frag' -G -d a=1 --data-urlencode 'n=a b&c' --data-urlencode '=x y' "
            "--data-urlencode 'plain text~' --url-query 'q=a b' --url-query '+r=a+b'",
            "GET", "http://h/p?x=1&a=1&n=a+b%26c&x+y&plain+text~&q=a+b&r=a+b", "", "");
        row("user", "curl http://h/p -u user:pw", "GET", "http://h/p", "Authorization: Basic dXNlcjpwdw==\n",
            "");
        row("user in the URL", "curl http://us%20er:p%40w@h/p", "GET", "http://h/p",
            "Authorization: Basic dXMgZXI6cEB3\n", "");
        row("user and header", "curl http://h/p -u user:pw -H 'Authorization: mine'", "GET", "http://h/p",
            "Authorization: mine\n", "");
        row("token", "curl http://h/p --oauth2-bearer TOK", "GET", "http://h/p",
            "Authorization: Bearer TOK\n", "");
        row("agent, referer, range", "curl http://h/p -A me -e 'http://r;auto' -r 0-10", "GET", "http://h/p",
            "Range: bytes=0-10\nUser-Agent: me\nReferer: http://r\n", "");
        row("cookies", "curl http://h/p -b a=1 -b 'b=2; c=3'", "GET", "http://h/p", "Cookie: a=1;b=2; c=3\n",
            "");
        row("cookie and header", "curl http://h/p -b a=1 -H 'Cookie: x=1'", "GET", "http://h/p",
            "Cookie: x=1\n", "");
        row("head", "curl -I http://h/p", "HEAD", "http://h/p", "", "");
        row("head of a query", "curl http://h/p -G -I -d x", "HEAD", "http://h/p?x", "", "");
        row("joined letters", "curl -sXPUT -H'A: b' http://h/p -dfoo", "PUT", "http://h/p",
            "A: b\nContent-Type: application/x-www-form-urlencoded\n", "foo");
        row("dots", "curl http://h/p/../a/./b", "GET", "http://h/a/b", "", "");
        row("dots as they are", "curl --path-as-is http://h/p/../a", "GET", "http://h/p/../a", "", "");
        row("method as typed", "curl -X foo http://h/p", "foo", "http://h/p", "", "");
        row("no path", "curl --url 'http://h?x=1'", "GET", "http://h?x=1", "", "");
        row("shortened name, switched off", "curl --sil --no-compressed --refer r http://h/p", "GET",
            "http://h/p", "Referer: r\n", "");
        row("ended options", "curl -- http://h/p", "GET", "http://h/p", "", "");
    }

    void sendsWhatCurlSends()
    {
        QFETCH(const QByteArray, command);
        const CurlCommand read = curl(command);
        QByteArray head;
        for (const HeaderField &field : read.request.headers) {
            head.append(field.name).append(": ").append(field.value).append('\n');
        }
        QTEST(read.request.method, "method");
        QTEST(read.request.url, "url");
        QTEST(head, "head");
        QTEST(read.request.body, "body");
    }

    void readsPosixQuotes()
    {
        QCOMPARE(curl("curl h -d 'a\"b'\"c'd\"\\ e$'f\\'g'").request.body, QByteArray("a\"bc'd ef'g"));
        QCOMPARE(curl("curl h -d \"a\\\"b\\\\c\\d\\$e\"").request.body, QByteArray("a\"b\\c\\d$e"));
        QCOMPARE(curl("curl h \\\n  -d a \\\r\n  -H 'X: y' \\\n").request.body, QByteArray("a"));
        QCOMPARE(curl("curl h -d \"two\\\nlines\"").request.body, QByteArray("twolines"));
        QCOMPARE(curl("curl h -d 'two\nlines'").request.body, QByteArray("two\nlines"));
        QCOMPARE(curl("curl h -d a#b # -d c").request.body, QByteArray("a#b"));
        QCOMPARE(curl("  $ /usr/bin/curl h -d a").request.body, QByteArray("a"));
        QCOMPARE(curl("curl h -d '\xff\xfe'").request.body, QByteArray("\xff\xfe"));
    }

    void readsEscapesOfBash()
    {
        QCOMPARE(curl("curl h -d $'\\n\\t\\\\\\'\\\"\\x41\\101\\u00e4\\U0001f600\\cA\\q\\e'").request.body,
                 QByteArray("\n\t\\'\"AA\xc3\xa4\xf0\x9f\x98\x80\x01\\q\x1b"));
        QCOMPARE(failureOf("curl h -d $'a\\0b'"),
                 QStringLiteral("1:14 this escape stands for nothing that an argument can hold"));
        QCOMPARE(failureOf("curl h -d $'\\ud800'"),
                 QStringLiteral("1:13 this escape stands for nothing that an argument can hold"));
        QCOMPARE(failureOf("curl h -d $'a\\'"), QStringLiteral("1:11 this apostrophe is never closed"));
    }

    void readsPowerShell()
    {
        const CurlCommand read =
            curl("curl.exe 'http://h/p' `\n  -H \"X: a`\"b\"\"c`n\".Trim `\r\n -d 'it''s' `\n"
                 "  -A $env:AGENT; Get-Date");
        QCOMPARE(read.request.method, QByteArray("FAILED")); // a line feed is in the header
        const CurlCommand fine = curl("curl 'http://h/p' `\n  -H \"X: a`\"b\"\"c\" `\r\n -d 'it''s' `\n"
                                      "  -A $env:AGENT; Get-Date");
        QCOMPARE(*fine.request.headers.find("X"), QByteArray("a\"b\"c"));
        QCOMPARE(*fine.request.headers.find("User-Agent"), QByteArray("$env:AGENT"));
        QCOMPARE(fine.request.body, QByteArray("it's"));
        QVERIFY((kindsOf(fine) == std::vector{Kind::ExpansionKept, Kind::RestLeftOut}));
        QCOMPARE(fine.findings.front().detail, QStringLiteral("$env:AGENT"));
    }

    void readsCmd()
    {
        const CurlCommand read = curl("curl ^\"http://h/p?a=1^&b=2^\" ^\r\n  -H ^\"X: \\^\"q\\^\"^\" ^\r\n"
                                      "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"x y^\\^\"^}^\n\nz^\"");
        QCOMPARE(read.request.url, QByteArray("http://h/p?a=1&b=2"));
        QCOMPARE(*read.request.headers.find("X"), QByteArray("\"q\""));
        QCOMPARE(read.request.body, QByteArray("{\"a\":\"x y\"}\nz"));
        const CurlCommand older = curl("curl \"http://h/p?a=%20&b=2\" ^\n -H \"X: \"\"q\"\" %TOKEN%\" ^\n"
                                       " -d \"C:\\\\dir\\\\\" & del x");
        QCOMPARE(*older.request.headers.find("X"), QByteArray("\"q\" %TOKEN%"));
        QCOMPARE(older.request.body, QByteArray("C:\\\\dir\\"));
        QVERIFY((kindsOf(older) == std::vector{Kind::ExpansionKept, Kind::RestLeftOut}));
    }

    void doesNothingButRead()
    {
        const CurlCommand read = curl(
            "curl http://h/p -K conf -o out -O -D dump -c jar --unix-socket /s -x http://u:pw@proxy -k \\\n"
            " --resolve h:80:1.2.3.4 --cert c.pem:pw --key k.pem --pass pw -n --digest -u me:pw -b file.txt "
            "\\\n"
            " -H @headers.txt --compressed -z 2020-01-01 -d @/etc/passwd --data-urlencode n@f -d x");
        QVERIFY((kindsOf(read) == std::vector{Kind::ConfigNotRead,      Kind::FileNotWritten,
                                              Kind::FileNotWritten,     Kind::FileNotWritten,
                                              Kind::FileNotWritten,     Kind::ConnectionLeftOut,
                                              Kind::ConnectionLeftOut,  Kind::CheckStaysOn,
                                              Kind::ConnectionLeftOut,  Kind::CertificateLeftOut,
                                              Kind::CertificateLeftOut, Kind::CertificateLeftOut,
                                              Kind::NetrcNotRead,       Kind::AuthenticationLeftOut,
                                              Kind::FileNotRead,        Kind::FileNotRead,
                                              Kind::CompressionLeftOut, Kind::OptionLeftOut,
                                              Kind::FileNotRead,        Kind::FileNotRead}));
        QCOMPARE(read.request.body, QByteArray("&&x"));
        QVERIFY(!read.request.headers.contains("Authorization"));
        QCOMPARE(read.findings[14].detail, QStringLiteral("file.txt"));
        QCOMPARE(read.findings[18].detail, QStringLiteral("/etc/passwd"));
        QCOMPARE(read.findings[18].line, qint64{3});
        for (const CurlFinding &finding : read.findings) {
            QVERIFY2(!finding.detail.contains(QLatin1String("pw")), qPrintable(finding.detail));
        }
    }

    void keepsWhatAShellWouldHaveReplaced()
    {
        const CurlCommand read =
            curl("curl \"http://h/$ID\" -H \"Authorization: Bearer $(get secret)\" -d `date` "
                 "-d '$no' -d \\$no -d ${A} | jq .x");
        QCOMPARE(read.request.url, QByteArray("http://h/$ID"));
        QCOMPARE(*read.request.headers.find("Authorization"), QByteArray("Bearer $(get secret)"));
        QCOMPARE(read.request.body, QByteArray("`date`&$no&$no&${A}"));
        QVERIFY((kindsOf(read) == std::vector{Kind::ExpansionKept, Kind::ExpansionKept, Kind::ExpansionKept,
                                              Kind::ExpansionKept, Kind::RestLeftOut}));
        QCOMPARE(read.findings[0].detail, QStringLiteral("$ID"));
        QCOMPARE(read.findings[1].detail, QStringLiteral("$(…)"));
        QCOMPARE(read.findings[0].column, qint64{16});
    }

    void endsWhereTheShellEndsIt()
    {
        QCOMPARE(curl("curl http://h/?a=1&b=2").request.url, QByteArray("http://h/?a=1"));
        QVERIFY((kindsOf(curl("curl http://h/?a=1&b=2")) == std::vector{Kind::RestLeftOut}));
        QCOMPARE(curl("curl h 2>&1").request.url, QByteArray("http://h"));
        QVERIFY(kindsOf(curl("curl h;\n\n")).empty());
        const CurlCommand two = curl("\n\ncurl h\ncurl i");
        QCOMPARE(two.request.url, QByteArray("http://h"));
        QCOMPARE(two.findings.front().line, qint64{3});
    }

    void buildsAForm()
    {
        const CurlCommand read =
            curl("curl http://h/p -F a=b -F 'c=d;type=text/x' -F '\"e=f\"=g' "
                 "--form-string 'h=@i;type=x' -F 'j=\"k;l\";filename=m\"n' -F p=@dir/x.txt");
        const QByteArray type = *read.request.headers.find("Content-Type");
        QVERIFY(type.startsWith("multipart/form-data; boundary=------------------------"));
        const QByteArray boundary = "--" + type.mid(30);
        QCOMPARE(
            QByteArray(read.request.body).replace(boundary, "B"),
            QByteArray("B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n"
                       "B\r\nContent-Disposition: form-data; name=\"c\"\r\nContent-Type: text/x\r\n\r\nd\r\n"
                       "B\r\nContent-Disposition: form-data; name=\"%22e\"\r\n\r\nf\"=g\r\n"
                       "B\r\nContent-Disposition: form-data; name=\"h\"\r\n\r\n@i;type=x\r\n"
                       "B\r\nContent-Disposition: form-data; name=\"j\"; filename=\"m%22n\"\r\n\r\nk;l\r\n"
                       "B\r\nContent-Disposition: form-data; name=\"p\"; filename=\"x.txt\"\r\n\r\n\r\n"
                       "B--\r\n"));
        QVERIFY((kindsOf(read) == std::vector{Kind::FormRebuilt, Kind::FileNotRead}));
        const CurlCommand clash = curl("curl h -F 'a=------------------------5365616c77726967'");
        QVERIFY(!clash.request.headers.find("Content-Type")->endsWith("5365616c77726967"));
        QCOMPARE(curl("curl h -F a=b -H 'Content-Type: multipart/mixed'")
                     .request.headers.find("Content-Type")
                     ->left(26),
                 QByteArray("multipart/mixed; boundary="));
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("failure");
        const auto row = [](const char *command, const char *failure) {
            QTest::newRow(command) << QByteArray(command) << QString::fromUtf8(failure);
        };
        row("curl", "1:1 it names no URL");
        row("curl h 'a", "1:8 this apostrophe is never closed");
        row("curl h \\\n -d \"a", "2:5 this quotation mark is never closed");
        row("curl h -d $(date", "1:11 this substitution is never closed");
        row("curl h -d `date", "1:11 this substitution is never closed");
        row("curl h \\ \n -d a", "1:8 blanks follow the backslash that should continue the line");
        row("curl h -H", "1:8 --header is the last word, but a value belongs to it");
        row("curl h -sX", "1:8 --request is the last word, but a value belongs to it");
        row("curl h i", "1:8 a second URL stands here; give one alone");
        row("curl h --next i", "1:8 a second request begins here; give one alone");
        row("curl h -F a=b -d c", "1:18 -F and -d exclude each other");
        row("curl h -F ab", "1:11 a part of a form is name=content");
        row("curl h -I -d c", "1:8 -I and a body exclude each other");
        row("curl h -T f -d c", "1:11 -T and -d or -F exclude each other");
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(const QByteArray, command);
        VERIFY_FAILURE(readCurlCommand(command), HttpError::CurlCommandMalformed);
        QTEST(failureOf(command), "failure");
    }

    void refusesUnknownOptionsWithoutTheirValues()
    {
        const auto unknown = readCurlCommand("curl h \\\n --header=Authorization:secret");
        VERIFY_FAILURE(unknown, HttpError::CurlOptionUnknown);
        QCOMPARE(unknown.error().fact("option"), QStringLiteral("--header="));
        QCOMPARE(unknown.error().fact("line"), QStringLiteral("2"));
        VERIFY_FAILURE(readCurlCommand("curl h -s="), HttpError::CurlOptionUnknown);
        VERIFY_FAILURE(readCurlCommand("curl h --no-request x"), HttpError::CurlOptionUnknown);
        VERIFY_FAILURE(readCurlCommand("curl h --pro x"), HttpError::CurlOptionUnknown); // proto, proxy
        VERIFY_FAILURE(readCurlCommand("curl h --expand-url x"), HttpError::CurlOptionUnknown);
    }

    void refusesWhatHttpCannotCarry()
    {
        const auto header = readCurlCommand("curl h \\\n -H $'A: b\\r\\nC: d'");
        VERIFY_FAILURE(header, HttpError::HeaderValueInvalid);
        QCOMPARE(header.error().fact("line"), QStringLiteral("2"));
        VERIFY_FAILURE(readCurlCommand("curl h -H 'A b: c'"), HttpError::HeaderNameInvalid);
        VERIFY_FAILURE(readCurlCommand("curl ftp://h/x"), HttpError::UrlSchemeUnsupported);
        VERIFY_FAILURE(readCurlCommand("curl file:///etc/passwd"), HttpError::UrlSchemeUnsupported);
        VERIFY_FAILURE(readCurlCommand("curl 'http://h/a b'"), HttpError::UrlMalformed);
        VERIFY_FAILURE(readCurlCommand("curl ''"), HttpError::UrlEmpty);
        VERIFY_FAILURE(readCurlCommand("curl h -X 'A B'"), HttpError::MethodInvalid);
        VERIFY_FAILURE(readCurlCommand("curl h -A $'a\\nb'"), HttpError::HeaderValueInvalid);
        VERIFY_FAILURE(readCurlCommand("curl h -b $'a=\\nb'"), HttpError::HeaderValueInvalid);
    }

    void hasLimits()
    {
        const QByteArray large(kLongestCommand, 'x');
        VERIFY_FAILURE(readCurlCommand(QByteArray("curl h -d " + large)), HttpError::CurlCommandTooLarge);
        const QByteArray many = QByteArray("a ").repeated(60'000);
        VERIFY_FAILURE(readCurlCommand(QByteArray("curl " + many)), HttpError::CurlCommandTooLarge);
        VERIFY_FAILURE(readCurlCommand(QByteArray("curl ^\n " + many)), HttpError::CurlCommandTooLarge);
        VERIFY_FAILURE(readCurlCommand(QByteArray("curl `\n " + many)), HttpError::CurlCommandTooLarge);
    }

    void staysQuickWithHostileCommands()
    {
        const CurlCommand headers = curl("curl h " + QByteArray("-H 'X-Header: value' ").repeated(20'000));
        QCOMPARE(headers.request.headers.size(), qsizetype{20'000});
        const CurlCommand files = curl("curl h " + QByteArray("-d @f\\\n ").repeated(20'000));
        QCOMPARE(files.findings.size(), std::size_t{20'000});
        QCOMPARE(files.findings.back().line, qint64{20'000});
        QCOMPARE(curl("curl h -d '" + QByteArray("\"").repeated(8'000'000) + "'").request.body.size(),
                 qsizetype{8'000'000});
        const QByteArray dashes(4'000'000, '-');
        QCOMPARE(curl("curl h -F 'a=" + dashes + "'").request.method, QByteArray("POST"));
        QCOMPARE(curl("curl h -d " + QByteArray("$a").repeated(1'000'000)).findings.size(),
                 std::size_t{1'000'000});
        QVERIFY(curl("curl h/" + QByteArray("../").repeated(1'000'000)).request.url == "http://h/");
    }

    void isToldApartFromTheOtherForms()
    {
        const auto form = [](const QByteArray &text) {
            const auto read = readCaptured(text);
            return read ? static_cast<int>(read->form) : -1;
        };
        QCOMPARE(form("curl h -d x"), static_cast<int>(CapturedForm::Curl));
        QCOMPARE(form("\xef\xbb\xbf\n C:/bin/curl.exe h"), static_cast<int>(CapturedForm::Curl));
        QCOMPARE(form("curl\\\n h"), static_cast<int>(CapturedForm::Curl));
        QCOMPARE(form("curl /x HTTP/1.1\nHost: h\n\n"), static_cast<int>(CapturedForm::Raw));
        QCOMPARE(form("POST /x HTTP/1.1\nHost: h\n\ncurl h"), static_cast<int>(CapturedForm::Raw));
        QCOMPARE(form("{\"url\":\"http://h\"}"), static_cast<int>(CapturedForm::Document));
        QCOMPARE(form("{\"request\":{\"method\":\"GET\",\"url\":\"http://h\",\"httpVersion\":\"1\"}}"),
                 static_cast<int>(CapturedForm::Har));
        QCOMPARE(form("curlish h"), -1);
        const auto elsewhere = readCaptured("curl h -d x", "https://other/y");
        VERIFY_RESULT(elsewhere);
        QCOMPARE(elsewhere->request.url, QByteArray("https://other/y"));
        QVERIFY(readCaptured("POST /x HTTP/1.1\nHost: h\n\n")->isSchemeAssumed);
        QVERIFY(!readCaptured("POST /x HTTP/1.1\nHost: h\n\n", "https://h/x")->isSchemeAssumed);
        QVERIFY(!readCaptured("POST https://h/x HTTP/1.1\nHost: h\n\n")->isSchemeAssumed);
    }
};

QTEST_GUILESS_MAIN(TestCurlCommand)
#include "tst_CurlCommand.moc"
