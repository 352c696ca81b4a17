// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FetchAccessToken.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/OAuthServer.h"

using namespace sealwright;
using namespace sealwright::tests;
using Freshness = flow::FetchAccessToken::Freshness;

namespace {

constexpr QByteArrayView kSecret("client-secret-0123456789");

credential::Credential oauthCredential()
{
    credential::Credential credential;
    credential.name = QStringLiteral("oauth");
    credential::OAuth2Fields fields;
    fields.tokenUrl = "https://auth.example.test/token";
    fields.clientId = "client-1";
    credential.fields = fields;
    return credential;
}

struct TokenWorld : SendWorld
{
    flow::FetchAccessToken fetch{prepare, store, send.tokens()};

    base::Result<flow::AccessTokenState> state(Freshness freshness = Freshness::AsForARequest)
    {
        return await(fetch.run(flow::WithCredential{QStringLiteral("oauth")}, freshness, {}, {}));
    }

    base::Result<flow::AccessTokenState> unsaved(const credential::Credential &credential,
                                                 QByteArrayView secretText, flow::VariableScope scope = {})
    {
        return await(fetch.runUnsaved(credential, secret(secretText), scope, {}));
    }
};

} // namespace

class TestFetchAccessToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asksWhereTheVariablesSay()
    {
        TokenWorld world;
        credential::Credential credential = oauthCredential();
        std::get<credential::OAuth2Fields>(credential.fields).tokenUrl = "https://{{host}}/token";
        VERIFY_FAILURE(world.unsaved(credential, kSecret), base::VariableError::Unknown);
        QVERIFY(world.sender.sent().empty());
        world.sender.answer(tokenAnswer::granted("an-access-token"));
        const auto state = world.unsaved(credential, kSecret, {{}, {{"host", "auth.example.test"}}});
        VERIFY_RESULT(state);
        QCOMPARE(world.sender.sent().front().request.url, QByteArray("https://auth.example.test/token"));
    }

    void sharesItsTokenWithRequests()
    {
        TokenWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::granted("first-access-token"));
        const auto first = world.state();
        VERIFY_RESULT(first);
        QVERIFY(first->outcome.token != nullptr);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("oauth")));
        VERIFY_RESULT(sent);
        QVERIFY(sent->tokens.front().isReused);
        QVERIFY(world.state()->outcome.isReused);
        world.sender.answer(tokenAnswer::granted("second-access-token"));
        const auto anew = world.state(Freshness::Anew);
        VERIFY_RESULT(anew);
        QCOMPARE(anew->outcome.token->value.view().toByteArray(), QByteArray("second-access-token"));
        QVERIFY(anew->outcome.call->reason == oauth::CallReason::Asked);
        QCOMPARE(world.sender.sent().size(), std::size_t{3});
    }

    void printsItsStateWithoutTheToken()
    {
        TokenWorld world;
        const QString id = world.added(oauthCredential(), kSecret).id;
        // {"alg":"HS256","typ":"JWT"}.{"sub":"client-1","exp":1767265200}
        const QByteArray token(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            "eyJzdWIiOiJjbGllbnQtMSIsImV4cCI6MTc2NzI2NTIwMH0.c2lnbmF0dXJlLW9mLXRoZS1zZXJ2ZXI");
        world.sender.answer(
            tokenAnswer::granted(token, R"("token_type":"Bearer","expires_in":3600,"scope":"a b")"));
        const auto state = world.state();
        VERIFY_RESULT(state);
        const base::Json json = flow::toJson(*state);
        QCOMPARE(json["credential"].get<std::string>(), id.toStdString());
        QCOMPARE(json["state"].get<std::string>(), "valid");
        QCOMPARE(json["token"]["scope"].get<std::string>(), "a b");
        QCOMPARE(json["token"]["expiresAt"].get<std::string>(), "2026-01-01T11:00:00.000Z");
        QCOMPARE(json["token"]["renewAt"].get<std::string>(), "2026-01-01T10:59:00.000Z");
        QCOMPARE(json["token"]["jwt"]["claims"]["sub"].get<std::string>(), "client-1");
        QCOMPARE(json["token"]["jwt"]["times"]["exp"].get<std::string>(), "2026-01-01T11:00:00.000Z");
        const std::string text = json.dump();
        QVERIFY(text.find("c2lnbmF0dXJl") == std::string::npos);
        QVERIFY(text.find(kSecret.data()) == std::string::npos);
    }

    void triesFieldsThatAreNotSaved()
    {
        TokenWorld world;
        credential::Credential credential = world.added(oauthCredential(), kSecret);
        std::get<credential::OAuth2Fields>(credential.fields).scope = "another";
        world.sender.answer(tokenAnswer::granted("a"));
        world.sender.answer(tokenAnswer::granted("b"));
        VERIFY_RESULT(world.unsaved(credential, {}));
        VERIFY_RESULT(world.unsaved(credential, "typed-secret"));
        QVERIFY(world.sender.sent()[0].request.body.contains(kSecret));
        QVERIFY(world.sender.sent()[0].request.body.contains("scope=another"));
        QVERIFY(world.sender.sent()[1].request.body.contains("typed-secret"));
        // A request with what is saved has its own token.
        world.sender.answer(tokenAnswer::granted("c"));
        const auto state = world.state();
        VERIFY_RESULT(state);
        QVERIFY(!state->outcome.isReused);
    }

    void saysWhatIsMissingBeforeItAsks()
    {
        TokenWorld world;
        credential::Credential draft = oauthCredential();
        VERIFY_FAILURE(world.unsaved(draft, {}), credential::CredentialError::SecretEmpty);
        std::get<credential::OAuth2Fields>(draft.fields).tokenUrl.clear();
        VERIFY_FAILURE(world.unsaved(draft, kSecret), credential::CredentialError::FieldInvalid);
        VERIFY_FAILURE(world.unsaved(FlowWorld::bearer(QStringLiteral("b")), kSecret),
                       credential::CredentialError::FetchesNoToken);
        world.added(FlowWorld::bearer(QStringLiteral("oauth")), kSecret);
        VERIFY_FAILURE(world.state(), credential::CredentialError::FetchesNoToken);
        QVERIFY(world.sender.sent().empty());
    }

    void tellsWhyThereIsNone()
    {
        TokenWorld world;
        world.added(oauthCredential(), kSecret);
        world.sender.answer(tokenAnswer::refused(400, "invalid_scope", "no such scope"));
        const auto state = world.state();
        VERIFY_RESULT(state);
        const base::Json json = flow::toJson(*state);
        QCOMPARE(json["state"].get<std::string>(), "none");
        QCOMPARE(json["token"].dump(), "null");
        QCOMPARE(json["error"]["code"].get<std::string>(), "oauth_invalid_scope");
        QCOMPARE(json["error"]["description"].get<std::string>(), "no such scope");
    }
};

QTEST_GUILESS_MAIN(TestFetchAccessToken)
#include "tst_FetchAccessToken.moc"
