// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/WireRecord.h"

#include <QTest>

using namespace sealwright::sender;
using namespace std::chrono_literals;

class TestWireRecord : public QObject
{
    Q_OBJECT

    static WireRecord::Moment at(std::chrono::microseconds time) { return WireRecord::Moment(1s + time); }

private Q_SLOTS:

    void joinsABlockThatWasSentInPieces()
    {
        WireRecord wire(false);
        wire.headOut("POST / HTTP/1.1\r\nA: ", at(1us));
        QVERIFY(!wire.hasSentHead());
        wire.headOut("1\r\n\r\n", at(2us));
        wire.bodyOut(3, at(3us));
        wire.bodyOut(4, at(4us));
        QCOMPARE(wire.sentHead(), QByteArray("POST / HTTP/1.1\r\nA: 1\r\n\r\n"));
        QVERIFY(wire.hasSentHead());
        QCOMPARE(wire.sentBodyBytes(), 7);
    }

    void keepsTheHeadOfTheFinalResponseOnly()
    {
        WireRecord wire(false);
        wire.headOut("GET / HTTP/1.1\r\n\r\n", at(0us));
        for (const char *line :
             {"HTTP/1.1 100 Continue\r\n", "HTTP/1.1 103 Early Hints\r\n", "Link: x\r\n", "\r\n"}) {
            wire.headIn(line, at(5us));
        }
        QVERIFY(wire.isReceivedHeadWhole());
        QVERIFY(!wire.isFinalHeadWhole());
        QCOMPARE(wire.interimHeads(), std::vector<QByteArray>{"HTTP/1.1 100 Continue\r\n\r\n"});
        for (const char *line : {"HTTP/1.1 200 OK\r\n", "A: 1\r\n"}) {
            wire.headIn(line, at(6us));
        }
        QVERIFY(!wire.isReceivedHeadWhole());
        wire.headIn("\r\n", at(7us));
        QVERIFY(wire.isFinalHeadWhole());
        wire.headIn("Trailer: t\r\n", at(8us));
        QCOMPARE(wire.receivedHead(), QByteArray("HTTP/1.1 200 OK\r\nA: 1\r\n\r\n"));
        QCOMPARE(wire.interimHeads().size(), std::size_t{2});
        QCOMPARE(wire.interimHeads().back(), QByteArray("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"));
    }

    void takesSwitchingProtocolsAsFinal()
    {
        WireRecord wire(false);
        wire.headIn("HTTP/1.1 101 Switching Protocols\r\n", at(1us));
        wire.headIn("\r\n", at(1us));
        QVERIFY(wire.isFinalHeadWhole());
    }

    void keepsTheProxysTalkApart()
    {
        WireRecord wire(true);
        wire.headOut("CONNECT h:443 HTTP/1.1\r\n\r\n", at(0us));
        wire.headIn("HTTP/1.1 200 Connection established\r\n", at(1us));
        wire.headIn("\r\n", at(1us));
        QCOMPARE(wire.sentHead(), QByteArray());
        QCOMPARE(wire.receivedHead(), QByteArray());
        QVERIFY(!wire.hasSentHead());
        wire.headOut("GET / HTTP/1.1\r\n\r\n", at(2us));
        wire.headIn("HTTP/1.1 204 No Content\r\n", at(3us));
        wire.headIn("\r\n", at(3us));
        QCOMPARE(wire.sentHead(), QByteArray("GET / HTTP/1.1\r\n\r\n"));
        QCOMPARE(wire.receivedHead(), QByteArray("HTTP/1.1 204 No Content\r\n\r\n"));
    }

    void leavesAMethodCalledConnectAlone()
    {
        WireRecord wire(false);
        wire.headOut("CONNECT /x HTTP/1.1\r\n\r\n", at(0us));
        QCOMPARE(wire.sentHead(), QByteArray("CONNECT /x HTTP/1.1\r\n\r\n"));
    }

    void measuresSendingAndWaiting()
    {
        WireRecord wire(false);
        QCOMPARE(wire.sendTime(), 0us);
        wire.requestBegins(at(10us));
        wire.headOut("POST / HTTP/1.1\r\n\r\n", at(13us));
        wire.headIn("HTTP/1.1 100 Continue\r\n", at(15us));
        QVERIFY(wire.hasReceivedAnything());
        wire.headIn("\r\n", at(15us));
        wire.bodyOut(5, at(20us));
        QCOMPARE(wire.firstByteTime(), 0us);
        wire.headIn("HTTP/1.1 200 OK\r\n", at(50us));
        wire.headIn("\r\n", at(60us));
        wire.bodyIn(at(70us));
        QCOMPARE(wire.sendTime(), 10us);
        QCOMPARE(wire.firstByteTime(), 30us);
    }
};

QTEST_GUILESS_MAIN(TestWireRecord)
#include "tst_WireRecord.moc"
