// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/SecretBytes.h"
#include "app/http/Exchange.h"
#include "app/http/ExchangeRedaction.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::http;

namespace {

/// JSON with its quotes as apostrophes, because moc trips over raw strings.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT

    static Exchange answered()
    {
        Exchange exchange;
        exchange.request = {"POST", "http://h/", HeaderList{{"Host", "h"}}, "x"};
        exchange.sentHead = "POST / HTTP/1.1\r\nHost: h\r\n\r\n";
        exchange.sentBodyBytes = 1;
        exchange.receivedHead = "HTTP/1.1 404 Not  Found\r\nA: \xe4\r\n\r\n";
        exchange.receivedBody = QByteArray("\0y", 2);
        exchange.receivedBodyBytes = 2;
        exchange.status = 404;
        exchange.httpVersion = "HTTP/1.1";
        using us = std::chrono::microseconds;
        exchange.timings = {us(1), us(2), us(3), us(4), us(5), us(20)};
        exchange.remote = QStringLiteral("127.0.0.1:80");
        return exchange;
    }

private Q_SLOTS:

    void leavesTheRestOfTheTimeToReceiving()
    {
        QCOMPARE(answered().timings.receive().count(), 5);
        Timings odd;
        odd.connect = std::chrono::microseconds(7);
        QCOMPARE(odd.receive().count(), 0);
    }

    void readsReasonAndHeadersFromTheBlock()
    {
        const Exchange exchange = answered();
        QCOMPARE(exchange.reason(), QByteArray("Not  Found"));
        QCOMPARE(*exchange.receivedHeaders().find("a"), QByteArray("\xe4"));
        Exchange other;
        QCOMPARE(other.reason(), QByteArray());
        other.receivedHead = "HTTP/2 200 \r\n\r\n";
        QCOMPARE(other.reason(), QByteArray());
        other.receivedHead = "HTTP/1.1 999\r\n\r\n";
        QCOMPARE(other.reason(), QByteArray());
    }

    void writesTheKeysOfTheContract()
    {
        QCOMPARE(
            base::compactJson(toJson(answered())),
            QByteArray(quoted(
                "{'request':{'method':'POST','url':'http://h/','headers':[['Host','h']],'bodyBase64':'eA=='},"
                "'sent':{'head':'POST / HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n',"
                "'headBase64':'UE9TVCAvIEhUVFAvMS4xDQpIb3N0OiBoDQoNCg==','bodyBytes':1},"
                "'received':{'head':'HTTP/1.1 404 Not  Found\\r\\nA: ä\\r\\n\\r\\n',"
                "'headBase64':'SFRUUC8xLjEgNDA0IE5vdCAgRm91bmQNCkE6IOQNCg0K','bodyBytes':2,'bodyBase64':'AHk="
                "'},"
                "'status':404,'httpVersion':'HTTP/1.1',"
                "'timings':{'dns':1,'connect':2,'tls':3,'send':4,'firstByte':5,'total':20},"
                "'tls':null,'remote':'127.0.0.1:80','redirects':[],'error':null}")));
    }

    void writesWhatCameAroundTheFinalAnswer()
    {
        Exchange exchange = answered();
        exchange.interimHeads = {"HTTP/1.1 103 Early\r\n\r\n", "HTTP/1.1 102 \xe4\r\n\r\n"};
        exchange.receivedTrailers = "X-Sum: \xe4\r\n";
        const base::Json received = toJson(exchange)["received"];
        QCOMPARE(received["interim"].size(), std::size_t{2});
        QCOMPARE(base::compactJson(received["interim"][0]),
                 quoted("{'head':'HTTP/1.1 103 Early\\r\\n\\r\\n',"
                        "'headBase64':'SFRUUC8xLjEgMTAzIEVhcmx5DQoNCg=='}"));
        QCOMPARE(base::compactJson(received["trailers"]), QByteArray("\"X-Sum: \xc3\xa4\\r\\n\""));
        QCOMPARE(received["trailersBase64"].dump(), std::string("\"WC1TdW06IOQNCg==\""));
    }

    void hidesSecretsWhereverTheyCameBack()
    {
        Exchange exchange = answered();
        exchange.interimHeads = {"HTTP/1.1 103 Early\r\nX: hunter2hunter2\r\n\r\n"};
        exchange.receivedTrailers = "X: hunter2hunter2\r\n";
        base::Redaction redaction;
        redaction.add(base::SecretBytes::copyOf(QByteArrayView("hunter2hunter2")), "hidden");
        QVERIFY(redact(exchange, redaction));
        QCOMPARE(exchange.interimHeads.front(), QByteArray("HTTP/1.1 103 Early\r\nX: hidden\r\n\r\n"));
        QCOMPARE(exchange.receivedTrailers, QByteArray("X: hidden\r\n"));
    }

    void writesTlsFileAnomaliesAndError()
    {
        Exchange exchange = answered();
        exchange.tls = TlsFacts{QStringLiteral("TLSv1.3"),
                                QStringLiteral("C"),
                                {{QStringLiteral("CN=a"), QStringLiteral("CN=b"),
                                  QStringLiteral("2026-01-01T00:00:00Z"), QStringLiteral("ab")}}};
        exchange.bodyFile = QStringLiteral("/tmp/ä");
        exchange.anomalies = {QStringLiteral("bare_lf")};
        exchange.redirects = {QStringLiteral("http://a/")};
        exchange.error =
            base::Error(HttpError::UrlMalformed, {{"url", QStringLiteral("u")}, {"n", qint64{-1}}});
        const base::Json json = toJson(exchange);
        QVERIFY(!json["received"].contains("bodyBase64"));
        QCOMPARE(base::compactJson(json["received"]["bodyFile"]), QByteArray("\"/tmp/\xc3\xa4\""));
        QCOMPARE(base::compactJson(json["tls"]),
                 (quoted("{'version':'TLSv1.3','cipher':'C','peer':[{'subject':'CN=a','issuer':'CN=b',"
                         "'notAfter':'2026-01-01T00:00:00Z','sha256':'ab'}]}")));
        QCOMPARE(base::compactJson(json["anomalies"]), (quoted("['bare_lf']")));
        QCOMPARE(base::compactJson(json["redirects"]), (quoted("['http://a/']")));
        QCOMPARE(base::compactJson(json["error"]), (quoted("{'code':'url_malformed','url':'u','n':-1}")));
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_Exchange.moc"
