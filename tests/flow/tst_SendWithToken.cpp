// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/flow/VerifyRequest.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/AwaitOutcome.h"
#include "tests/support/OAuthServer.h"

using namespace sealwright;
using namespace sealwright::tests;
using std::chrono::minutes;

namespace {

constexpr QByteArrayView kSecret("client-secret/of+thirty=two&chars");
constexpr const char *kTokenUrl = "https://auth.example.test/token";

credential::Credential oauthCredential(credential::ClientAuth clientAuth = credential::ClientAuth::Body)
{
    credential::Credential credential;
    credential.name = QStringLiteral("oauth");
    credential::OAuth2Fields fields;
    fields.tokenUrl = kTokenUrl;
    fields.clientId = "client-1";
    fields.scope = "calls:write";
    fields.clientAuth = clientAuth;
    credential.fields = fields;
    return credential;
}

QByteArray label(QByteArrayView secret)
{
    return crypto::redactionLabel(base::SecretBytes::copyOf(secret));
}

} // namespace

/// An oauth2 credential on its way: the token first, then the webhook.
class TestSendWithToken : public QObject
{
    Q_OBJECT

private:
    static base::Result<flow::SentExchange> sentWith(SendWorld &world)
    {
        return world.sent(SendWorld::orderWith(QStringLiteral("oauth")));
    }

    static QByteArray authorizationOf(const FakeSender::Sent &sent)
    {
        const QByteArray *value = sent.request.headers.find("Authorization");
        return value == nullptr ? QByteArray() : *value;
    }

private Q_SLOTS:

    void fetchesATokenAndSendsWithIt()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("access-token-number-one"));
        world.sender.answer(204);
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{2});
        QCOMPARE(world.sender.sent()[0].request.url, QByteArray(kTokenUrl));
        QVERIFY(authorizationOf(world.sender.sent()[0]).isEmpty());
        QCOMPARE(authorizationOf(world.sender.sent()[1]), QByteArray("Bearer access-token-number-one"));
        QCOMPARE(sent->exchange.status, 204);
        QVERIFY(!sent->lacksToken());
        QCOMPARE(sent->tokens.size(), std::size_t{1});
        QVERIFY(!sent->tokens.front().isReused);
        QCOMPARE(sent->tokens.front().call->exchange.status, 200);
        QCOMPARE(sent->marks.size(), std::size_t{1});
        QCOMPARE(sent->marks.front().name, QByteArray("credential"));

        // The second request finds the token, and still shows the call that brought it.
        const auto again = sentWith(world);
        VERIFY_RESULT(again);
        QCOMPARE(world.sender.sent().size(), std::size_t{3});
        QVERIFY(again->tokens.front().isReused);
        QVERIFY(again->tokens.front().call == sent->tokens.front().call);
    }

    void showsNothingThatOpensADoor_data()
    {
        QTest::addColumn<bool>("basic");
        QTest::newRow("body") << false;
        QTest::newRow("basic") << true;
    }

    void showsNothingThatOpensADoor()
    {
        QFETCH(const bool, basic);
        SendWorld world;
        world.added(oauthCredential(basic ? credential::ClientAuth::Basic : credential::ClientAuth::Body),
                    kSecret);
        const QByteArray token("access/token-of-some+length==");
        QByteArray inJson = token;
        inJson.replace("/", "\\/");
        // Careless servers on both ends: they send back whatever they got.
        world.sender.answer("HTTP/1.1 200 OK\r\nX-Echo: " + kSecret.toByteArray() + "\r\nSet-Cookie: token=" +
                            token + "\r\nContent-Type: application/json\r\n\r\n" + R"({"access_token":")" +
                            inJson + R"(","refresh_token":"refresh-token-0123456789",)" +
                            R"("client_secret":")" + kSecret.toByteArray() + R"(","expires_in":3600})");
        world.sender.answer(200, "you sent " + token);
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(authorizationOf(world.sender.sent()[1]), QByteArray("Bearer " + token));
        const QByteArray shown = base::compactJson(flow::toJson(*sent)) + sent->exchange.sentHead +
                                 sent->exchange.receivedBody + sent->tokens[0].call->exchange.receivedBody +
                                 sent->tokens[0].call->exchange.request.body;
        for (const QByteArray &secret :
             {token, kSecret.toByteArray(), kSecret.toByteArray().toPercentEncoding(),
              QByteArray("refresh-token-0123456789"), token.toBase64().chopped(4), inJson,
              QByteArray("client-1:" + kSecret.toByteArray().toPercentEncoding()).toBase64().chopped(4)}) {
            QVERIFY2(!shown.contains(secret), secret.constData());
        }
        const http::Exchange &call = sent->tokens[0].call->exchange;
        QVERIFY2(call.receivedBody.contains(label(token)), call.receivedBody.constData());
        QVERIFY(basic ? call.sentHead.contains(QByteArray("Authorization: Basic " + label(kSecret)))
                      : call.request.body.contains(QByteArray("client_secret=" + label(kSecret))));
        QVERIFY(sent->exchange.sentHead.contains(QByteArray("Authorization: Bearer " + label(token))));
        QCOMPARE(call.sentBodyBytes, world.sender.sent()[0].request.body.size());
    }

    void sendsNothingWithoutAToken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("html") << tokenAnswer::page(200) << QByteArray("oauth_answer_not_json");
        QTest::newRow("500") << tokenAnswer::page(500) << QByteArray("oauth_server_failed");
        QTest::newRow("redirect") << tokenAnswer::redirect("https://login.example.test/")
                                  << QByteArray("oauth_redirected");
        QTest::newRow("client") << tokenAnswer::refused(401, "invalid_client")
                                << QByteArray("oauth_invalid_client");
        QTest::newRow("scope") << tokenAnswer::refused(400, "invalid_scope")
                               << QByteArray("oauth_invalid_scope");
        QTest::newRow("empty") << tokenAnswer::json(200, {}) << QByteArray("oauth_answer_empty");
    }

    void sendsNothingWithoutAToken()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, code);
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(answer);
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{1});
        QVERIFY(sent->lacksToken());
        QVERIFY(sent->exchange.sentHead.isEmpty());
        QCOMPARE(QByteArray::fromStdString(std::string(sent->exchange.error->code())), code);
        QCOMPARE(sent->exchange.error->fact("token_url"), QLatin1String(kTokenUrl));
        QCOMPARE(sent->exchange.request.url, QByteArray("http://127.0.0.1:3000/webhook"));
        QVERIFY(sent->tokens.front().call->error.has_value());
    }

    void saysWhatWentWrongOnTheWayToTheToken()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.fail(
            {sender::SendError::TimedOut, {{"after_ms", qint64{30000}}, {"phase", QStringLiteral("wait")}}});
        world.sender.fail({sender::SendError::ResponseTooLarge,
                           {{"limit", qint64{65536}}, {"what", QStringLiteral("body")}}});
        const auto silent = sentWith(world);
        VERIFY_RESULT(silent);
        QVERIFY(silent->exchange.error->is(sender::SendError::TimedOut));
        QCOMPARE(silent->exchange.error->fact("token_url"), QLatin1String(kTokenUrl));
        const auto huge = sentWith(world);
        VERIFY_RESULT(huge);
        QVERIFY(huge->exchange.error->is(oauth::OAuthError::AnswerTooLarge));
        QCOMPARE(world.sender.sent().size(), std::size_t{2});
        QCOMPARE(world.sender.sent()[0].options.bodyLimit, qint64{64 * 1024});
    }

    void renewsARefusedTokenOnceAndSendsOnceMore()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("first-access-token"));
        world.sender.answer(401, "no");
        world.sender.answer(tokenAnswer::granted("second-access-token"));
        world.sender.answer(200, "yes");
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{4});
        QCOMPARE(authorizationOf(world.sender.sent()[1]), QByteArray("Bearer first-access-token"));
        QCOMPARE(authorizationOf(world.sender.sent()[3]), QByteArray("Bearer second-access-token"));
        QCOMPARE(world.sender.sent()[3].request.body, world.sender.sent()[1].request.body);
        QCOMPARE(sent->exchange.status, 200);
        QCOMPARE(sent->refused->status, 401);
        QCOMPARE(sent->tokens.size(), std::size_t{2});
        QVERIFY(sent->tokens[1].call->reason == oauth::CallReason::Refused);
        QCOMPARE(sent->placed.size(), std::size_t{1});
        QVERIFY(!base::compactJson(flow::toJson(*sent)).contains("first-access-token"));
    }

    void neverLoops()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("first-access-token"));
        world.sender.answer(401);
        world.sender.answer(tokenAnswer::granted("second-access-token"));
        world.sender.answer(401);
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{4});
        QCOMPARE(sent->exchange.status, 401);
        QVERIFY(!sent->exchange.error);
    }

    void letsTheRefusalStandWhenThereIsNoOtherToken()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("first-access-token"));
        world.sender.answer(401, "no");
        world.sender.answer(tokenAnswer::page(500));
        const auto sent = sentWith(world);
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{3});
        QCOMPARE(sent->exchange.status, 401);
        QCOMPARE(sent->exchange.receivedBody, QByteArray("no"));
        QVERIFY(!sent->exchange.error);
        QVERIFY(!sent->refused);
        QVERIFY(!sent->lacksToken());
        QVERIFY(sent->tokens[1].call->error->is(oauth::OAuthError::ServerFailed));
    }

    void takesTheSettingsOfTheRequestAlong()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("access-token-number-one"));
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("oauth"));
        order.options.timeout = std::chrono::seconds(7);
        order.options.tlsCheck = sender::TlsCheck::AcceptAnything;
        order.options.proxy = QStringLiteral("http://user:proxy-password@127.0.0.1:8080");
        order.options.resolve = {QStringLiteral("auth.example.test:443:127.0.0.1")};
        order.options.caFile = QStringLiteral("/nowhere/ca.pem");
        order.options.bodyFile = QStringLiteral("/nowhere/answer");
        order.options.defaultHeaders = sender::DefaultHeaders::Omit;
        VERIFY_RESULT(world.sent(std::move(order)));
        const sender::SendOptions &call = world.sender.sent()[0].options;
        QVERIFY(call.timeout <= std::chrono::seconds(7));
        QVERIFY(call.tlsCheck == sender::TlsCheck::AcceptAnything);
        QCOMPARE(call.proxy, QStringLiteral("http://user:proxy-password@127.0.0.1:8080"));
        QCOMPARE(call.resolve.size(), std::size_t{1});
        QCOMPARE(call.caFile, QStringLiteral("/nowhere/ca.pem"));
        QVERIFY(call.bodyFile.isEmpty());
        const sender::SendOptions &webhook = world.sender.sent()[1].options;
        QVERIFY(webhook.timeout <= call.timeout); // one time-out for both
        QCOMPARE(webhook.bodyFile, QStringLiteral("/nowhere/answer"));
    }

    void isCancelledAtEitherCall()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.hold();
        for (const bool hasToken : {false, true}) {
            world.sender.answer(tokenAnswer::granted("access-token-number-one"));
            base::CancellationSource cancel;
            std::optional<base::Result<flow::SentExchange>> outcome;
            world.send.run(SendWorld::orderWith(QStringLiteral("oauth")), cancel.cancellation())
                .then([&outcome](base::Result<flow::SentExchange> sent) { outcome = std::move(sent); });
            if (hasToken) {
                world.sender.releaseOne();
            }
            QVERIFY(!outcome);
            cancel.request();
            QVERIFY(outcome.has_value());
            VERIFY_RESULT(*outcome);
            QVERIFY((*outcome)->exchange.error->is(sender::SendError::Cancelled));
            QCOMPARE((*outcome)->lacksToken(), !hasToken);
        }
        QCOMPARE(world.sender.sent().size(), std::size_t{3});
        QCOMPARE(world.sender.held(), 0);
    }

    void asksForNoTokenThatItMayNotSend()
    {
        SendWorld world;
        credential::Credential bound = oauthCredential();
        bound.hosts = {QStringLiteral("hooks.example.test")};
        world.added(bound, kSecret);
        VERIFY_FAILURE(sentWith(world), credential::CredentialError::HostNotAllowed);
        QVERIFY(world.sender.sent().empty());
    }

    void makesOneCallForManyRequests()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("access-token-number-one"));
        const auto summary = await(world.repeat.run(SendWorld::orderWith(QStringLiteral("oauth")),
                                                    {.count = 100, .concurrency = 100}, {}));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->sent, 100);
        QCOMPARE(world.sender.sent().size(), std::size_t{101});
    }

    void stopsRepeatingWhenThereIsNoToken()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::refused(401, "invalid_client"));
        const auto summary = await(world.repeat.run(SendWorld::orderWith(QStringLiteral("oauth")),
                                                    {.count = 100, .concurrency = 1}, {}));
        VERIFY_FAILURE(summary, oauth::OAuthError::InvalidClient);
        QCOMPARE(world.sender.sent().size(), std::size_t{1});
    }

    void usesAnotherTokenAfterARotation()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("first-access-token"));
        world.sender.answer(200);
        VERIFY_RESULT(sentWith(world));
        VERIFY_RESULT(
            await(world.keep.rotate(QStringLiteral("oauth"), SendWorld::secret("rotated-client-secret"))));
        world.sender.answer(tokenAnswer::granted("second-access-token"));
        VERIFY_RESULT(sentWith(world));
        QCOMPARE(authorizationOf(world.sender.sent().back()), QByteArray("Bearer second-access-token"));
    }

    void makesNoSignatureAndNoVerdict()
    {
        SendWorld world;
        world.added(oauthCredential(), kSecret);
        flow::SignRequest sign(world.prepare, world.clock, world.random);
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("oauth"));
        const auto result = tests::awaitOutcome(sign.run(order.request, std::move(order.authentication), {}));
        VERIFY_FAILURE(result, credential::CredentialError::DoesNotSign);
        flow::VerifyRequest verify(world.prepare);
        http::Request captured = order.request;
        captured.headers.append("Authorization", "Bearer x");
        const auto verdict = await(verify.run(captured, flow::WithCredential{QStringLiteral("oauth")}, {}));
        VERIFY_RESULT(verdict);
        QVERIFY(verdict->verdict == signing::Verdict::Unchecked);
        QVERIFY(world.sender.sent().empty());
    }

    void removesTheSecretsOfBothWaysToProveItself()
    {
        SendWorld world;
        credential::Credential credential = world.added(oauthCredential(), kSecret);
        std::get<credential::OAuth2Fields>(credential.fields).clientAuth =
            credential::ClientAuth::PrivateKeyJwt;
        VERIFY_RESULT(await(world.keep.edit(credential)));
        VERIFY_RESULT(await(world.keep.remove(credential.id, flow::KeepCredential::WhenUsed::Refuse)));
        const auto left = await(world.store.read(credential.secretKey(QStringLiteral("clientSecret"))));
        VERIFY_FAILURE(left, vault::VaultError::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSendWithToken)
#include "tst_SendWithToken.moc"
