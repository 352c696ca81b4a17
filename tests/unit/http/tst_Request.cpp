// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Request.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::http;

namespace {

/// JSON with its quotes as apostrophes, because moc trips over raw strings.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void survivesTheRequestDocument()
    {
        const Request request{"PATCH", "https://h/%2e%2e?a",
                              HeaderList{{"X-a", "1"}, {"x-A", ""}, {"X-U", "\xc3\xa4"}},
                              QByteArray("\0\xff{", 3)};
        const base::Json json = toJson(request);
        QCOMPARE(
            base::compactJson(json),
            QByteArray("{\"method\":\"PATCH\",\"url\":\"https://h/%2e%2e?a\",\"headers\":[[\"X-a\",\"1\"],"
                       "[\"x-A\",\"\"],[\"X-U\",\"\xc3\xa4\"]],\"bodyBase64\":\"AP97\"}"));
        const auto back = requestFromJson(json);
        VERIFY_RESULT(back);
        QVERIFY(*back == request);
    }

    void writesBytesThatAreNoUtf8AsLatin1()
    {
        Request request{"GET", "http://h/", HeaderList{{"X", "\xe4"}}, {}};
        QVERIFY(base::compactJson(toJson(request)).contains("\xc3\xa4"));
    }

    void takesMethodHeadersAndBodyAsOptional()
    {
        const auto request = requestFromJson(*base::parseJson(quoted("{'url':'http://h'}")));
        VERIFY_RESULT(request);
        QCOMPARE(request->method, QByteArray("POST"));
        QVERIFY(request->headers.isEmpty());
        QVERIFY(request->body.isEmpty());
    }

    void namesTheMemberThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        const auto row = [](const QByteArray &text, const char *member) {
            QTest::newRow(text.constData()) << text << QString::fromLatin1(member);
        };
        row("[]", "document");
        row("1", "document");
        row(quoted("{}"), "url");
        row(quoted("{'url':null}"), "url");
        row(quoted("{'url':'u','method':1}"), "method");
        row(quoted("{'url':'u','headers':{'a':'b'}}"), "headers");
        row(quoted("{'url':'u','headers':[['a']]}"), "headers");
        row(quoted("{'url':'u','headers':[['a','b','c']]}"), "headers");
        row(quoted("{'url':'u','headers':[['a',1]]}"), "headers");
        row(quoted("{'url':'u','headers':['a: b']}"), "headers");
        row(quoted("{'url':'u','bodyBase64':7}"), "bodyBase64");
        row(quoted("{'url':'u','bodyBase64':'a b'}"), "bodyBase64");
        row(quoted("{'url':'u','bodyBase64':'!!!!'}"), "bodyBase64");
    }

    void namesTheMemberThatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, member);
        const auto request = requestFromJson(*base::parseJson(text));
        VERIFY_FAILURE(request, HttpError::RequestDocumentInvalid);
        QCOMPARE(request.error().fact("member"), member);
    }

    void checksMethodUrlAndHeaders()
    {
        Request request{"M-SEARCH", "http://h", {}, {}};
        VERIFY_RESULT(checkRequest(request));
        for (const char *method : {"", "GE T", "GET\r\n", "G\xc3\xa4T"}) {
            request.method = method;
            VERIFY_FAILURE(checkRequest(request), HttpError::MethodInvalid);
        }
        request.method = QByteArray(65, 'A');
        VERIFY_FAILURE(checkRequest(request), HttpError::MethodInvalid);
        request.method = "GET";
        request.url = "";
        VERIFY_FAILURE(checkRequest(request), HttpError::UrlEmpty);
        request.url = "http://h";
        request.headers.append("a b", "");
        VERIFY_FAILURE(checkRequest(request), HttpError::HeaderNameInvalid);
    }
};

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_Request.moc"
