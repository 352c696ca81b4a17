// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlSender.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestKeys.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

constexpr char kToken[] = "a-token-that-nobody-may-see";

QByteArray markedText(const flow::SentExchange &sent, QByteArrayView name)
{
    for (const signing::NamedPart &mark : sent.marks) {
        if (mark.name == name) {
            return sent.exchange.sentHead.mid(mark.offset, mark.length);
        }
    }
    return {};
}

} // namespace

class TestSendRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void signsAsVapiDocumentsIt()
    {
        SendWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "example-hmac-secret");
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("Vapi")));
        VERIFY_RESULT(sent);
        const http::HeaderList &headers = world.sender.sent().front().request.headers;
        QCOMPARE(*headers.find("x-timestamp"), QByteArray("1767261600000"));
        QCOMPARE(*headers.find("x-signature"),
                 QByteArray("1750d38b63cd1a845af9ed454680545fde63757743ba8f8e8516f3de3a69d493"));
        QCOMPARE(sent->timestamp, QByteArray("1767261600000"));
        QVERIFY(!sent->redacted);
    }

    void marksWhatTheCredentialMade()
    {
        SendWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "example-hmac-secret");
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("Vapi")));
        VERIFY_RESULT(sent);
        QCOMPARE(markedText(*sent, "timestamp"), QByteArray("1767261600000"));
        QCOMPARE(markedText(*sent, "signature"),
                 QByteArray("1750d38b63cd1a845af9ed454680545fde63757743ba8f8e8516f3de3a69d493"));
    }

    void sendsABearerTokenAndReturnsItRedactedOnly()
    {
        SendWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("API")), kToken);
        world.sender.answer(QByteArray("HTTP/1.1 200 OK\r\nX-Echo: ") + kToken + "\r\n\r\n" + "you sent " +
                            kToken);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("API")));
        VERIFY_RESULT(sent);
        QCOMPARE(*world.sender.sent().front().request.headers.find("Authorization"),
                 QByteArray("Bearer ") + kToken);
        QVERIFY(sent->redacted);
        const QByteArray json = base::compactJson(flow::toJson(*sent));
        QVERIFY(!json.contains(kToken));
        QVERIFY(!json.contains(QByteArray(kToken).toBase64().left(24)));
        QVERIFY(sent->exchange.sentHead.contains("Authorization: Bearer ‹redacted sha256:"));
        QVERIFY(sent->sentHeadBytes != sent->exchange.sentHead.size());
        QVERIFY(markedText(*sent, "credential").startsWith("‹redacted sha256:"));
    }

    void redactsTheTokenOfARequestThatNeverLeft()
    {
        SendWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("API")), kToken);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("API")));
        VERIFY_RESULT(sent);
        QVERIFY(sent->redacted);
        QVERIFY(!base::compactJson(flow::toJson(*sent)).contains(kToken));
    }

    void redactsWhatARecipeMadeOfTheSecret_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<QByteArray>("onTheWire");
        QTest::newRow("as it is") << QStringLiteral("telegram") << QByteArray(kToken);
        QTest::newRow("in base64") << QStringLiteral("chargebee") << "Basic " + QByteArray(kToken).toBase64();
    }

    /// A recipe that sends the secret shows it no more than a bearer credential does.
    void redactsWhatARecipeMadeOfTheSecret()
    {
        QFETCH(const QString, recipe);
        QFETCH(const QByteArray, onTheWire);
        SendWorld world;
        std::vector<base::SecretBytes> secrets;
        secrets.push_back(FlowWorld::secret(kToken));
        const auto sent = world.sent(SendWorld::orderWith(flow::WithRecipe{recipe, std::move(secrets), {}}));
        VERIFY_RESULT(sent);
        const http::HeaderList &headers = world.sender.sent().front().request.headers;
        QCOMPARE(*headers.find(sent->placed.front().name), onTheWire);
        QVERIFY(sent->redacted);
        QVERIFY(!sent->exchange.sentHead.contains(onTheWire));
        QVERIFY(sent->placed.front().value.contains("‹redacted sha256:"));
        QCOMPARE(markedText(*sent, "credential").left(11), QByteArray("‹redacted"));
        QVERIFY(!base::compactJson(flow::toJson(*sent)).contains(QByteArray(kToken).toBase64().left(24)));
    }

    void redactsTheSecretThatARecipePutsIntoTheBody()
    {
        SendWorld world;
        std::vector<base::SecretBytes> secrets;
        secrets.push_back(FlowWorld::secret(R"(a "quoted" secret of mine)"));
        flow::SendOrder order =
            SendWorld::orderWith(flow::WithRecipe{QStringLiteral("ms-graph"), std::move(secrets), {}});
        order.request.body = R"({"value":[{"id":"1"}]})";
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        QVERIFY(world.sender.sent().front().request.body.contains(R"(a \"quoted\" secret of mine)"));
        const QByteArray &body = sent->exchange.request.body;
        QVERIFY2(!body.contains("quoted") && body.contains("‹redacted sha256:"), body.constData());
        QCOMPARE(sent->bodyMarks.size(), std::size_t{1});
        QVERIFY(body.sliced(sent->bodyMarks.front().offset).startsWith("‹redacted"));
    }

    void marksWhatARecipePutIntoTheBody()
    {
        SendWorld world;
        std::vector<base::SecretBytes> secrets;
        secrets.push_back(FlowWorld::secret(tests::testKey("rsa.pkcs8.pem")));
        flow::SendOrder order =
            SendWorld::orderWith(flow::WithRecipe{QStringLiteral("aws-sns"), std::move(secrets), {}});
        order.request.body = R"({"Type":"Notification","Message":"m"})";
        const auto sent = world.sent(std::move(order));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->bodyMarks.size(), std::size_t{1});
        QCOMPARE(sent->bodyMarks.front().name, QByteArray("signature"));
        QCOMPARE(sent->exchange.request.body.sliced(sent->bodyMarks.front().offset,
                                                    sent->bodyMarks.front().length),
                 sent->steps->encoded);
        QVERIFY(!sent->signsBody); // some of its members only
        QVERIFY(sent->recipe.has_value());
    }

    void putsXVapiSecretOnTheWireBare()
    {
        SendWorld world;
        world.added(FlowWorld::vapiSecret(QStringLiteral("Legacy")), kToken);
        VERIFY_RESULT(world.sent(SendWorld::orderWith(QStringLiteral("Legacy"))));
        QCOMPARE(world.sender.sent().front().request.headers.all("X-Vapi-Secret"),
                 std::vector{QByteArray(kToken)});
    }

    void replacesAHeaderThatTheCredentialMakes()
    {
        SendWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("API")), kToken);
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("API"));
        order.request.headers.append("authorization", "Basic typed-by-hand");
        VERIFY_RESULT(world.sent(std::move(order)));
        QCOMPARE(world.sender.sent().front().request.headers.all("Authorization").size(), std::size_t{1});
    }

    void sendsABoundCredentialNowhereElse()
    {
        SendWorld world;
        credential::Credential bound = FlowWorld::bearer(QStringLiteral("API"));
        bound.hosts = {QStringLiteral("api.example.test")};
        world.added(bound, kToken);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("API")));
        VERIFY_FAILURE(sent, credential::CredentialError::HostNotAllowed);
        QCOMPARE(sent.error().fact("host"), QStringLiteral("127.0.0.1"));
        QVERIFY(world.sender.sent().empty());
    }

    void stopsBeforeTheWireOnWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("credential");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty URL") << QByteArray() << QString() << QStringLiteral("url_empty");
        QTest::newRow("another scheme")
            << QByteArray("ftp://example.test/") << QString() << QStringLiteral("url_scheme_unsupported");
        QTest::newRow("unknown credential") << QByteArray("http://127.0.0.1/") << QStringLiteral("nobody")
                                            << QStringLiteral("credential_not_found");
    }

    void stopsBeforeTheWireOnWhatIsWrong()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const QString, credential);
        QFETCH(const QString, code);
        SendWorld world;
        flow::SendOrder order = credential.isEmpty() ? SendWorld::orderWith(flow::Authentication())
                                                     : SendWorld::orderWith(credential);
        order.request.url = url;
        const auto sent = world.sent(std::move(order));
        QVERIFY(!sent.has_value());
        QCOMPARE(QString::fromLatin1(sent.error().code().data()), code);
        QVERIFY(world.sender.sent().empty());
    }

    void saysWhoseSecretIsMissing()
    {
        SendWorld world;
        const credential::Credential lost = world.added(FlowWorld::bearer(QStringLiteral("API")), kToken);
        world.store.drop(lost.secretKey(lost.secretSlots().front()));
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("API")));
        VERIFY_FAILURE(sent, vault::VaultError::NotFound);
        QCOMPARE(sent.error().fact("credential"), QStringLiteral("API"));
    }

    void keepsTheEvidenceOfAFailure()
    {
        SendWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), "example-hmac-secret");
        world.sender.fail(base::Error(sender::SendError::ClosedEarly));
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("Vapi")));
        VERIFY_RESULT(sent);
        QVERIFY(sent->exchange.error && sent->exchange.error->is(sender::SendError::ClosedEarly));
        QVERIFY(sent->steps.has_value());
        QVERIFY(!sent->exchange.sentHead.isEmpty());
    }

    void redactsThePasswordOfAProxy_data()
    {
        QTest::addColumn<QString>("userInfo");
        QTest::addColumn<QByteArray>("onTheWire");
        QTest::newRow("plain") << QStringLiteral("build:hunter2-of-the-proxy")
                               << QByteArray("build:hunter2-of-the-proxy");
        QTest::newRow("percent-encoded")
            << QStringLiteral("build:hunter2%40the%2Fproxy") << QByteArray("build:hunter2@the/proxy");
        QTest::newRow("short") << QStringLiteral("me:pw") << QByteArray("me:pw");
        QTest::newRow("user alone") << QStringLiteral("api-key-hunter2") << QByteArray("api-key-hunter2:");
    }

    void redactsThePasswordOfAProxy()
    {
        QFETCH(const QString, userInfo);
        QFETCH(const QByteArray, onTheWire);
        SendWorld world;
        tests::RawServer proxy;
        sender::CurlSender sender(world.clock);
        flow::SendRequest send(world.prepare, sender, world.clock, world.random);
        flow::SendOrder order = SendWorld::orderWith(flow::Authentication());
        order.request.url = "http://example.test/webhook";
        order.options.proxy =
            QStringLiteral("http://%1@127.0.0.1:%2").arg(userInfo, QString::number(proxy.port()));
        const auto sent = await(send.run(std::move(order), base::Cancellation()));
        VERIFY_RESULT(sent);
        QVERIFY(!sent->exchange.error);
        const QByteArray basic = onTheWire.toBase64();
        const QByteArray line = "Proxy-Authorization: Basic " + basic;
        QVERIFY(proxy.requests().front().contains(line));
        QVERIFY(sent->redacted);
        QVERIFY(sent->exchange.sentHead.contains("Proxy-Authorization: Basic \u2039redacted"));
        const QByteArray shown = base::compactJson(flow::toJson(*sent));
        QVERIFY(!shown.contains(basic));
        QVERIFY(!shown.contains(onTheWire));
        QVERIFY(!shown.contains("hunter2"));
    }
};

QTEST_GUILESS_MAIN(TestSendRequest)
#include "tst_SendRequest.moc"
