// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Url.h"
#include "tests/support/TestResult.h"

using namespace sealwright::http;

class TestUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void takesAUrlApart()
    {
        const auto url = Url::parse("HTTPS://Api.Example.com:8443/a/../b%2Fc?x=%20&y#frag?no");
        VERIFY_RESULT(url);
        QCOMPARE(url->text(), QByteArray("HTTPS://Api.Example.com:8443/a/../b%2Fc?x=%20&y#frag?no"));
        QCOMPARE(url->scheme(), QByteArray("https"));
        QCOMPARE(url->host(), QByteArray("Api.Example.com"));
        QCOMPARE(url->port(), 8443);
        QVERIFY(url->hasPort());
        QCOMPARE(url->path(), QByteArray("/a/../b%2Fc"));
        QVERIFY(url->hasQuery());
        QCOMPARE(url->query(), QByteArray("x=%20&y"));
        QCOMPARE(url->pathAndQuery(), QByteArray("/a/../b%2Fc?x=%20&y"));
        QCOMPARE(url->authority(), QByteArray("Api.Example.com:8443"));
        QCOMPARE(url->origin(), QByteArray("https://api.example.com:8443"));
    }

    void keepsAnEmptyPathInTheTextOnly()
    {
        const auto url = Url::parse(" \thttp://h?q\r\n");
        VERIFY_RESULT(url);
        QCOMPARE(url->text(), QByteArray("http://h?q"));
        QCOMPARE(url->pathAndQuery(), QByteArray("/?q"));
        QCOMPARE(url->authority(), QByteArray("h"));
        QCOMPARE(url->origin(), QByteArray("http://h:80"));
        QVERIFY(!url->hasPort());
    }

    void tellsAnEmptyQueryFromNone()
    {
        QCOMPARE(Url::parse("http://h/p?")->pathAndQuery(), QByteArray("/p?"));
        QVERIFY(Url::parse("http://h/p?")->hasQuery());
        QVERIFY(!Url::parse("http://h/p#?")->hasQuery());
    }

    void keepsTheBracketsOfAnIpv6Literal()
    {
        const auto url = Url::parse("http://[::1]:3000");
        VERIFY_RESULT(url);
        QCOMPARE(url->host(), QByteArray("[::1]"));
        QCOMPARE(url->authority(), QByteArray("[::1]:3000"));
        VERIFY_RESULT(Url::parse("http://[fe80::1%25eth0]/"));
        VERIFY_RESULT(Url::parse("https://[2001:db8::192.0.2.1]"));
    }

    void refusesWhatIsNoHttpUrl_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char *text, HttpError code) {
            QTest::newRow(text) << QByteArray(text) << static_cast<int>(code);
        };
        row("", HttpError::UrlEmpty);
        row(" \n", HttpError::UrlEmpty);
        row("ftp://h/", HttpError::UrlSchemeUnsupported);
        row("javascript:alert(1)", HttpError::UrlSchemeUnsupported);
        row("file:///etc/passwd", HttpError::UrlSchemeUnsupported);
        row("mailto:me@example.com", HttpError::UrlSchemeUnsupported);
        row("localhost:3000/x", HttpError::UrlMalformed);
        row("example.com", HttpError::UrlMalformed);
        row("//example.com", HttpError::UrlMalformed);
        row("/path", HttpError::UrlMalformed);
        row("http:/h", HttpError::UrlMalformed);
        row("http:h", HttpError::UrlMalformed);
        row("http://", HttpError::UrlMalformed);
        row("http:///x", HttpError::UrlMalformed);
        row("http://:80", HttpError::UrlMalformed);
        row("http://h:", HttpError::UrlMalformed);
        row("http://h:0", HttpError::UrlMalformed);
        row("http://h:65536", HttpError::UrlMalformed);
        row("http://h:8a", HttpError::UrlMalformed);
        row("http://h:+80", HttpError::UrlMalformed);
        row("http://h:99999999999999999999", HttpError::UrlMalformed);
        row("http://a:1:2", HttpError::UrlMalformed);
        row("http://user@h", HttpError::UrlMalformed);
        row("http://evil.test\\@good.test/", HttpError::UrlMalformed);
        row("http://a\\b/", HttpError::UrlMalformed);
        row("http://h%41/", HttpError::UrlMalformed);
        row("http://h/a b", HttpError::UrlMalformed);
        row("http://h/a\tb", HttpError::UrlMalformed);
        row("http://h/a\r\nHost: x", HttpError::UrlMalformed);
        row("http://h/\x7f", HttpError::UrlMalformed);
        row("http://h/\xc3\xa4", HttpError::UrlMalformed);
        row("http://b\xc3\xbc"
            "cher.example",
            HttpError::UrlMalformed);
        row("http://[::1", HttpError::UrlMalformed);
        row("http://[::1]x", HttpError::UrlMalformed);
        row("http://[]", HttpError::UrlMalformed);
        row("http://[1::2::3]", HttpError::UrlMalformed);
        row("http://[12345::]", HttpError::UrlMalformed);
        row("http://[1:2:3:4:5:6:7]", HttpError::UrlMalformed);
        row("http://[::1%]", HttpError::UrlMalformed);
        row("http://::1/", HttpError::UrlMalformed);
        row("http://{{host}}/", HttpError::UrlMalformed);
    }

    void refusesWhatIsNoHttpUrl()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        VERIFY_FAILURE(Url::parse(text), static_cast<HttpError>(code));
    }

    void refusesANulAndAHostBeyondMeasure()
    {
        VERIFY_FAILURE(Url::parse(QByteArray("http://h/\0", 10)), HttpError::UrlMalformed);
        VERIFY_FAILURE(Url::parse(QByteArray("http://" + QByteArray(256, 'a'))), HttpError::UrlMalformed);
        VERIFY_RESULT(Url::parse(QByteArray("http://h/" + QByteArray(100000, 'a'))));
    }

    void namesThePlaceOfABlankAndHidesAPassword()
    {
        const auto blank = Url::parse("http://h/a b");
        QVERIFY(blank.error().fact("reason").contains(QStringLiteral("position 11")));
        const auto password = Url::parse("https://user:hunter2@h/x");
        QVERIFY(!password.error().fact("url").contains(QStringLiteral("hunter2")));
        QVERIFY(password.error().fact("url").endsWith(QStringLiteral("@h/x")));
        const auto other = Url::parse("ftp://user:hunter2@h/x");
        QVERIFY(!other.error().fact("url").contains(QStringLiteral("hunter2")));
    }

    void knowsLoopback_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("loopback");
        const auto row = [](const char *text, bool loopback) {
            QTest::newRow(text) << QByteArray(text) << loopback;
        };
        row("http://localhost/", true);
        row("http://LocalHost.:1/", true);
        row("http://a.b.localhost", true);
        row("http://127.0.0.1:3000", true);
        row("http://127.255.1.2", true);
        row("http://[::1]", true);
        row("http://[0:0:0:0:0:0:0:1]", true);
        row("http://[::2]", false);
        row("http://[1::1]", false);
        row("http://127.0.0.1.example.com", false);
        row("http://127.1", false);
        row("http://0127.0.0.1", false);
        row("http://128.0.0.1", false);
        row("http://notlocalhost", false);
        row("http://localhost.example.com", false);
        row("http://10.0.0.1", false);
        row("http://0.0.0.0", false);
    }

    void knowsLoopback()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, loopback);
        const auto url = Url::parse(text);
        VERIFY_RESULT(url);
        QCOMPARE(url->isLoopback(), loopback);
    }

    void appendsQueryParameters_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("none") << QByteArray("http://h/p") << QByteArray("http://h/p?a%20b=%2F%3D");
        QTest::newRow("some") << QByteArray("http://h/p?x=1") << QByteArray("http://h/p?x=1&a%20b=%2F%3D");
        QTest::newRow("empty") << QByteArray("http://h?") << QByteArray("http://h?a%20b=%2F%3D");
        QTest::newRow("ampersand") << QByteArray("http://h?x&") << QByteArray("http://h?x&a%20b=%2F%3D");
        QTest::newRow("fragment") << QByteArray("http://h/p#f?") << QByteArray("http://h/p?a%20b=%2F%3D#f?");
        QTest::newRow("both") << QByteArray("http://h?x#f") << QByteArray("http://h?x&a%20b=%2F%3D#f");
    }

    void appendsQueryParameters()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const Url url = Url::parse(text)->withQueryParameter("a b", "/=");
        QCOMPARE(url.text(), expected);
        const auto again = Url::parse(expected);
        QCOMPARE(url.query(), again->query());
        QCOMPARE(url.pathAndQuery(), again->pathAndQuery());
    }
};

QTEST_GUILESS_MAIN(TestUrl)
#include "tst_Url.moc"
