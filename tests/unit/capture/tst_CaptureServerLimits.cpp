// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/CaptureServer.h"
#include "tests/support/Captured.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/GatedAnswers.h"
#include "tests/support/RawSender.h"
#include "tests/support/TestResult.h"

#include <QFile>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <dlfcn.h>
#include <memory>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::atomic<int> g_failedAccepts = 0;

} // namespace

/// Stands in front of the C library's and counts how often it was asked in vain for want of descriptors.
extern "C" int accept(int listener, sockaddr *peer, socklen_t *size)
{
    using Function = int (*)(int, sockaddr *, socklen_t *);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "accept")); // NOLINT
    const int descriptor = real(listener, peer, size);
    if (descriptor < 0 && errno == EMFILE) {
        ++g_failedAccepts;
    }
    return descriptor;
}

using namespace sealwright;
using namespace std::chrono_literals;
using capture::CaptureError;

namespace {

const QByteArray kGet("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");

/// Pages of this process in memory, in bytes.
qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return statm.readAll().split(' ').at(1).toLongLong() * 4096;
}

} // namespace

/// What bounds the receiver: time, connections, memory, descriptors.
class CaptureServerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void timesOutHeadsThatDrip();
    void closesSilentConnectionsWithoutAReport();
    void timesOutBodiesThatStall();
    void timesOutBodiesThatDrip();
    void letsSlowButSteadyBodiesPass();
    void closesIdleConnectionsBetweenRequests();
    void closesSendersThatNeverReadTheirReplies();
    void servesWhileOthersDrip();
    void boundsWhatAllUnfinishedRequestsHold();
    void countsWhatWaitsForItsAnswerAmongWhatIsHeld();
    void keepsMemoryFlatWhileRefusingAFlood();
    void restsWhenTheSystemHasNoDescriptors();

private:
    QString start(const capture::ReceiverOptions &options);

    tests::FixedClock m_clock;
    std::unique_ptr<capture::CaptureServer> m_server;
    std::vector<capture::Capture> m_captures;
    std::vector<base::Error> m_troubles;
};

void CaptureServerLimits::init()
{
    m_captures.clear();
    m_troubles.clear();
    m_server = std::make_unique<capture::CaptureServer>(m_clock);
    tests::collect(*m_server, this, m_captures);
    connect(m_server.get(), &capture::Receiver::troubled, this,
            [this](const base::Error &error) { m_troubles.push_back(error); });
}

void CaptureServerLimits::cleanup()
{
    m_server.reset();
}

QString CaptureServerLimits::start(const capture::ReceiverOptions &options)
{
    return m_server->start(options).value_or(QString());
}

void CaptureServerLimits::timesOutHeadsThatDrip()
{
    capture::ReceiverOptions options;
    options.limits.headTime = 200ms;
    tests::RawSender sender(start(options));
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&sender] { sender.send("x"); });
    sender.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ");
    drip.start(20ms);
    QVERIFY(sender.waitFor("HTTP/1.1 408 ")); // it drips on, so it would never come by itself
    QVERIFY(m_captures.at(0).problem->is(CaptureError::HeadTimedOut));
    QCOMPARE(m_captures[0].problem->fact("after_ms"), QStringLiteral("200"));
    QVERIFY(m_captures[0].head.startsWith("GET / HTTP/1.1\r\n"));
    QCOMPARE(m_captures[0].repliedStatus, 408);
}

void CaptureServerLimits::closesSilentConnectionsWithoutAReport()
{
    capture::ReceiverOptions options;
    options.limits.headTime = 100ms;
    tests::RawSender sender(start(options));
    QVERIFY(sender.waitForClose());
    QVERIFY(sender.received().isEmpty());
    QVERIFY(m_captures.empty());
}

void CaptureServerLimits::timesOutBodiesThatStall()
{
    capture::ReceiverOptions options;
    options.limits.idleTime = 150ms;
    tests::RawSender sender(start(options));
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
    QVERIFY(sender.waitFor("HTTP/1.1 408 "));
    QVERIFY(m_captures.at(0).problem->is(CaptureError::BodyTimedOut));
    QCOMPARE(m_captures[0].request.body, QByteArray("abc"));
}

void CaptureServerLimits::timesOutBodiesThatDrip()
{
    capture::ReceiverOptions options;
    options.limits.idleTime = 200ms;
    options.limits.bodyBytesPerSecond = 1000;
    tests::RawSender sender(start(options));
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&sender] { sender.send("x"); });
    drip.start(20ms);
    QVERIFY(sender.waitFor("HTTP/1.1 408 "));
    QVERIFY(m_captures.at(0).problem->is(CaptureError::BodyTimedOut));
}

void CaptureServerLimits::letsSlowButSteadyBodiesPass()
{
    capture::ReceiverOptions options;
    options.limits.idleTime = 500ms; // the whole takes twice as long
    options.limits.bodyBytesPerSecond = 100;
    tests::RawSender sender(start(options));
    sender.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2500\r\n\r\n");
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&sender] { sender.send(QByteArray(50, 'x')); });
    drip.start(20ms);
    QVERIFY(sender.waitFor("HTTP/1.1 200 "));
    QCOMPARE(m_captures.at(0).request.body.size(), 2500);
}

void CaptureServerLimits::closesIdleConnectionsBetweenRequests()
{
    capture::ReceiverOptions options;
    options.limits.idleTime = 100ms;
    tests::RawSender sender(start(options));
    sender.send(kGet);
    QVERIFY(sender.waitForReplies(1));
    QVERIFY(sender.waitForClose());
    QCOMPARE(m_captures.size(), std::size_t(1));
}

void CaptureServerLimits::closesSendersThatNeverReadTheirReplies()
{
    capture::ReceiverOptions options;
    options.limits.idleTime = 300ms;
    options.answerer = tests::alwaysBody(QByteArray(8 * 1024 * 1024, 'r'));
    options.limits.connections = 1;
    const QString url = start(options);
    tests::RawSender sender(url, 1024);
    sender.send(kGet.repeated(50));
    // The first reply fills every buffer on the way, and the requests behind it wait.
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    // Its place is free again once it was given up.
    const auto isServed = [&url] {
        tests::RawSender newcomer(url);
        newcomer.send(kGet);
        return newcomer.waitForReplies(1) && newcomer.received().startsWith("HTTP/1.1 200 ");
    };
    QVERIFY(QTest::qWaitFor(isServed));
    QCOMPARE(m_captures.size(), std::size_t(2));
}

void CaptureServerLimits::servesWhileOthersDrip()
{
    const QString url = start({});
    std::vector<std::unique_ptr<tests::RawSender>> slow;
    for (int i = 0; i < 100; ++i) {
        slow.push_back(std::make_unique<tests::RawSender>(url));
        slow.back()->send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16000000\r\n\r\n");
    }
    QTimer drip;
    int drips = 0; // at most one a turn
    connect(&drip, &QTimer::timeout, this, [&slow, &drips] {
        ++drips;
        for (const auto &sender : slow) {
            sender->send(QByteArray(1000, 'x'));
        }
    });
    drip.start(5ms);
    for (int i = 0; i < 10; ++i) {
        tests::RawSender normal(url);
        normal.send(kGet);
        QVERIFY(normal.waitFor("HTTP/1.1 200 "));
    }
    // A few turns of the event loop for each, in which everyone had a turn: all the others are still at it.
    QVERIFY2(drips < 10 * 20, qPrintable(QString::number(drips)));
}

void CaptureServerLimits::boundsWhatAllUnfinishedRequestsHold()
{
    capture::ReceiverOptions options;
    options.limits.heldBytes = 1'000'000;
    const QString url = start(options);
    std::vector<std::unique_ptr<tests::RawSender>> senders;
    for (int i = 0; i < 4; ++i) {
        senders.push_back(std::make_unique<tests::RawSender>(url));
        senders.back()->send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000\r\n\r\n" +
                             QByteArray(400'000, 'x'));
    }
    QTRY_VERIFY(!m_captures.empty());
    QVERIFY(m_captures[0].problem->is(CaptureError::BodyTooLarge));
    QCOMPARE(m_captures[0].repliedStatus, 503);
    // What was freed serves the others.
    int served = 0;
    for (const auto &sender : senders) {
        sender->send(QByteArray(200'000, 'x'));
        QVERIFY(sender->waitForReplies(1));
        served += sender->received().startsWith("HTTP/1.1 200 ") ? 1 : 0;
    }
    QVERIFY(served >= 1);
}

void CaptureServerLimits::countsWhatWaitsForItsAnswerAmongWhatIsHeld()
{
    const auto answers = std::make_shared<tests::GatedAnswers>();
    capture::ReceiverOptions options;
    options.answerer = answers;
    options.limits.heldBytes = 1'000'000;
    const QString url = start(options);
    const QByteArray large("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000\r\n\r\n" +
                           QByteArray(600'000, 'x'));
    tests::RawSender waiting(url);
    waiting.send(large);
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    tests::RawSender other(url);
    other.send(large);
    QVERIFY(other.waitFor("HTTP/1.1 503 "));
    answers->release(0, 200);
    QVERIFY(waiting.waitFor("HTTP/1.1 200 "));
    // What was freed serves others.
    m_server->answerWith(nullptr);
    tests::RawSender later(url);
    later.send(large);
    QVERIFY(later.waitFor("HTTP/1.1 200 "));
}

void CaptureServerLimits::keepsMemoryFlatWhileRefusingAFlood()
{
    capture::ReceiverOptions options;
    options.limits.bodyBytes = 1'000'000;
    disconnect(m_server.get(), &capture::Receiver::captured, this, nullptr);
    const QString url = start(options);
    // A plain thread floods, so that this process's event loop is the receiver's alone.
    const qint64 before = residentBytes();
    std::unique_ptr<QThread> flood(QThread::create([port = static_cast<quint16>(QUrl(url).port())] {
        for (int i = 0; i < 8; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            socket.waitForConnected(2000);
            socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
            for (int sent = 0; sent < 100 && socket.write(chunk) > 0; ++sent) {
                socket.waitForBytesWritten(200);
            }
        }
    }));
    flood->start();
    QVERIFY(QTest::qWaitFor([&] { return flood->isFinished(); }, 60000));
    QVERIFY2(residentBytes() - before < 48 * 1024 * 1024,
             qPrintable(QString::number(residentBytes() - before)));
}

void CaptureServerLimits::restsWhenTheSystemHasNoDescriptors()
{
    const QString url = start({});
    rlimit normal{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &normal), 0);
    tests::RawSender first(url);
    first.send(kGet);
    QVERIFY(first.waitForReplies(1));
    // The connecting sockets take the last descriptors, so that accepting finds none.
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (int i = 0; i < 3; ++i) {
        waiting.push_back(std::make_unique<QTcpSocket>());
    }
    const int next = ::dup(0);
    ::close(next);
    rlimit tight = normal;
    tight.rlim_cur = static_cast<rlim_t>(next) + 3;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    for (const auto &socket : waiting) {
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(QUrl(url).port()));
    }
    g_failedAccepts = 0;
    const bool told = QTest::qWaitFor([this] { return !m_troubles.empty(); });
    // Someone waits all the time; whoever does not rest asks in each turn of the event loop.
    constexpr int kTurns = 400;
    for (int turn = 0; turn < kTurns; ++turn) {
        QCoreApplication::processEvents();
    }
    const int failed = g_failedAccepts;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &normal), 0);
    QVERIFY(told);
    QVERIFY(m_troubles[0].is(CaptureError::DescriptorsExhausted));
    QVERIFY2(failed > 0 && failed < kTurns / 10, qPrintable(QString::number(failed)));
    waiting.front()->write(kGet);
    QTRY_VERIFY(waiting.front()->bytesAvailable() > 0);
    QVERIFY(waiting.front()->readAll().startsWith("HTTP/1.1 200 "));
}

QTEST_GUILESS_MAIN(CaptureServerLimits)
#include "tst_CaptureServerLimits.moc"
