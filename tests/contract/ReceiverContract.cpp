// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/ReceiverContract.h"

#include "tests/support/Captured.h"

#include <QSignalSpy>
#include <QUrl>

namespace sealwright::tests {

using capture::CaptureError;

namespace {

const QByteArray kGet("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");

QByteArray post(const QByteArray &path, const QByteArray &body)
{
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

void ReceiverContract::init()
{
    m_captures.clear();
    m_troubles.clear();
    m_receiver = makeReceiver();
    collect(*m_receiver, this, m_captures);
    connect(m_receiver.get(), &capture::Receiver::troubled, this,
            [this](const base::Error &error) { m_troubles.push_back(error); });
}

void ReceiverContract::cleanup()
{
    m_receiver.reset();
}

QString ReceiverContract::start(const capture::ReceiverOptions &options)
{
    m_url = m_receiver->start(options).value_or(QString());
    return m_url;
}

QByteArray ReceiverContract::deliver(const QByteArray &bytes, qsizetype replies)
{
    return deliver(*m_receiver, m_url, bytes, replies);
}

void ReceiverContract::saysWhereItListens()
{
    QVERIFY(!m_receiver->isListening());
    const QUrl url(start());
    QVERIFY(m_receiver->isListening());
    QCOMPARE(url.scheme(), QStringLiteral("http"));
    QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));
    QVERIFY(url.port() > 0);
}

void ReceiverContract::namesEveryAddressAsAUrl_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("begin");
    QTest::newRow("localhost") << QStringLiteral("localhost") << QStringLiteral("http://127.0.0.1:");
    QTest::newRow("another loopback") << QStringLiteral("127.0.0.2") << QStringLiteral("http://127.0.0.2:");
    QTest::newRow("all, asked for") << QStringLiteral("0.0.0.0") << QStringLiteral("http://0.0.0.0:");
}

void ReceiverContract::namesEveryAddressAsAUrl()
{
    QFETCH(const QString, address);
    QFETCH(const QString, begin);
    capture::ReceiverOptions options;
    options.address = address;
    QVERIFY2(start(options).startsWith(begin), qPrintable(m_url));
}

void ReceiverContract::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {"", " ", "example.com", "127.1", "0", "0x7f.0.0.1", "127.0.0.256",
                                "127.0.0.1:80", "http://127.0.0.1", "::g", "[::1]"}) {
        QTest::addRow("\"%s\"", address) << QString::fromLatin1(address);
    }
}

void ReceiverContract::refusesWhatIsNoAddress()
{
    QFETCH(const QString, address);
    capture::ReceiverOptions options;
    options.address = address;
    const base::Result<QString> url = m_receiver->start(options);
    VERIFY_FAILURE(url, CaptureError::AddressInvalid);
    QCOMPARE(url.error().fact("address"), address);
    QVERIFY(!m_receiver->isListening());
}

void ReceiverContract::reportsEachRequestOnceAndInOrder()
{
    start();
    QByteArray all;
    for (int i = 0; i < 50; ++i) {
        all += post("/" + QByteArray::number(i), "x");
    }
    const QByteArray answer = deliver(all, 50);
    QCOMPARE(answer.count("HTTP/1.1 200 OK\r\n"), 50);
    QCOMPARE(m_captures.size(), std::size_t(50));
    for (std::size_t i = 0; i < m_captures.size(); ++i) {
        QCOMPARE(m_captures[i].request.url, QByteArray("http://localhost/" + QByteArray::number(i)));
        QCOMPARE(m_captures[i].repliedStatus, 200);
    }
}

void ReceiverContract::keepsTheExactBytes()
{
    start();
    const QByteArray head(
        "PUT /%20?x HTTP/1.1\r\nhOsT: localhost\r\nX-A:1\r\nx-a: \t2\r\nContent-Length: 3\r\n\r\n");
    const QByteArray body("\0\xff\n", 3);
    deliver(head + body);
    QCOMPARE(m_captures.size(), std::size_t(1));
    const capture::Capture &capture = m_captures.front();
    QCOMPARE(capture.head, head);
    QCOMPARE(capture.request.method, QByteArray("PUT"));
    QCOMPARE(capture.request.url, QByteArray("http://localhost/%20?x"));
    QCOMPARE(capture.request.headers,
             (http::HeaderList{{"hOsT", "localhost"}, {"X-A", "1"}, {"x-a", "2"}, {"Content-Length", "3"}}));
    QCOMPARE(capture.request.body, body);
    QVERIFY(!capture.problem);
    QVERIFY(capture.remote.startsWith(QLatin1String("127.0.0.1:")));
}

void ReceiverContract::answersWithTheCannedReply()
{
    start();
    capture::Reply reply;
    reply.status = 422;
    reply.headers.append("Content-Type", "application/json");
    reply.headers.append("X-A", "b");
    reply.headers.append("Content-Length", "999");
    reply.headers.append("Broken", "a\r\nInjected: yes");
    reply.body = "{}";
    m_receiver->answerWith(always(reply));
    const QByteArray answer = deliver(kGet);
    QVERIFY(answer.startsWith("HTTP/1.1 422 "));
    QVERIFY(answer.endsWith("Content-Type: application/json\r\nX-A: b\r\nContent-Length: 2\r\n\r\n{}"));
    QCOMPARE(m_captures.front().repliedStatus, 422);
    QCOMPARE(deliver(kGet), answer); // to everyone
}

void ReceiverContract::answersLaterRequestsWithTheNewReply()
{
    start();
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 200 OK"));
    capture::Reply reply;
    reply.status = 204;
    reply.body = "never sent";
    m_receiver->answerWith(always(reply));
    QCOMPARE(deliver(kGet), QByteArray("HTTP/1.1 204 No Content\r\n\r\n"));
}

void ReceiverContract::startsWithTheReplyOfItsOptions()
{
    capture::ReceiverOptions options;
    options.answerer = alwaysStatus(401);
    start(options);
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 401 Unauthorized\r\n"));
}

void ReceiverContract::reportsAMalformedRequestWithItsBytes()
{
    start();
    const QByteArray bytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length : 5\r\n\r\nhello");
    const QByteArray answer = deliver(bytes);
    QVERIFY(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"));
    QCOMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(m_captures.front().problem && m_captures.front().problem->is(CaptureError::Malformed));
    QCOMPARE(m_captures.front().problem->fact("rule"), QStringLiteral("space_before_colon"));
    QCOMPARE(m_captures.front().head, bytes);
    QCOMPARE(m_captures.front().repliedStatus, 400);
}

void ReceiverContract::blocksStrangersByHostUnlessTheyAreAllowed()
{
    const QByteArray bytes("GET / HTTP/1.1\r\nHost: tunnel.example\r\n\r\n");
    start();
    QVERIFY(deliver(bytes).startsWith("HTTP/1.1 421 "));
    QVERIFY(m_captures.at(0).problem->is(CaptureError::HostNotAllowed));
    capture::ReceiverOptions options;
    options.allowedHosts = {"tunnel.example"};
    start(options);
    QVERIFY(deliver(bytes).startsWith("HTTP/1.1 200 "));
    QVERIFY(!m_captures.at(1).problem);
}

void ReceiverContract::stopsAndStartsAgain()
{
    start();
    m_receiver->stop();
    QVERIFY(!m_receiver->isListening());
    m_receiver->stop();
    QVERIFY(deliver(kGet, 0).isEmpty());
    QVERIFY(m_captures.empty());
    QVERIFY(!start().isEmpty());
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 200 "));
}

void ReceiverContract::movesWhenItIsStartedTwice()
{
    start();
    capture::ReceiverOptions options;
    options.port = static_cast<quint16>(QUrl(m_url).port());
    const QString first = m_url;
    QCOMPARE(start(options), first);
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 200 "));
    QCOMPARE(m_captures.size(), std::size_t(1));
}

void ReceiverContract::isStillThereAfterAFailedStart()
{
    capture::ReceiverOptions broken;
    broken.address = QStringLiteral("nowhere");
    QVERIFY(start(broken).isEmpty());
    QVERIFY(!start().isEmpty());
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 200 "));
}

void ReceiverContract::mayBeStoppedByItsOwnReport()
{
    start();
    connect(m_receiver.get(), &capture::Receiver::captured, m_receiver.get(), [this] { m_receiver->stop(); });
    deliver(kGet + kGet, 0);
    QTRY_COMPARE(m_captures.size(), std::size_t(1));
    QVERIFY(!m_receiver->isListening());
}

void ReceiverContract::takesNothingMoreWhenItDrains()
{
    start();
    deliver(kGet);
    int drained = 0;
    connect(m_receiver.get(), &capture::Receiver::drained, m_receiver.get(), [&drained] { ++drained; });
    m_receiver->drain();
    QCOMPARE(drained, 0); // never on the caller's stack
    QVERIFY(deliver(kGet, 0).isEmpty());
    QTRY_COMPARE(drained, 1);
    QCOMPARE(m_captures.size(), std::size_t(1));
    m_receiver->stop();
    QVERIFY(!start().isEmpty());
    QVERIFY(deliver(kGet).startsWith("HTTP/1.1 200 "));
}

std::shared_ptr<GatedAnswers> ReceiverContract::startGated(capture::ReceiverOptions options,
                                                           GatedAnswers::WhenCancelled whenCancelled)
{
    auto answers = std::make_shared<GatedAnswers>(whenCancelled);
    options.answerer = answers;
    start(options);
    return answers;
}

std::unique_ptr<ReceiverContract::Sender> ReceiverContract::sendFrom(const QByteArray &bytes)
{
    std::unique_ptr<Sender> sender = connectTo(*m_receiver, m_url);
    sender->send(bytes);
    return sender;
}

void ReceiverContract::reportsARequestBeforeItAsksAndTellsTheAnswerAfterwards()
{
    const auto answers = startGated();
    QSignalSpy answered(m_receiver.get(), &capture::Receiver::answered);
    const auto sender = sendFrom(post("/slow", "body"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    QCOMPARE(answers->asked[0], QByteArray("http://localhost/slow"));
    QCOMPARE(m_captures.size(), std::size_t(1));
    QCOMPARE(m_captures[0].request.body, QByteArray("body"));
    QCOMPARE(answered.size(), 0);
    QVERIFY(sender->received().isEmpty());

    answers->release(0, 202);
    QTRY_VERIFY(sender->received().startsWith("HTTP/1.1 202 Accepted\r\n"));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered[0][0].toLongLong(), m_captures[0].number);
    QCOMPARE(statusOf(0), 202);
    QVERIFY(answers->cancelled.empty());
}

void ReceiverContract::holdsTheNextRequestOfAConnectionUntilTheFirstIsAnswered()
{
    const auto answers = startGated();
    const auto sender = sendFrom(post("/1", "a") + post("/2", "b"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    QCOMPARE(m_captures.size(), std::size_t(1));
    answers->release(0, 200);
    QTRY_COMPARE(answers->asked.size(), std::size_t(2));
    answers->release(1, 404);
    QTRY_COMPARE(sender->received().count("HTTP/1.1 "), 2);
    QVERIFY(sender->received().indexOf("200 OK") < sender->received().indexOf("404 Not Found"));
}

void ReceiverContract::givesEachOfTwoSendersItsOwnAnswer()
{
    const auto answers = startGated();
    const auto first = sendFrom(post("/first", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    const auto second = sendFrom(post("/second", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(2)); // the first one holds up nobody
    answers->release(1, 201);
    QTRY_VERIFY(second->received().startsWith("HTTP/1.1 201 "));
    QVERIFY(first->received().isEmpty());
    QCOMPARE(statusOf(0), 0);
    answers->release(0, 202);
    QTRY_VERIFY(first->received().startsWith("HTTP/1.1 202 "));
    QCOMPARE(statusOf(0), 202);
    QCOMPARE(statusOf(1), 201);
}

void ReceiverContract::dropsTheAnswerOfWhoHasLeft()
{
    const auto answers = startGated();
    QSignalSpy answered(m_receiver.get(), &capture::Receiver::answered);
    const auto sender = sendFrom(post("/left", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    sender->leave();
    QTRY_COMPARE(answers->cancelled.size(), std::size_t(1));
    QCOMPARE(answers->ended.size(), std::size_t(1)); // nothing of it is left
    QCOMPARE(answered.size(), 1);
    QCOMPARE(statusOf(0), 0);
    answers->release(0, 200);
    QCOMPARE(answered.size(), 1);
}

void ReceiverContract::dropsAnAnswerThatDoesNotHeedIt()
{
    const auto answers = startGated({}, GatedAnswers::WhenCancelled::GoesOn);
    QSignalSpy answered(m_receiver.get(), &capture::Receiver::answered);
    const auto sender = sendFrom(post("/left", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    sender->leave();
    QTRY_COMPARE(answers->cancelled.size(), std::size_t(1));
    QVERIFY(answers->ended.empty());
    answers->release(0, 200); // it still has its capture, and nobody hears it
    QCOMPARE(answers->ended, std::vector<QByteArray>{"http://localhost/left"});
    QCOMPARE(answered.size(), 1);
    QCOMPARE(statusOf(0), 0);
}

void ReceiverContract::cancelsAllAnswersInTheirOrderWhenItStops()
{
    const auto answers = startGated();
    QSignalSpy answered(m_receiver.get(), &capture::Receiver::answered);
    // The connection that was first asks last.
    const auto last = connectTo(*m_receiver, m_url);
    const auto first = sendFrom(post("/1", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    const auto second = sendFrom(post("/2", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(2));
    last->send(post("/3", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(3));
    m_receiver->stop();
    QCOMPARE(answers->cancelled, answers->asked);
    QCOMPARE(answers->ended, answers->asked);
    QCOMPARE(answered.size(), 0);
    QVERIFY(!m_receiver->isListening());
}

void ReceiverContract::answersInsteadOfWhoTakesTooLong()
{
    capture::ReceiverOptions options;
    options.limits.answerTime = std::chrono::milliseconds(20);
    const auto answers = startGated(options);
    const auto sender = sendFrom(post("/stuck", "x"));
    QTRY_VERIFY(sender->received().startsWith("HTTP/1.1 504 Gateway Timeout\r\n"));
    QCOMPARE(answers->cancelled.size(), std::size_t(1));
    QCOMPARE(statusOf(0), 504);
    QCOMPARE(m_troubles.size(), std::size_t(1));
    QVERIFY(m_troubles[0].is(CaptureError::AnswerTimedOut));
    QCOMPARE(m_troubles[0].fact("after_ms"), QStringLiteral("20"));
    // The connection goes on.
    m_receiver->answerWith(alwaysStatus(200));
    sender->send(kGet);
    QTRY_VERIFY(sender->received().contains("HTTP/1.1 200 "));
}

void ReceiverContract::boundsTheAnswersThatAreUnderWay()
{
    capture::ReceiverOptions options;
    options.limits.answers = 1;
    const auto answers = startGated(options, GatedAnswers::WhenCancelled::GoesOn);
    const auto left = sendFrom(post("/left", "x"));
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    left->leave();
    QTRY_COMPARE(answers->cancelled.size(), std::size_t(1));
    // It has not ended yet: whoever asks and leaves cannot pile them up.
    const auto next = sendFrom(kGet);
    QTRY_VERIFY(next->received().startsWith("HTTP/1.1 503 "));
    QCOMPARE(statusOf(1), 503);
    QVERIFY(m_troubles.at(0).is(CaptureError::TooManyAnswers));
    answers->release(0, 200);
    const auto later = sendFrom(kGet);
    QTRY_COMPARE(answers->asked.size(), std::size_t(2));
    answers->release(1, 200);
    QTRY_VERIFY(later->received().startsWith("HTTP/1.1 200 "));
}

void ReceiverContract::letsAnswersBeFoundBeforeItHasDrained()
{
    const auto answers = startGated();
    QSignalSpy drained(m_receiver.get(), &capture::Receiver::drained);
    const auto sender = sendFrom(kGet);
    QTRY_COMPARE(answers->asked.size(), std::size_t(1));
    m_receiver->drain();
    QVERIFY(deliver(kGet, 0).isEmpty());
    QCOMPARE(drained.size(), 0);
    answers->release(0, 200);
    QTRY_VERIFY(sender->received().startsWith("HTTP/1.1 200 "));
    sender->leave();
    QTRY_COMPARE(drained.size(), 1);
    QCOMPARE(m_captures.size(), std::size_t(1));
}

} // namespace sealwright::tests
