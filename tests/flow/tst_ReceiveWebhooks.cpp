// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "tests/flow/ReceivingWorld.h"

#include <QSignalSpy>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::ReceivingWorld;

namespace {

constexpr auto &kSecret = ReceivingWorld::kSecret;

} // namespace

class TestReceiveWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void verifiesWhatArrives()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest());
        http::Request changed = world.signedRequest();
        changed.body += ' ';
        world.receiver.receive(changed);
        http::Request bare = changed;
        bare.headers = {};
        world.receiver.receive(bare);

        QTRY_COMPARE(world.deliveries.size(), std::size_t{3}); // what does not verify is explained first
        QCOMPARE(world.deliveries.at(0).verification.verdict, signing::Verdict::Verified);
        QCOMPARE(world.deliveries.at(1).verification.verdict, signing::Verdict::Failed);
        QCOMPARE(world.deliveries.at(1).verification.reason, signing::Reason::SignatureMismatch);
        QCOMPARE(world.deliveries.at(2).verification.verdict, signing::Verdict::Unsigned);
        QVERIFY(world.deliveries.at(0).id != world.deliveries.at(1).id);
    }

    void pointsAtThePartsOfTheSignatureInTheHead()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        capture::Capture capture;
        capture.request = world.signedRequest();
        capture.head = "POST /webhook HTTP/1.1\r\n";
        for (const http::HeaderField &field : capture.request.headers) {
            capture.head += field.name.toUpper() + ":  " + field.value + "\r\n";
        }
        capture.head += "\r\n";
        world.receiver.receive(capture);
        const flow::Delivery &delivery = world.deliveries.front();
        QStringList marked;
        for (const signing::NamedPart &mark : delivery.marks) {
            const QByteArray bytes = delivery.capture.head.mid(mark.offset, mark.length);
            marked.append(QString::fromUtf8(mark.name));
            QVERIFY(capture.head.contains(QByteArray(":  " + bytes + "\r\n")));
        }
        marked.sort();
        QCOMPARE(marked, QStringList({QStringLiteral("signature"), QStringLiteral("timestamp")}));
    }

    void pointsAtEachItemOfAList()
    {
        ReceivingWorld world;
        credential::Credential stripe = FlowWorld::hmac(QStringLiteral("Stripe"));
        std::get<credential::HmacFields>(stripe.fields).recipeId = QStringLiteral("stripe");
        world.added(stripe, kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Stripe")));
        capture::Capture capture;
        capture.request.url = "http://127.0.0.1:1/";
        const QByteArray other(64, 'a');
        capture.request.headers.append("Stripe-Signature", "t=1767261600, v1=" + other + ",v0=x,v1=" + other);
        capture.head = "POST / HTTP/1.1\r\nStripe-Signature: t=1767261600, v1=" + other +
                       ",v0=x,v1=" + other + "\r\n\r\n";
        world.receiver.receive(capture);
        QTRY_COMPARE(world.deliveries.size(), std::size_t{1});
        const flow::Delivery &delivery = world.deliveries.front();
        QCOMPARE(delivery.verification.verdict, signing::Verdict::Failed);
        QCOMPARE(delivery.marks.size(), std::size_t{3});
        QCOMPARE(delivery.capture.head.mid(delivery.marks[0].offset, delivery.marks[0].length),
                 QByteArray("1767261600"));
        QCOMPARE(delivery.capture.head.mid(delivery.marks[1].offset, delivery.marks[1].length), other);
        QCOMPARE(delivery.capture.head.mid(delivery.marks[2].offset, delivery.marks[2].length), other);
        QVERIFY(delivery.marks[2].offset > delivery.marks[1].offset);
    }

    void acceptsTheSecretBeforeARotation()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(await(world.keep.rotate(QStringLiteral("Vapi"), FlowWorld::secret("another-secret"))));
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest());
        QCOMPARE(world.deliveries.front().verification.verdict, signing::Verdict::Verified);
        QCOMPARE(world.deliveries.front().verification.matchingKey, std::optional<qsizetype>(1));
    }

    void judgesABearerTokenAndNeverShowsIt()
    {
        ReceivingWorld world;
        world.added(FlowWorld::vapiSecret(QStringLiteral("Legacy")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Legacy")));
        http::Request request;
        request.url = "http://127.0.0.1:1/";
        request.headers.append("X-Vapi-Secret", kSecret);
        capture::Capture capture;
        capture.request = request;
        capture.head = QByteArray("POST / HTTP/1.1\r\nX-Vapi-Secret: ") + kSecret + "\r\n\r\n";
        world.receiver.receive(capture);

        const flow::Delivery &delivery = world.deliveries.front();
        QCOMPARE(delivery.verification.verdict, signing::Verdict::Verified);
        QVERIFY(!delivery.verification.coversBody);
        QVERIFY(!base::compactJson(flow::toJson(delivery)).contains(kSecret));
        QVERIFY(delivery.capture.head.contains("X-Vapi-Secret: ‹redacted sha256:"));
        QCOMPARE(delivery.marks.size(), std::size_t{1});
        QVERIFY(delivery.capture.head.sliced(delivery.marks.front().offset).startsWith("‹redacted sha256:"));
    }

    void explainsWhatDoesNotVerifyInTheOrderOfArrival()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        http::Request spaced = world.signedRequest();
        spaced.body = "{\"message\": {}}";
        world.receiver.receive(spaced);
        world.receiver.receive(world.signedRequest());
        QVERIFY(world.deliveries.empty()); // the second waits for the first
        QTRY_COMPARE(world.deliveries.size(), std::size_t{2});
        QCOMPARE(world.deliveries[0].explanation->cause, explain::Cause::BodyReserialized);
        QCOMPARE(world.deliveries[0].explanation->confidence, explain::Confidence::Exact);
        QVERIFY(!world.deliveries[1].explanation.has_value());
    }

    void reportsAtOnceWhatIsBeingExplainedWhenItStops()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        http::Request spaced = world.signedRequest();
        spaced.body = "{\"message\": {}}";
        for (int i = 0; i < 20; ++i) { // more than are explained at once
            world.receiver.receive(spaced);
        }
        world.flow.stop();
        QCOMPARE(world.deliveries.size(), std::size_t{20});
    }

    void explainsTheTokenOfAnotherCredential()
    {
        ReceivingWorld world;
        world.added(FlowWorld::vapiSecret(QStringLiteral("Test")), kSecret);
        world.added(FlowWorld::vapiSecret(QStringLiteral("Live")), "the secret of the other environment");
        VERIFY_RESULT(world.start(QStringLiteral("Test")));
        http::Request request;
        request.url = "http://127.0.0.1:1/";
        request.headers.append("X-Vapi-Secret", "the secret of the other environment");
        capture::Capture capture;
        capture.request = request;
        capture.head = "POST / HTTP/1.1\r\nX-Vapi-Secret: the secret of the other environment\r\n\r\n";
        world.receiver.receive(capture);
        QTRY_COMPARE(world.deliveries.size(), std::size_t{1});
        const flow::Delivery &delivery = world.deliveries.front();
        QCOMPARE(delivery.explanation->cause, explain::Cause::SecretOther);
        QCOMPARE(delivery.explanation->other->name, QStringLiteral("Live"));
        QVERIFY(!base::compactJson(flow::toJson(delivery)).contains("other environment"));
        QVERIFY(!delivery.capture.head.contains("other environment"));
    }

    void doesNotListenWithoutTheSecretItWasAskedToVerifyWith()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        world.store.failAlways(vault::VaultError::Locked);
        VERIFY_FAILURE(world.start(QStringLiteral("Vapi")), vault::VaultError::Locked);
        QCOMPARE(world.receiver.starts(), 0);
        VERIFY_FAILURE(world.start(QStringLiteral("nobody")), credential::CredentialError::NotFound);
    }

    void hidesTheSecretsOfItsEnvironment_data()
    {
        QTest::addColumn<bool>("isSigned");
        QTest::addColumn<bool>("isChanged");
        QTest::addColumn<bool>("isLarge");
        QTest::newRow("verified") << true << false << false;
        QTest::newRow("explained") << true << true << false;
        QTest::newRow("unchecked") << false << false << false;
        QTest::newRow("large, verified") << true << false << true;
        QTest::newRow("large, unchecked") << false << false << true;
    }

    void hidesTheSecretsOfItsEnvironment()
    {
        QFETCH(const bool, isSigned);
        QFETCH(const bool, isChanged);
        QFETCH(const bool, isLarge);
        constexpr char kVariable[] = "a-value-of-the-environment";
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        workspace::Environment environment;
        environment.name = QStringLiteral("staging");
        environment.variables = {{"apiKey", {}, true}};
        flow::KeepEnvironment keep(world.workspace, world.store, world.random);
        flow::KeepEnvironment::Secrets secrets;
        secrets.emplace("apiKey", FlowWorld::secret(kVariable));
        VERIFY_RESULT(await(keep.save(environment, std::move(secrets))));
        flow::VariableScope scope{.environment = QStringLiteral("staging")};
        flow::Authentication authentication = flow::NoAuthentication{scope};
        if (isSigned) {
            authentication = flow::WithCredential{QStringLiteral("Vapi"), {}, scope};
        }
        VERIFY_RESULT(await(world.flow.start({}, std::move(authentication))));

        QByteArray body = QByteArray(R"({"key":"%1"})").replace("%1", kVariable);
        body += isLarge ? ReceivingWorld::largeBody() : QByteArray();
        http::Request request = world.signedRequest(body);
        request.body += isChanged ? "\n" : "";
        request.headers.append("X-Key", kVariable);
        capture::Capture capture;
        capture.request = request;
        capture.head = QByteArray("POST /webhook HTTP/1.1\r\nX-Key: ") + kVariable + "\r\n\r\n";
        capture.trailers.append("X-Again", kVariable);
        world.receiver.receive(capture);
        QTRY_COMPARE(world.deliveries.size(), std::size_t{1});
        const flow::Delivery &delivery = world.deliveries.front();
        using enum signing::Verdict;
        QCOMPARE(delivery.verification.verdict, !isSigned ? Unchecked : isChanged ? Failed : Verified);
        QVERIFY(!base::compactJson(flow::toJson(delivery)).contains(kVariable));
        QVERIFY(!delivery.capture.head.contains(kVariable));
        QVERIFY(delivery.capture.request.body.startsWith("{\"key\":\"‹redacted sha256:"));
        QVERIFY(delivery.isBodyRedacted);
        QVERIFY(!delivery.capture.trailers.all("X-Again").front().contains(kVariable));
        QCOMPARE(delivery.wireSize.head, capture.head.size());
        QCOMPARE(delivery.wireSize.body, request.body.size());
        QVERIFY(!delivery.verification.content.contains(kVariable));
        QCOMPARE(delivery.explanation.has_value(), isChanged);
        if (isChanged) {
            QCOMPARE(delivery.explanation->cause, explain::Cause::BodyTrailingNewlineAdded);
            QVERIFY(!delivery.explanation->sent->bytes.contains(kVariable));
            QVERIFY(!delivery.explanation->built->bytes.contains(kVariable));
        }
    }

    void reportsAMalformedRequestUnchecked()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        capture::Capture capture;
        capture.head = "GARBAGE\r\n";
        capture.problem =
            base::Error(capture::CaptureError::Malformed, {{"reason", QStringLiteral("no target")}});
        world.receiver.receive(capture);
        QCOMPARE(world.deliveries.front().verification.verdict, signing::Verdict::Unchecked);
        QVERIFY(base::compactJson(flow::toJson(world.deliveries.front())).contains("request_malformed"));
    }

    void saysWhenItStops()
    {
        ReceivingWorld world;
        QSignalSpy changed(&world.flow, &flow::ReceiveWebhooks::listeningChanged);
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start({}, std::move(none))));
        QVERIFY(!world.flow.url().isEmpty());
        world.flow.stop();
        QVERIFY(!world.flow.isListening());
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestReceiveWebhooks)
#include "tst_ReceiveWebhooks.moc"
