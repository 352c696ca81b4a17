// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Request.h"
#include "tests/support/TestResult.h"

#include <random>

using namespace sealwright;
using namespace sealwright::http;

namespace {

/// JSON with its quotes as apostrophes, because moc trips over raw strings.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

base::Result<Request> read(const QByteArray &text, const QByteArray &url = {})
{
    return readCapturedRequest(text, url);
}

} // namespace

class TestCapturedRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsARequestDocument()
    {
        const auto request = read("\xef\xbb\xbf "
                                  "\n{\"method\":\"PUT\",\"url\":\"http://h/"
                                  "x\",\"headers\":[[\"A\",\"1\"]],\"bodyBase64\":\"eA==\"}");
        VERIFY_RESULT(request);
        QVERIFY((*request == Request{"PUT", "http://h/x", HeaderList{{"A", "1"}}, "x"}));
    }

    void readsWhatListenAndSendPrint()
    {
        const auto request = read(quoted("{'id':'d','request':{'method':'POST','url':'http://h/"
                                         "','headers':[],'bodyBase64':'eA=='},'verdict':'failed'}"));
        VERIFY_RESULT(request);
        QCOMPARE(request->body, QByteArray("x"));
    }

    void readsAHarEntryAndAHarWithOneEntry()
    {
        const QByteArray entry =
            quoted("{'startedDateTime':'2026-01-01T00:00:00Z','request':{'method':'POST','url':'https://h/"
                   "hook','httpVersion':'HTTP/2',"
                   "'headers':[{'name':':method','value':'POST'},{'name':':authority','value':'h'},{'name':'"
                   "X-Sig','value':'s'}],"
                   "'postData':{'mimeType':'application/json','text':'[ä]'}},'response':{}}");
        const Request expected{"POST", "https://h/hook", HeaderList{{"Host", "h"}, {"X-Sig", "s"}},
                               "[\xc3\xa4]"};
        const auto fromEntry = read(entry);
        VERIFY_RESULT(fromEntry);
        QVERIFY(*fromEntry == expected);
        const auto fromHar = read("{\"log\":{\"version\":\"1.2\",\"entries\":[" + entry + "]}}");
        VERIFY_RESULT(fromHar);
        QVERIFY(*fromHar == expected);
        VERIFY_FAILURE(read("{\"log\":{\"entries\":[" + entry + "," + entry + "]}}"),
                       HttpError::RequestDocumentInvalid);
        const QByteArray document1 = quoted("{'log':{'entries':[]}}");
        VERIFY_FAILURE(read(document1), HttpError::RequestDocumentInvalid);
        const QByteArray document2 = quoted("{'log':{}}");
        VERIFY_FAILURE(read(document2), HttpError::RequestDocumentInvalid);
    }

    void readsTheBodyOfAHarAsTheEncodingSays()
    {
        const auto binary = read(quoted(
            "{'request':{'method':'POST','url':'http://"
            "h','headers':[{'name':'a','value':''}],'postData':{'text':'AP8=','encoding':'base64'}}}"));
        VERIFY_RESULT(binary);
        QCOMPARE(binary->body, QByteArray("\0\xff", 2));
        const QByteArray document3 = quoted("{'request':{'method':'POST','url':'http://"
                                            "h','postData':{'params':[{'name':'a','value':'b'}]}}}");
        VERIFY_FAILURE(read(document3), HttpError::RequestDocumentInvalid);
    }

    void readsARawMessage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("body");
        const QByteArray head = "POST /hook?x=%20 HTTP/1.1\r\nHost: h:81\r\nX-a:  1 \r\nX-A:\r\n";
        QTest::newRow("all the rest") << QByteArray(head + "\r\n{\"a\":1}\n") << QByteArray("{\"a\":1}\n");
        QTest::newRow("no blank line") << head << QByteArray();
        QTest::newRow("empty lines before") << QByteArray("\r\n\n" + head + "\r\n") << QByteArray();
        QTest::newRow("LF") << QByteArray(QByteArray(head + "\r\nx").replace("\r\n", "\n"))
                            << QByteArray("x");
        QTest::newRow("NUL") << QByteArray(head + "\r\n" + QByteArray("\0\xff\r\n", 4))
                             << QByteArray("\0\xff\r\n", 4);
    }

    void readsARawMessage()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, body);
        const auto request = read(text);
        VERIFY_RESULT(request);
        QCOMPARE(request->method, QByteArray("POST"));
        QCOMPARE(request->url, QByteArray("http://h:81/hook?x=%20"));
        const HeaderList headers{{"Host", "h:81"}, {"X-a", "1"}, {"X-A", ""}};
        QVERIFY(request->headers == headers);
        QCOMPARE(request->body, body);
    }

    void cutsTheBodyOfARawMessageAsItsHeadSays()
    {
        const QByteArray head = "POST / HTTP/1.1\nHost: h\n";
        QCOMPARE(read(head + "Content-Length: 3\n\nabc\n")->body, QByteArray("abc"));
        QCOMPARE(read(head + "Content-Length: 4\n\nabc\n")->body, QByteArray("abc\n"));
        VERIFY_FAILURE(read(head + "Content-Length: 9\n\nabc"), HttpError::RawRequestMalformed);
        VERIFY_FAILURE(read(head + "Content-Length: 1\n\nabc"), HttpError::RawRequestMalformed);
        VERIFY_FAILURE(read(head + "Content-Length: -1\n\n"), HttpError::RawRequestMalformed);
        VERIFY_FAILURE(read(head + "Content-Length: 3\nContent-Length: 4\n\nabc"),
                       HttpError::RawRequestMalformed);
        QCOMPARE(
            read(head + "Transfer-Encoding: chunked\n\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n")->body,
            QByteArray("abcde"));
        QCOMPARE(read(head + "Transfer-Encoding: chunked\n\n{\"decoded\":1}")->body,
                 QByteArray("{\"decoded\":1}"));
    }

    void prefersTheUrlItIsGiven()
    {
        QCOMPARE(read("GET / HTTP/1.1\r\n\r\n", "https://real/x")->url, QByteArray("https://real/x"));
        const QByteArray withoutUrl = quoted("{'method':'GET'}");
        QCOMPARE(read(withoutUrl, "https://real/x")->url, QByteArray("https://real/x"));
        QCOMPARE(read("GET https://abs/y HTTP/1.1\r\nHost: other\r\n\r\n")->url, QByteArray("https://abs/y"));
        VERIFY_FAILURE(read("GET / HTTP/1.1\r\n\r\n", "nonsense"), HttpError::UrlMalformed);
    }

    void refusesRawMessagesAndNamesTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *text, const char *line) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(line);
        };
        row("", "1");
        row("\r\n\r\n", "1");
        row("hello", "1");
        row("GET /", "1");
        row("GET / x HTTP/1.1", "1");
        row("G{T / HTTP/1.1", "1");
        row("GET / FTP/1.1", "1");
        row("GET / HTTP/1.1\r\n\r\n", "1");
        row("GET * HTTP/1.1\r\nHost: h\r\n\r\n", "1");
        row("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "1");
        row("GET / HTTP/1.1\r\nHost h\r\n\r\n", "2");
        row("GET / HTTP/1.1\r\nHost: h\r\nBad : x\r\n\r\n", "3");
        row("GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", "3");
        row("\nGET / HTTP/1.1\nHost: h\n:x\n\n", "4");
        row("GET / HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n", "3");
    }

    void refusesRawMessagesAndNamesTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        const auto request = read(text);
        VERIFY_FAILURE(request, HttpError::RawRequestMalformed);
        QCOMPARE(request.error().fact("line"), line);
    }

    void refusesDocumentsThatCannotHaveCrossedAWire()
    {
        VERIFY_FAILURE(read("{"), base::JsonError::Malformed);
        VERIFY_FAILURE(read(QByteArray(100000, '[')), base::JsonError::TooDeep);
        VERIFY_FAILURE(read("[]"), HttpError::RequestDocumentInvalid);
        const QByteArray document4 = quoted("{'url':'http://h','headers':[['a b','']]}");
        VERIFY_FAILURE(read(document4), HttpError::HeaderNameInvalid);
        const QByteArray document5 = quoted("{'url':'http://h','headers':[['a','x\\r\\ny']]}");
        VERIFY_FAILURE(read(document5), HttpError::HeaderValueInvalid);
        const QByteArray document6 = quoted("{'url':'http://h','method':'G T'}");
        VERIFY_FAILURE(read(document6), HttpError::MethodInvalid);
        const QByteArray document7 = quoted("{'url':'gopher://h'}");
        VERIFY_FAILURE(read(document7), HttpError::UrlSchemeUnsupported);
        const QByteArray document8 = quoted("{'log':7}");
        VERIFY_FAILURE(read(document8), HttpError::RequestDocumentInvalid);
        const QByteArray document9 = quoted("{'log':{'entries':[7]}}");
        VERIFY_FAILURE(read(document9), HttpError::RequestDocumentInvalid);
    }

    void survivesEveryTruncationAndManyMutations()
    {
        const std::vector<QByteArray> seeds{
            "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc",
            quoted("{'log':{'entries':[{'request':{'method':'POST','url':'http://"
                   "h','headers':[{'name':'a','value':'b'}],'postData':{'text':'x'}}}]}}"),
            quoted("{'method':'POST','url':'http://h','headers':[['a','b']],'bodyBase64':'eA=='}"),
        };
        std::mt19937 random(1); // NOLINT: the same mutations in every run
        for (const QByteArray &seed : seeds) {
            for (qsizetype length = 0; length <= seed.size(); ++length) {
                (void)read(seed.first(length));
            }
            for (int round = 0; round < 3000; ++round) {
                QByteArray mutated = seed;
                for (int change = 0; change < 3; ++change) {
                    mutated[static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()))] =
                        static_cast<char>(random());
                }
                const auto request = read(mutated);
                if (request) {
                    VERIFY_RESULT(checkRequest(*request));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCapturedRequest)
#include "tst_CapturedRequest.moc"
