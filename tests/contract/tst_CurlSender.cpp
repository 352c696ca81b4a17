// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlSender.h"
#include "tests/contract/HttpSenderContract.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/RawServer.h"

using namespace sealwright;

class TestCurlSender : public tests::HttpSenderContract
{
    Q_OBJECT

    tests::FixedClock m_clock;
    std::unique_ptr<tests::RawServer> m_server;
    std::unique_ptr<sender::CurlSender> m_sender;

protected:
    void setUp() override
    {
        m_server = std::make_unique<tests::RawServer>();
        m_sender = std::make_unique<sender::CurlSender>(m_clock);
    }

    void tearDown() override
    {
        m_sender.reset();
        m_server.reset();
    }

    sender::HttpSender &sender() override { return *m_sender; }

    QByteArray origin() override { return m_server->url(""); }

    void answerNext(const QByteArray &response) override { m_server->answer(response); }

    void closeNext(const QByteArray &received) override
    {
        m_server->answer(received, tests::RawServer::Action::Then::Close);
    }

    void neverAnswerNext() override { m_server->neverAnswer(); }

    std::size_t seen() override { return m_server->requests().size(); }
};

QTEST_GUILESS_MAIN(TestCurlSender)
#include "tst_CurlSender.moc"
