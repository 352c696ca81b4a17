// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlSender.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/RawServer.h"

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
