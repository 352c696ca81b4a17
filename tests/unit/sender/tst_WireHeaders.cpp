// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/WireHeaders.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::sender;

class TestWireHeaders : public QObject
{
    Q_OBJECT

    static QByteArray shown(const http::Request &request, DefaultHeaders defaults)
    {
        QByteArray text;
        for (const http::HeaderField &field : wireHeaders(request, defaults)) {
            text += field.name;
            text += '=';
            text += field.value;
            text += '|';
        }
        const qsizetype version = text.indexOf("User-Agent=Sealwright/");
        if (version >= 0) {
            const qsizetype start = version + 22;
            text.replace(start, text.indexOf('|', start) - start, "V");
        }
        return text;
    }

private Q_SLOTS:

    void addsOnlyWhatIsLacking_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("defaults");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("JSON")
            << QByteArray("POST") << QByteArray("X") << QByteArray(" \n{}") << true
            << QByteArray("Host=h:1|X=v|User-Agent=Sealwright/V|Accept=*/*|Content-Type=application/"
                          "json|Content-Length=4|");
        QTest::newRow("bytes") << QByteArray("PUT") << QByteArray() << QByteArray("\0", 1) << true
                               << QByteArray("Host=h:1|User-Agent=Sealwright/V|Accept=*/*|Content-Length=1|");
        QTest::newRow("omitted") << QByteArray("POST") << QByteArray() << QByteArray("[1]") << false
                                 << QByteArray("Host=h:1|Content-Length=3|");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << QByteArray() << false
                             << QByteArray("Host=h:1|");
        QTest::newRow("GET with a body") << QByteArray("GET") << QByteArray() << QByteArray("x") << false
                                         << QByteArray("Host=h:1|Content-Length=1|");
        QTest::newRow("empty POST") << QByteArray("POST") << QByteArray() << QByteArray() << false
                                    << QByteArray("Host=h:1|Content-Length=0|");
        QTest::newRow("custom method")
            << QByteArray("PURGE") << QByteArray() << QByteArray() << false << QByteArray("Host=h:1|");
        QTest::newRow("all given") << QByteArray("POST")
                                   << QByteArray("accept,content-type,user-agent,content-length,hOst")
                                   << QByteArray("{}") << true
                                   << QByteArray(
                                          "accept=v|content-type=v|user-agent=v|content-length=v|hOst=v|");
        QTest::newRow("chunked") << QByteArray("POST") << QByteArray("Transfer-Encoding") << QByteArray("x")
                                 << false << QByteArray("Host=h:1|Transfer-Encoding=v|");
    }

    void addsOnlyWhatIsLacking()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(bool, defaults);
        QFETCH(QByteArray, expected);
        http::Request request{method, "http://h:1/p", {}, body};
        for (const QByteArray &name : headers.split(',')) {
            if (!name.isEmpty()) {
                request.headers.append(name, "v");
            }
        }
        QCOMPARE(shown(request, defaults ? DefaultHeaders::Add : DefaultHeaders::Omit), expected);
    }

    void takesABodyForJsonByItsFirstByte()
    {
        QVERIFY(beginsLikeJson("{"));
        QVERIFY(beginsLikeJson("\r\n\t [broken"));
        QVERIFY(!beginsLikeJson(""));
        QVERIFY(!beginsLikeJson("  "));
        QVERIFY(!beginsLikeJson("a={}"));
        QVERIFY(!beginsLikeJson("\"text\""));
        QVERIFY(!beginsLikeJson("1"));
    }
};

QTEST_GUILESS_MAIN(TestWireHeaders)
#include "tst_WireHeaders.moc"
