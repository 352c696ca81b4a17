// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/flow/KeepEnvironment.h"
#include "tests/flow/SendWorld.h"

#include <algorithm>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

constexpr char kSecret[] = "value-that-nobody-may-see";

/// A world with an environment `staging`.
struct VariableWorld : SendWorld
{
    VariableWorld()
    {
        workspace::Environment environment;
        environment.name = QStringLiteral("staging");
        environment.variables = {{"base", "http://{{host}}:3000", false},
                                 {"host", "127.0.0.1", false},
                                 {"tenant", "acme", false},
                                 {"apiKey", {}, true}};
        flow::KeepEnvironment::Secrets secrets;
        secrets.emplace("apiKey", secret(kSecret));
        const auto saved = await(keepEnvironment.save(environment, std::move(secrets)));
        if (!saved) {
            qFatal("the environment could not be made");
        }
        store.forgetLog();
    }

    static flow::SendOrder order()
    {
        flow::SendOrder made;
        made.request.url = "{{base}}/{{tenant}}";
        made.request.headers.append("X-Tenant", "t={{tenant}}");
        made.request.body = R"({"tenant":"{{tenant}}","liquid":"{{customer.name}}"})";
        made.environment = QStringLiteral("staging");
        return made;
    }

    const http::Request &wire() const { return sender.sent().front().request; }

    flow::KeepEnvironment keepEnvironment{workspace, store, random};
};

QByteArray everythingShown(const flow::SentExchange &sent)
{
    QByteArray text = base::compactJson(flow::toJson(sent));
    if (sent.steps) {
        text += sent.steps->content;
    }
    return text;
}

} // namespace

class TestSendVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fillsInUrlHeadersAndBody()
    {
        VariableWorld world;
        const auto sent = world.sent(VariableWorld::order());
        VERIFY_RESULT(sent);
        QCOMPARE(world.wire().url, QByteArray("http://127.0.0.1:3000/acme"));
        QCOMPARE(*world.wire().headers.find("X-Tenant"), QByteArray("t=acme"));
        QCOMPARE(world.wire().body, QByteArray(R"({"tenant":"acme","liquid":"{{customer.name}}"})"));
        // The template of somebody else goes out as it stands, and that is said.
        QCOMPARE(sent->lints.size(), std::size_t{1});
        QVERIFY(sent->lints.front().kind == explain::Lint::Kind::VariableUnknown);
        QCOMPARE(sent->lints.front().detail, QByteArray("customer.name"));
        // Nobody asked for the secret, so nobody read it.
        QVERIFY(world.store.log().isEmpty());
    }

    void whatIsTypedWinsOverTheEnvironment()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.overrides.variables = {{"tenant", "other"}};
        VERIFY_RESULT(world.sent(std::move(order)));
        QCOMPARE(world.wire().url, QByteArray("http://127.0.0.1:3000/other"));
    }

    void anUnknownOneOutsideTheBodyIsNotSent_data()
    {
        QTest::addColumn<bool>("inHeader");
        QTest::newRow("URL") << false;
        QTest::newRow("header") << true;
    }

    void anUnknownOneOutsideTheBodyIsNotSent()
    {
        QFETCH(bool, inHeader);
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        if (inHeader) {
            order.request.headers.append("X-Other", "{{nobody}}");
        } else {
            order.request.url += "/{{nobody}}";
        }
        const auto sent = world.sent(std::move(order));
        VERIFY_FAILURE(sent, base::VariableError::Unknown);
        QCOMPARE(sent.error().fact("variable"), QStringLiteral("nobody"));
        QCOMPARE(sent.error().fact("where"), inHeader ? QStringLiteral("header") : QStringLiteral("URL"));
        QVERIFY(world.sender.sent().empty());
    }

    void textsCanBeLeftAlone()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.request.url = "http://127.0.0.1:3000/";
        order.leavesTexts = true;
        VERIFY_RESULT(world.sent(std::move(order)));
        QCOMPARE(*world.wire().headers.find("X-Tenant"), QByteArray("t={{tenant}}"));
    }

    void anEnvironmentThatIsNotThereIsSaid()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.environment = QStringLiteral("production");
        VERIFY_FAILURE(world.sent(std::move(order)), workspace::WorkspaceError::EnvironmentNotFound);
    }

    void secretsReachTheWireAndNothingElse()
    {
        VariableWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "example-hmac-secret");
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("Vapi")};
        order.request.url += "?key={{apiKey}}";
        order.request.headers.append("X-Api-Key", "{{apiKey}}");
        order.request.body = R"({"key":"{{apiKey}}","tenant":"{{tenant}}"})";
        world.sender.answer(QByteArray("HTTP/1.1 200 OK\r\n\r\nyou sent ") + kSecret);
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        QVERIFY(world.wire().url.endsWith(QByteArray(QByteArray("?key=") + kSecret)));
        QCOMPARE(*world.wire().headers.find("X-Api-Key"), QByteArray(kSecret));
        QVERIFY(world.wire().body.contains(kSecret));
        const QByteArray shown = everythingShown(*sent);
        QVERIFY(!shown.contains(kSecret));
        QVERIFY(!shown.contains(QByteArray(kSecret).toBase64().first(20)));
        QVERIFY(sent->redacted);
        const QByteArray label = crypto::redactionLabel(FlowWorld::secret(kSecret));
        QVERIFY(sent->exchange.request.body.contains(label));
        // The signature is that of the real bytes, and its walk still points at the body.
        const auto body = std::ranges::find(sent->steps->parts, "body", &signing::NamedPart::name);
        QVERIFY(body != sent->steps->parts.end());
        QCOMPARE(sent->steps->content.mid(body->offset, body->length), sent->exchange.request.body);
    }

    void anErrorDoesNotNameTheSecret()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.request.url = "{{apiKey}}";
        const auto sent = world.sent(std::move(order));
        VERIFY_FAILURE(sent, http::HttpError::UrlMalformed);
        QVERIFY2(!sent.error().fact("url").contains(QLatin1String(kSecret)),
                 qPrintable(sent.error().fact("url")));
    }

    void aRefusedRequestDoesNotShowTheSecret()
    {
        VariableWorld world;
        credential::Credential oauth;
        oauth.name = QStringLiteral("oauth");
        credential::OAuth2Fields fields;
        fields.tokenUrl = "https://auth.example.test/token";
        fields.clientId = "client";
        oauth.fields = fields;
        world.added(oauth, "client-secret-of-it");
        const QByteArray token = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                                 R"({"access_token":"an-access-token","expires_in":3600})";
        for (const QByteArray &answer : {token, QByteArray("HTTP/1.1 401 Unauthorized\r\n\r\n"), token,
                                         QByteArray("HTTP/1.1 200 OK\r\n\r\n")}) {
            world.sender.answer(answer);
        }
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("oauth")};
        order.request.body = R"({"key":"{{apiKey}}"})";
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        QVERIFY(sent->refused.has_value());
        QVERIFY(!sent->refused->request.body.contains(kSecret));
        QVERIFY(!everythingShown(*sent).contains(QByteArray(kSecret).toBase64().first(20)));
    }

    void aSecretThatCannotBeReadIsNamed()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.request.headers.append("X-Api-Key", "{{apiKey}}");
        world.store.failAlways(vault::VaultError::Locked);
        const auto sent = world.sent(std::move(order));
        VERIFY_FAILURE(sent, vault::VaultError::Locked);
        QCOMPARE(sent.error().fact("variable"), QStringLiteral("apiKey"));
        QVERIFY(world.sender.sent().empty());
    }

    void fieldsOfACredentialAreFilledInToo()
    {
        VariableWorld world;
        credential::Credential key;
        key.name = QStringLiteral("Basic");
        key.fields = credential::BasicFields{"{{tenant}}-user"};
        world.added(key, "password-of-it");
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("Basic")};
        VERIFY_RESULT(world.sent(std::move(order)));
        QCOMPARE(*world.wire().headers.find("Authorization"),
                 "Basic " + QByteArray("acme-user:password-of-it").toBase64());
    }

    void aSecretCannotStandInAField()
    {
        VariableWorld world;
        credential::Credential key;
        key.name = QStringLiteral("Basic");
        key.fields = credential::BasicFields{"{{apiKey}}"};
        world.added(key, "password-of-it");
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("Basic")};
        const auto sent = world.sent(std::move(order));
        VERIFY_FAILURE(sent, base::VariableError::Secret);
        QCOMPARE(sent.error().fact("field"), QStringLiteral("username"));
    }

    void aSecretIsNoHost_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("whole") << QByteArray("http://{{apiKey}}/") << true;
        QTest::newRow("a part") << QByteArray("https://api.{{apiKey}}.example.test:8080?a=b") << true;
        QTest::newRow("by another variable") << QByteArray("{{origin}}/path") << true;
        QTest::newRow("in the path") << QByteArray("{{base}}/{{apiKey}}") << false;
        QTest::newRow("in the query") << QByteArray("{{base}}?key={{apiKey}}") << false;
    }

    /// Name servers would be asked for it.
    void aSecretIsNoHost()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const bool, isRefused);
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.overrides.variables = {{"origin", "http://{{apiKey}}.example.test"}};
        order.request.url = url;
        const auto sent = world.sent(std::move(order));
        if (!isRefused) {
            VERIFY_RESULT(sent);
            return;
        }
        VERIFY_FAILURE(sent, base::VariableError::SecretHost);
        QCOMPARE(sent.error().fact("variable"), QStringLiteral("apiKey"));
        QVERIFY(world.sender.sent().empty());
    }

    void claimsTakeTheEnvironmentsValues()
    {
        VariableWorld world;
        credential::Credential token;
        token.name = QStringLiteral("Token");
        credential::JwtFields fields;
        fields.claims = R"({"org":"{{tenant}}","id":"{{id}}","own":"{{own}}"})";
        fields.variables = {{"own", "{{tenant}}!"}};
        token.fields = fields;
        world.added(token, "0123456789abcdef0123456789abcdef");
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("Token")};
        order.overrides.id = "message-1";
        VERIFY_RESULT(world.sent(std::move(order)));
        const QByteArray bearer = *world.wire().headers.find("Authorization");
        const QByteArray claims =
            QByteArray::fromBase64(bearer.split('.').at(1), QByteArray::Base64UrlEncoding);
        QVERIFY2(claims.startsWith(R"({"org":"acme","id":"message-1","own":"acme!")"), claims.constData());
    }

    void aBoundCredentialGoesNowhereElseByAVariable()
    {
        VariableWorld world;
        credential::Credential bound = FlowWorld::bearer(QStringLiteral("Bound"));
        bound.hosts = {QStringLiteral("api.example.test")};
        world.added(bound, "token-of-somebody");
        flow::SendOrder order = VariableWorld::order();
        order.authentication = flow::WithCredential{QStringLiteral("Bound")};
        VERIFY_FAILURE(world.sent(std::move(order)), credential::CredentialError::HostNotAllowed);
    }

    void manySendsFillInOnce()
    {
        VariableWorld world;
        flow::SendOrder order = VariableWorld::order();
        order.request.headers.append("X-Api-Key", "{{apiKey}}");
        flow::RepeatOptions options;
        options.count = 5;
        const auto summary = await(world.repeat.run(std::move(order), options, base::Cancellation()));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->sent, 5);
        QCOMPARE(world.store.log().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSendVariables)
#include "tst_SendVariables.moc"
