// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"
#include "app/flow/ReceiveWebhooks.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeConnection.h"
#include "tests/support/FakeReceiver.h"
#include "tests/support/GatedAnswers.h"

#include <QSignalSpy>

using namespace sealwright;
using signing::Verdict;
using tests::await;
using tests::FlowWorld;

namespace {

constexpr char kSecret[] = "a-secret-that-both-ends-know";

struct ReceivingWorld : FlowWorld
{
    tests::FakeReceiver receiver;
    flow::ExplainRequest explainer{workspace, prepare, store};
    flow::ReceiveWebhooks flow{receiver, prepare, explainer, clock, random};
    std::vector<flow::Delivery> deliveries;

    ReceivingWorld()
    {
        QObject::connect(&flow, &flow::ReceiveWebhooks::delivered, &flow,
                         [this](const flow::Delivery &delivery) { deliveries.push_back(delivery); });
    }

    http::Request signedRequest(const QByteArray &body = "{\"message\":{}}")
    {
        const auto recipe = recipes.of(credential::HmacFields());
        auto signer = signing::Signer::create(*recipe, secret(kSecret));
        http::Request request;
        request.url = "http://127.0.0.1:1/webhook";
        request.body = body;
        return signer->sign(request, {clock.now(), {}, {}, {}})->request;
    }

    base::Result<QString> start(const QString &credential, capture::ReceiverOptions options = {})
    {
        flow::Authentication authentication = flow::WithCredential{credential};
        return await(flow.start(std::move(options), std::move(authentication)));
    }

    /// Large enough to be judged by a thread.
    static QByteArray largeBody(qsizetype size = 4 * 1024 * 1024) { return QByteArray(size, 'b'); }
};

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

    void reportsInTheOrderOfArrivalThoughALargeBodyTakesLonger()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody()));
        QCOMPARE(world.receiver.lastStatus(), 200); // its sender does not wait for it
        world.receiver.receive(world.signedRequest());
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody(1024 * 1024)));
        QVERIFY(world.deliveries.empty()); // nothing of it on this thread
        QTRY_COMPARE(world.deliveries.size(), std::size_t{3});
        QCOMPARE(world.deliveries[0].wireSize.body, 4 * 1024 * 1024);
        QCOMPARE(world.deliveries[1].wireSize.body, 14);
        QCOMPARE(world.deliveries[2].wireSize.body, 1024 * 1024);
        for (const flow::Delivery &delivery : world.deliveries) {
            QCOMPARE(delivery.verification.verdict, Verdict::Verified);
            QCOMPARE(delivery.capture.repliedStatus, 200);
        }
    }

    void judgesALargeBodyWithWhatWasInForceWhenItCame()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        world.added(FlowWorld::hmac(QStringLiteral("Other")), "the secret of another");
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        world.receiver.receive(world.signedRequest(ReceivingWorld::largeBody()));
        flow::Authentication other = flow::WithCredential{QStringLiteral("Other")};
        VERIFY_RESULT(await(world.flow.verifyWith(std::move(other))));
        QTRY_COMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].verification.verdict, Verdict::Verified);
    }

    void settlesWhenTheBodiesThatAreBeingJudgedAreReported()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        VERIFY_RESULT(world.start(QStringLiteral("Vapi")));
        await(world.flow.settled()); // nothing came
        http::Request changed = world.signedRequest(ReceivingWorld::largeBody());
        changed.body += ' ';
        world.receiver.receive(changed);
        world.flow.stop();
        QVERIFY(world.deliveries.empty());
        await(world.flow.settled());
        QCOMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].verification.verdict, Verdict::Failed);
        QVERIFY(!world.deliveries[0].explanation); // too late for it
    }

    void reportsADeliveryOnceItIsAnswered()
    {
        ReceivingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        VERIFY_RESULT(world.start(QStringLiteral("Vapi"), std::move(options)));
        world.receiver.receive(world.signedRequest());
        world.receiver.receive(world.signedRequest("{}"));
        QCOMPARE(answers->asked.size(), std::size_t{2});
        answers->release(1, 201);
        QVERIFY(world.deliveries.empty()); // the first came first
        answers->release(0, 202);
        QCOMPARE(world.deliveries.size(), std::size_t{2});
        QCOMPARE(world.deliveries[0].capture.repliedStatus, 202);
        QCOMPARE(world.deliveries[1].capture.repliedStatus, 201);
    }

    void reportsWhatIsNotAnsweredWhenItStops()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        world.receiver.receive(world.signedRequest());
        world.flow.stop();
        QCOMPARE(answers->cancelled.size(), std::size_t{1});
        QCOMPARE(world.deliveries.size(), std::size_t{1});
        QCOMPARE(world.deliveries[0].capture.repliedStatus, 0);
    }

    void letsSendersWaitWhileTooMuchIsStillToBeReported()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        // Bodies of 16 MiB, and the first one waits for its answer.
        http::Request large;
        large.url = "http://127.0.0.1:1/webhook";
        large.body = ReceivingWorld::largeBody(16 * 1024 * 1024);
        for (int i = 0; i < 7; ++i) {
            world.receiver.receive(large);
        }
        QCOMPARE(answers->asked.size(), std::size_t{4}); // 48 MiB came before the fourth, and a head each
        answers->release(0, 200);
        QTRY_COMPARE(answers->asked.size(), std::size_t{5});
        for (std::size_t i = 1; i < 7; ++i) {
            QTRY_VERIFY(answers->asked.size() > i);
            answers->release(i, 200);
        }
        QTRY_COMPARE(world.deliveries.size(), std::size_t{7});
    }

    void dropsWhoeverLeavesWhileHeWaitsForRoom()
    {
        ReceivingWorld world;
        const auto answers = std::make_shared<tests::GatedAnswers>();
        capture::ReceiverOptions options;
        options.answerer = answers;
        flow::Authentication none = flow::NoAuthentication();
        VERIFY_RESULT(await(world.flow.start(std::move(options), std::move(none))));
        http::Request large;
        large.url = "http://127.0.0.1:1/webhook";
        large.body = ReceivingWorld::largeBody(65 * 1024 * 1024);
        world.receiver.receive(large);
        tests::FakeConnection sender(world.receiver);
        sender.send("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(answers->asked.size(), std::size_t{1});
        sender.leave();
        answers->release(0, 200);
        QTRY_COMPARE(world.deliveries.size(), std::size_t{2});
        QCOMPARE(world.deliveries[1].capture.repliedStatus, 0);
        QCOMPARE(answers->asked.size(), std::size_t{1}); // nobody was left to hear it
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
