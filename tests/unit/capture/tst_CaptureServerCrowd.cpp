// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"
#include "tests/support/Captured.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/GatedAnswers.h"
#include "tests/support/RawSender.h"
#include "tests/support/TestResult.h"

#include <QTimer>

#include <algorithm>
#include <memory>

using namespace sealwright;
using namespace std::chrono_literals;
using capture::CaptureError;

namespace {

const QByteArray kOneGet("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");

} // namespace

/// More senders than the receiver has places for.
class CaptureServerCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void turnsAwayWhatIsTooMuch();
    void givesUpWhoIsFurthestBehind();
    void turnsNewcomersAwayWhileAllKeepThePace();
    void neverGivesUpWhoWaitsForAnAnswer();
    void servesEveryoneWhileSlowOnesComeBack_data();
    void servesEveryoneWhileSlowOnesComeBack();
    void makesRoomByClosingAnIdleConnection();

private:
    QString start(const capture::ReceiverOptions &options);

    tests::FixedClock m_clock;
    std::unique_ptr<capture::CaptureServer> m_server;
    std::vector<capture::Capture> m_captures;
    std::vector<base::Error> m_troubles;
};

void CaptureServerCrowd::init()
{
    m_captures.clear();
    m_troubles.clear();
    m_server = std::make_unique<capture::CaptureServer>(m_clock);
    tests::collect(*m_server, this, m_captures);
    connect(m_server.get(), &capture::Receiver::troubled, this,
            [this](const base::Error &error) { m_troubles.push_back(error); });
}

void CaptureServerCrowd::cleanup()
{
    m_server.reset();
}

QString CaptureServerCrowd::start(const capture::ReceiverOptions &options)
{
    return m_server->start(options).value_or(QString());
}

void CaptureServerCrowd::turnsAwayWhatIsTooMuch()
{
    capture::ReceiverOptions options;
    QCOMPARE(options.limits.connections, 512);
    options.limits.connections = 200; // both ends are in this process, which may have no more than 1024 files
    options.answerer = tests::after(10min); // so that nobody is idle, nor slow
    const QString url = start(options);
    std::vector<std::unique_ptr<tests::RawSender>> senders;
    for (int i = 0; i < 288; ++i) {
        senders.push_back(std::make_unique<tests::RawSender>(url));
        senders.back()->send(kOneGet);
        if (i % 50 == 49) {
            QVERIFY(QTest::qWaitFor([&] {
                return senders.back()->socket().state() != QAbstractSocket::ConnectingState &&
                       senders.back()->socket().state() != QAbstractSocket::HostLookupState;
            }));
        }
    }
    const auto countOf = [&senders](const QByteArray &start) {
        return std::count_if(senders.begin(), senders.end(),
                             [&start](const auto &sender) { return sender->received().startsWith(start); });
    };
    const auto closed = [&senders] {
        return std::count_if(senders.begin(), senders.end(), [](const auto &sender) {
            sender->received();
            return sender->socket().state() == QAbstractSocket::UnconnectedState;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(closed(), 88, 60000);
    QVERIFY(countOf("HTTP/1.1 503 ") >= 1);
    QVERIFY(!m_troubles.empty());
    QVERIFY(m_troubles[0].is(CaptureError::TooManyConnections));
    QCOMPARE(m_troubles[0].fact("limit"), QStringLiteral("200"));
    // A place that becomes free is taken.
    m_server->answerWith(nullptr);
    const auto inside = std::ranges::find_if(senders, [](const auto &sender) {
        return sender->socket().state() == QAbstractSocket::ConnectedState;
    });
    senders.erase(inside);
    const auto isServed = [&url] {
        tests::RawSender late(url);
        late.send(kOneGet);
        return late.waitForReplies(1) && late.received().startsWith("HTTP/1.1 200 ");
    };
    QVERIFY(QTest::qWaitFor(isServed));
}

void CaptureServerCrowd::givesUpWhoIsFurthestBehind()
{
    capture::ReceiverOptions options;
    options.limits.connections = 2;
    options.limits.headTime = 10min;
    const QString url = start(options);
    tests::RawSender slow(url);
    slow.send("GET /slow HTTP/1.1\r\n");
    tests::RawSender swift(url);
    swift.send("POST /swift HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n" +
               QByteArray(4'000'000, 'x')); // a minute ahead
    QTRY_COMPARE(swift.socket().bytesToWrite(), 0);
    tests::RawSender newcomer(url);
    newcomer.send(kOneGet);
    QVERIFY(newcomer.waitFor("HTTP/1.1 200 "));
    QVERIFY(slow.waitFor("HTTP/1.1 408 "));
    QVERIFY(slow.waitForClose());
    QVERIFY(m_captures.at(0).problem->is(CaptureError::GivenUp));
    QCOMPARE(m_captures[0].head, QByteArray("GET /slow HTTP/1.1\r\n"));
    QCOMPARE(m_captures[0].problem->fact("received"), QStringLiteral("20"));
    QCOMPARE(m_captures[0].repliedStatus, 408);
    QVERIFY(m_troubles.at(0).is(CaptureError::TooManyConnections));
    swift.send(QByteArray(4'000'000, 'x'));
    QVERIFY(swift.waitFor("HTTP/1.1 200 "));
    QCOMPARE(m_captures.back().request.body.size(), 8'000'000);
}

void CaptureServerCrowd::turnsNewcomersAwayWhileAllKeepThePace()
{
    capture::ReceiverOptions options;
    options.limits.connections = 1;
    const QString url = start(options);
    tests::RawSender swift(url);
    swift.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n" +
               QByteArray(4'000'000, 'x'));
    QTRY_COMPARE(swift.socket().bytesToWrite(), 0);
    tests::RawSender newcomer(url);
    newcomer.send(kOneGet);
    QVERIFY(newcomer.waitFor("HTTP/1.1 503 "));
    swift.send(QByteArray(4'000'000, 'x'));
    QVERIFY(swift.waitFor("HTTP/1.1 200 "));
}

void CaptureServerCrowd::neverGivesUpWhoWaitsForAnAnswer()
{
    const auto answers = std::make_shared<tests::GatedAnswers>();
    capture::ReceiverOptions options;
    options.answerer = answers;
    options.limits.connections = 1;
    const QString url = start(options);
    tests::RawSender waiting(url);
    waiting.send(kOneGet);
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    tests::RawSender newcomer(url);
    newcomer.send(kOneGet);
    QVERIFY(newcomer.waitFor("HTTP/1.1 503 "));
    QVERIFY(answers->cancelled.empty());
    answers->release(0, 200);
    QVERIFY(waiting.waitFor("HTTP/1.1 200 "));
}

void CaptureServerCrowd::servesEveryoneWhileSlowOnesComeBack_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("drip");
    QTest::newRow("heads") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\n")
                           << QByteArray("X-A: b\r\n");
    QTest::newRow("bodies") << QByteArray(
                                   "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n")
                            << QByteArray(300, 'y');
    QTest::newRow("silence") << QByteArray() << QByteArray();
    QTest::newRow("replies unread") << QByteArray(kOneGet.repeated(40)) << QByteArray();
}

/// Twice as many as there are places, and each one that was given up comes again.
void CaptureServerCrowd::servesEveryoneWhileSlowOnesComeBack()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, drip);
    capture::ReceiverOptions options;
    options.limits.connections = 50;
    options.answerer = tests::alwaysBody(QByteArray(400'000, 'r'));
    const QString url = start(options);
    std::vector<std::unique_ptr<tests::RawSender>> slow(100);
    qint64 begun = 0;
    const auto goOn = [&] {
        // Each sender has its turn of this one event loop before all places have changed hands.
        for (int replaced = 0; auto &sender : slow) {
            const bool isGone = !sender || sender->socket().state() == QAbstractSocket::UnconnectedState;
            if (isGone && replaced < 10) {
                sender = std::make_unique<tests::RawSender>(url, 1024);
                sender->send(first);
                ++begun;
                ++replaced;
            } else if (!isGone) {
                sender->send(drip);
            }
        }
    };
    goOn();
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, goOn);
    timer.start(10ms);
    QTRY_VERIFY(begun >= 100); // all places were taken, twice
    for (int i = 0; i < 20; ++i) {
        tests::RawSender honest(url);
        honest.send(kOneGet);
        QVERIFY2(honest.waitFor("HTTP/1.1 200 "), honest.received().left(100).constData());
    }
}

void CaptureServerCrowd::makesRoomByClosingAnIdleConnection()
{
    capture::ReceiverOptions options;
    options.limits.connections = 2;
    const QString url = start(options);
    tests::RawSender busy(url);
    busy.send("GET / HTTP/1.1\r\n");
    tests::RawSender idle(url);
    idle.send(kOneGet);
    QVERIFY(idle.waitForReplies(1));
    tests::RawSender newcomer(url);
    newcomer.send(kOneGet);
    QVERIFY(newcomer.waitFor("HTTP/1.1 200 "));
    QVERIFY(idle.waitForClose());
    busy.send("Host: localhost\r\n\r\n");
    QVERIFY(busy.waitFor("HTTP/1.1 200 "));
    QVERIFY(m_troubles.empty());
}

QTEST_GUILESS_MAIN(CaptureServerCrowd)
#include "tst_CaptureServerCrowd.moc"
