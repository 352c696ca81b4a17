// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/HttpSenderContract.h"
#include "tests/support/FakeSender.h"

using namespace sealwright;

class TestFakeSender : public tests::HttpSenderContract
{
    Q_OBJECT

    std::unique_ptr<tests::FakeSender> m_sender;

protected:
    void setUp() override { m_sender = std::make_unique<tests::FakeSender>(); }

    void tearDown() override { m_sender.reset(); }

    sender::HttpSender &sender() override { return *m_sender; }

    QByteArray origin() override { return "http://far.test:8080"; }

    void answerNext(const QByteArray &response) override { m_sender->answer(response); }

    void closeNext(const QByteArray &received) override
    {
        m_sender->fail(
            base::Error(sender::SendError::ClosedEarly, {{"received", qint64{3}}, {"expected", qint64{9}}}),
            received);
    }

    void neverAnswerNext() override { m_sender->hold(); }

    std::size_t seen() override { return m_sender->sent().size(); }

private Q_SLOTS:

    void releasesHeldAnswersInOrder()
    {
        m_sender->hold();
        m_sender->answer(201);
        m_sender->answer(202);
        const http::Request request{"GET", "http://h/", {}, {}};
        QCoro::Task<http::Exchange> first = m_sender->send(request, {}, {});
        QCoro::Task<http::Exchange> second = m_sender->send(request, {}, {});
        QCOMPARE(m_sender->held(), 2);
        m_sender->releaseOne();
        QVERIFY(first.isReady());
        QVERIFY(!second.isReady());
        m_sender->release();
        QCOMPARE(tests::await(std::move(first)).status, 201);
        QCOMPARE(tests::await(std::move(second)).status, 202);
    }
};

QTEST_GUILESS_MAIN(TestFakeSender)
#include "tst_FakeSender.moc"
