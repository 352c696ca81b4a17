// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlSender.h"
#include "tests/support/TestCertificates.h"
#include "tests/unit/oauth/OAuthBench.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// The cache with a real sender and a server of its own.
struct WireBench
{
    FixedClock clock;
    CountingRandom random;
    sender::CurlSender sender{clock};
    oauth::TokenCache cache{sender, clock, random};

    oauth::TokenOutcome token(const QByteArray &url, sender::SendOptions options = {})
    {
        oauth::TokenWish wish = OAuthBench::wish(oauthFields(url));
        wish.options = std::move(options);
        return await(cache.token(std::move(wish), {}));
    }
};

} // namespace

/// F-OAUTH over a real socket: each fault by its own code, and only one call for each.
class TestMisbehavingServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void getsAToken()
    {
        OAuthServer server;
        WireBench bench;
        const oauth::TokenOutcome outcome = bench.token(server.url());
        QCOMPARE(valueOf(outcome), QByteArray("at-1-of-the-own-server"));
        QCOMPARE(server.value(0, "client_secret"), kClientSecret.toByteArray());
        QVERIFY(server.head(0).startsWith("POST /oauth/token HTTP/1.1\r\n"));
        QCOMPARE(outcome.call->exchange.sentBodyBytes, server.body(0).size());
        QVERIFY(!outcome.call->exchange.request.body.contains("client_secret=client+secret"));
    }

    void namesEachFault_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("page") << tokenAnswer::page(200) << QByteArray("oauth_answer_not_json");
        QTest::newRow("redirect") << tokenAnswer::redirect("http://127.0.0.1:1/")
                                  << QByteArray("oauth_redirected");
        QTest::newRow("500") << tokenAnswer::page(500) << QByteArray("oauth_server_failed");
        QTest::newRow("empty") << tokenAnswer::json(200, {}) << QByteArray("oauth_answer_empty");
        QTest::newRow("5 MB") << tokenAnswer::granted(QByteArray(5'000'000, 'x'))
                              << QByteArray("oauth_answer_too_large");
        QTest::newRow("garbage behind")
            << tokenAnswer::json(200, "{\"access_token\":\"a\"}x") << QByteArray("oauth_answer_malformed");
        QTest::newRow("line break in the token")
            << tokenAnswer::granted("a\\r\\nX-Injected: yes") << QByteArray("oauth_token_illegal");
        QTest::newRow("trailers") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n"
                                                "{\"access_token\":\"a\"}\r\n0\r\n") +
                                         QByteArray("T: v\r\n").repeated(1001) + "\r\n"
                                  << QByteArray("response_trailers_too_large");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray("not_http");
    }

    void namesEachFault()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, code);
        OAuthServer server;
        server.answer(answer);
        WireBench bench;
        const oauth::TokenOutcome outcome = bench.token(server.url());
        QCOMPARE(codeOf(outcome), code);
        QCOMPARE(outcome.error->fact("token_url").toUtf8(), server.url());
        QCOMPARE(server.calls(), 1);
        QVERIFY(outcome.call->exchange.receivedBodyBytes <= 2 * oauth::kAnswerLimit);
    }

    void takesAnAnswerOfSixtyFourKilobytes()
    {
        OAuthServer server;
        const QByteArray frame = "{\"access_token\":\"\"}";
        server.answer(tokenAnswer::json(
            200, "{\"access_token\":\"" + QByteArray(oauth::kAnswerLimit - frame.size(), 'x') + "\"}"));
        WireBench bench;
        const oauth::TokenOutcome outcome = bench.token(server.url());
        QVERIFY2(outcome.token != nullptr, codeOf(outcome).constData());
        QCOMPARE(outcome.token->value.size(), oauth::kAnswerLimit - frame.size());
    }

    void waitsNoLongerThanItMay()
    {
        OAuthServer server;
        server.raw().neverAnswer();
        WireBench bench;
        sender::SendOptions options;
        options.timeout = std::chrono::milliseconds(200);
        const oauth::TokenOutcome outcome = bench.token(server.url(), options);
        QCOMPARE(codeOf(outcome), QByteArray("timed_out"));
        QCOMPARE(server.calls(), 1);
    }

    void saysThatNobodyIsThere()
    {
        WireBench bench;
        QCOMPARE(codeOf(bench.token("http://127.0.0.1:1/token")), QByteArray("connection_refused"));
    }

    void trustsTheCertificatesOfTheRequest()
    {
        const TestCertificates certificates;
        QVERIFY(certificates.isValid());
        OAuthServer server(certificates.server(TestCertificates::Leaf::Good));
        WireBench bench;
        QVERIFY(!bench.token(server.url()).token);
        QCOMPARE(server.calls(), 0);
        sender::SendOptions options;
        options.caFile = certificates.authorityFile();
        const oauth::TokenOutcome outcome = bench.token(server.url(), options);
        QVERIFY2(outcome.token != nullptr, codeOf(outcome).constData());
        QVERIFY(outcome.call->exchange.tls.has_value());
        QVERIFY(outcome.call->token->notes.empty());

        sender::SendOptions careless;
        careless.tlsCheck = sender::TlsCheck::AcceptAnything;
        oauth::TokenWish wish = OAuthBench::wish(oauthFields(server.url()));
        wish.options = careless;
        wish.accept = oauth::TokenWish::Accept::FreshOnly;
        const oauth::TokenOutcome unchecked = await(bench.cache.token(std::move(wish), {}));
        QVERIFY(unchecked.call->token->notes == std::vector{oauth::TokenNote::CertificateUnchecked});
    }
};

QTEST_GUILESS_MAIN(TestMisbehavingServer)
#include "tst_MisbehavingServer.moc"
