// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TcpOption.h"
#include "tests/unit/sender/SenderBench.h"

#include <QFile>
#include <QTimer>

using namespace sealwright;
using namespace sealwright::tests;
using namespace std::chrono_literals;
using Then = RawServer::Action::Then;

class TestCurlSenderLoop : public QObject
{
    Q_OBJECT

    /// Of ours to the server, as tcp(7) numbers them.
    static int stateOfConnectionTo(const SenderBench &bench)
    {
        return tcpOptionOfSocketTo(bench.server.port(), TCP_INFO) & 0xff; // tcpi_state comes first
    }

    static bool hasLibcurl()
    {
        QFile maps(QStringLiteral("/proc/self/maps"));
        return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("/libcurl.so");
    }

private Q_SLOTS:

    /// First of all: libcurl stays with the process that has loaded it once.
    void startsNothingBeforeTheFirstRequest()
    {
        SenderBench bench;
        QVERIFY(!hasLibcurl());
        QCOMPARE(codeOf(bench.get()), QByteArray());
        QVERIFY(hasLibcurl());
    }

    void keepsTheConnectionAndTellsTimingsHonestly()
    {
        SenderBench bench;
        bench.server.drip({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", "b"});
        const http::Exchange first = bench.get();
        const http::Exchange second = bench.get();
        QCOMPARE(bench.server.connections(), 1);
        QVERIFY(first.timings.connect > 0us);
        QVERIFY(first.timings.send > 0us);
        QVERIFY(first.timings.firstByte > 0us);
        QVERIFY(first.timings.receive() > 0us);
        QCOMPARE(first.timings.tls, 0us);
        QCOMPARE(second.timings.dns, 0us);
        QCOMPARE(second.timings.connect, 0us);
        QCOMPARE(second.timings.tls, 0us);
        QVERIFY(second.timings.firstByte > 0us);
        for (const http::Timings &timings : {first.timings, second.timings}) {
            QVERIFY(timings.dns + timings.connect + timings.tls + timings.send + timings.firstByte <=
                    timings.total);
        }
    }

    void answersThirtyTwoAtOnceEachWithItsOwn()
    {
        SenderBench bench;
        std::vector<QCoro::Task<http::Exchange>> tasks;
        for (int i = 0; i < 32; ++i) {
            const QByteArray body = QByteArray::number(i);
            bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
            tasks.push_back(bench.sender.send({"POST", bench.server.url("/" + body), {}, body}, {}, {}));
        }
        for (int i = 0; i < 32; ++i) {
            const http::Exchange exchange = await(std::move(tasks[static_cast<std::size_t>(i)]));
            QCOMPARE(codeOf(exchange), QByteArray());
            QCOMPARE(exchange.request.body, QByteArray::number(i));
            QVERIFY(exchange.sentHead.startsWith(QByteArray("POST /" + QByteArray::number(i) + " ")));
        }
        QCOMPARE(bench.server.connections(), 32);
        for (int i = 0; i < 64; ++i) {
            QCOMPARE(codeOf(bench.get()), QByteArray());
        }
        QCOMPARE(bench.server.connections(), 32);
    }

    void cancelsAtOnce()
    {
        SenderBench bench;
        bench.server.neverAnswer();
        base::CancellationSource source;
        const QCoro::Task<http::Exchange> task =
            bench.sender.send({"POST", bench.server.url(), {}, "x"}, {}, source.cancellation());
        QVERIFY(QTest::qWaitFor([&] { return bench.server.requests().size() == 1; }));
        QVERIFY(!task.isReady());
        source.request();
        QVERIFY(task.isReady());
        QVERIFY(QTest::qWaitFor([&] { return bench.server.openConnections() == 0; }));
    }

    void tellsWhatHadComeWhenItWasCancelled()
    {
        SenderBench bench;
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        base::CancellationSource source;
        std::optional<http::Exchange> exchange;
        const auto run = [](SenderBench &where, base::Cancellation cancellation,
                            std::optional<http::Exchange> &result) -> QCoro::Task<> {
            http::Request request{"POST", where.server.url(), {}, "x"};
            QCoro::Task<http::Exchange> sending =
                where.sender.send(std::move(request), {}, std::move(cancellation));
            result = co_await sending;
        };
        const QCoro::Task<> task = run(bench, source.cancellation(), exchange);
        QVERIFY(QTest::qWaitFor([&] { return bench.server.requests().size() == 1; }));
        // The three bytes were on their way before this was even asked, so they have been taken as well.
        QCOMPARE(codeOf(bench.get("/next")), QByteArray());
        source.request();
        QVERIFY(exchange);
        QCOMPARE(codeOf(*exchange), QByteArray("cancelled"));
        QCOMPARE(exchange->receivedBody, QByteArray("abc"));
        QCOMPARE(exchange->status, 200);
        QVERIFY(exchange->sentHead.endsWith("\r\n\r\n"));
    }

    void sendsNothingWhenItIsCancelledBefore()
    {
        SenderBench bench;
        base::CancellationSource source;
        source.request();
        const http::Exchange exchange =
            await(bench.sender.send({"GET", bench.server.url(), {}, {}}, {}, source.cancellation()));
        QCOMPARE(codeOf(exchange), QByteArray("cancelled"));
        QCOMPARE(bench.server.connections(), 0);
    }

    void mayBeCancelledAfterItsEnd()
    {
        SenderBench bench;
        base::CancellationSource source;
        const http::Exchange exchange =
            await(bench.sender.send({"GET", bench.server.url(), {}, {}}, {}, source.cancellation()));
        QCOMPARE(codeOf(exchange), QByteArray());
        source.request();
        QCOMPARE(codeOf(bench.get()), QByteArray());
    }

    void mayBeCancelledAfterTheSenderHasGone()
    {
        auto bench = std::make_unique<SenderBench>();
        bench->server.neverAnswer();
        base::CancellationSource source;
        base::CancellationSource other;
        const QCoro::Task<http::Exchange> task =
            bench->sender.send({"GET", bench->server.url(), {}, {}}, {}, other.cancellation());
        sender::SendOptions soon;
        soon.timeout = 50ms;
        await(bench->sender.send({"GET", bench->server.url(), {}, {}}, soon, source.cancellation()));
        other.request();
        QVERIFY(task.isReady());
        bench.reset();
        source.request();
    }

    void startsTheNextRequestFromTheAnswerOfTheLast()
    {
        SenderBench bench;
        const auto run = [](SenderBench &where) -> QCoro::Task<int> {
            int answered = 0;
            for (int i = 0; i < 200; ++i) {
                http::Request request{"POST", where.server.url(), {}, "x"};
                QCoro::Task<http::Exchange> sending = where.sender.send(std::move(request), {}, {});
                const http::Exchange exchange = co_await sending;
                answered += exchange.status == 200 ? 1 : 0;
            }
            co_return answered;
        };
        QCOMPARE(await(run(bench)), 200);
        QCOMPARE(bench.server.connections(), 1);
    }

    void letsTheEventLoopTurnWhileRequestsFailAtOnce()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(closed.serverPort());
        closed.close();
        SenderBench bench;
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, &ticker, [&] { ++ticks; });
        ticker.start(0);
        const auto run = [](SenderBench &where, QByteArray target) -> QCoro::Task<int> {
            int refused = 0;
            for (int i = 0; i < 500; ++i) {
                http::Request request{"GET", target, {}, {}};
                QCoro::Task<http::Exchange> sending = where.sender.send(std::move(request), {}, {});
                const http::Exchange exchange = co_await sending;
                refused += codeOf(exchange) == "connection_refused" ? 1 : 0;
            }
            co_return refused;
        };
        QCOMPARE(await(run(bench, url)), 500);
        QVERIFY2(ticks >= 250, qPrintable(QString::number(ticks)));
    }

    void mayBeDestroyedByItsOwnAnswer()
    {
        RawServer server;
        const FixedClock clock;
        auto sender = std::make_unique<sender::CurlSender>(clock);
        bool isOver = false;
        const auto run = [](std::unique_ptr<sender::CurlSender> &owner, QByteArray url,
                            bool &over) -> QCoro::Task<> {
            http::Request request{"GET", std::move(url), {}, {}};
            QCoro::Task<http::Exchange> sending = owner->send(std::move(request), {}, {});
            const http::Exchange exchange = co_await sending;
            owner.reset();
            over = exchange.status == 200;
        };
        const QCoro::Task<> task = run(sender, server.url(), isOver);
        QVERIFY(QTest::qWaitFor([&] { return isOver; }));
        QVERIFY(!sender);
    }

    void mayBeDestroyedWithRequestsInFlight()
    {
        RawServer server;
        const FixedClock clock;
        // Never resumed, so nothing frees what they hold; reachable from here, it is no leak.
        static auto &abandoned = *new std::vector<QCoro::Task<http::Exchange>>;
        {
            sender::CurlSender sender(clock);
            for (int i = 0; i < 3; ++i) {
                server.neverAnswer();
                abandoned.push_back(sender.send({"POST", server.url(), {}, "x"}, {}, {}));
            }
            QVERIFY(QTest::qWaitFor([&] { return server.requests().size() == 3; }));
            abandoned.push_back(sender.send({"GET", "http://nowhere.invalid/", {}, {}}, {}, {}));
        }
        QVERIFY(QTest::qWaitFor([&] { return server.openConnections() == 0; }));
        for (const QCoro::Task<http::Exchange> &task : abandoned) {
            QVERIFY(!task.isReady());
        }
    }

    void makesANewConnectionWhenTheKeptOneIsGone()
    {
        SenderBench bench;
        QCOMPARE(codeOf(bench.get()), QByteArray());
        bench.server.closeAll();
        QTRY_VERIFY(stateOfConnectionTo(bench) != TCP_ESTABLISHED);
        QCOMPARE(codeOf(bench.get()), QByteArray());
        QCOMPARE(bench.server.connections(), 2);
    }

    /// A server that writes head and body apart waits for the acknowledgement of the first (Nagle), which the
    /// kernel would put off by 40 ms on a kept connection.
    void delaysNoSegmentAndNoAcknowledgementOnAKeptConnection()
    {
        SenderBench bench;
        std::vector<int> quick;
        std::vector<int> noDelay;
        bench.server.onRequest([&] {
            quick.push_back(tcpOptionOfSocketTo(bench.server.port(), TCP_QUICKACK));
            noDelay.push_back(tcpOptionOfSocketTo(bench.server.port(), TCP_NODELAY));
        });
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(codeOf(bench.send({"POST", bench.server.url(), {}, "body"})), QByteArray());
        }
        QCOMPARE(bench.server.connections(), 1);
        QCOMPARE(quick, std::vector<int>(6, 1));
        QCOMPARE(noDelay, std::vector<int>(6, 1));
    }
};

QTEST_GUILESS_MAIN(TestCurlSenderLoop)
#include "tst_CurlSenderLoop.moc"
