// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ExplainRequest.h"
#include "tests/flow/FlowWorld.h"

#include <QTimer>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;

namespace {

constexpr char kSecret[] = "a-secret-that-both-ends-know";

struct ExplainingWorld : FlowWorld
{
    flow::ExplainRequest explain{workspace, prepare, store};

    http::Request signedRequest(const QByteArray &body, const char *with = kSecret)
    {
        const auto recipe = recipes.of(credential::HmacFields());
        auto signer = signing::Signer::create(*recipe, secret(with));
        return signer->sign({"POST", "http://127.0.0.1:1/webhook", {}, body}, {clock.now(), {}, {}, {}})
            ->request;
    }

    base::Result<flow::Explained> run(http::Request request, flow::Authentication authentication)
    {
        return await(explain.run(std::move(request), std::move(authentication), {clock.now(), {}, {}}));
    }
};

flow::Authentication withRecipe(const char *secret)
{
    flow::WithRecipe given{QStringLiteral("vapi-default"), {}, {}};
    given.secrets.push_back(FlowWorld::secret(secret));
    return given;
}

} // namespace

class TestExplainRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void explainsAndJudgesInOne()
    {
        ExplainingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Vapi")), kSecret);
        const http::Request request = world.signedRequest("{}");
        const auto good = world.run(request, flow::WithCredential{QStringLiteral("Vapi")});
        VERIFY_RESULT(good);
        QCOMPARE(good->verification.verdict, signing::Verdict::Verified);
        QVERIFY(!good->explanation.has_value());

        http::Request longer = request;
        longer.body += '\n';
        const auto bad = world.run(longer, flow::WithCredential{QStringLiteral("Vapi")});
        VERIFY_RESULT(bad);
        QCOMPARE(bad->verification.reason, signing::Reason::SignatureMismatch);
        QCOMPARE(bad->explanation->cause, explain::Cause::BodyTrailingNewlineAdded);
        QVERIFY(!bad->lints.empty());
    }

    void namesTheCredentialWhoseSecretMatches()
    {
        ExplainingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Test")), kSecret);
        const credential::Credential live =
            world.added(FlowWorld::hmac(QStringLiteral("Live")), "the secret of the other environment");
        const auto explained = world.run(world.signedRequest("{}", "the secret of the other environment"),
                                         flow::WithCredential{QStringLiteral("Test")});
        VERIFY_RESULT(explained);
        QCOMPARE(explained->explanation->cause, explain::Cause::SecretOther);
        QCOMPARE(explained->explanation->other->id, live.id);
        QCOMPARE(explained->explanation->other->name, QStringLiteral("Live"));
        QVERIFY(!explained->explanation->other->isPrevious);
    }

    void namesTheSecretBeforeARotation()
    {
        ExplainingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Test")), kSecret);
        world.added(FlowWorld::hmac(QStringLiteral("Live")), "the secret of the other environment");
        VERIFY_RESULT(
            await(world.keep.rotate(QStringLiteral("Live"), FlowWorld::secret("the next one of it"))));
        const auto explained = world.run(world.signedRequest("{}", "the secret of the other environment"),
                                         flow::WithCredential{QStringLiteral("Test")});
        QVERIFY(explained->explanation->other->isPrevious);
    }

    void goesOnWithoutTheStore()
    {
        ExplainingWorld world;
        world.added(FlowWorld::hmac(QStringLiteral("Live")), "the secret of the other environment");
        world.store.failAlways(vault::VaultError::Locked);
        http::Request request = world.signedRequest("{}");
        request.body = "{ }";
        const auto explained = world.run(request, withRecipe(kSecret));
        VERIFY_RESULT(explained);
        QCOMPARE(explained->explanation->confidence, explain::Confidence::Exact);
    }

    void explainsABearerToken()
    {
        ExplainingWorld world;
        world.added(FlowWorld::bearer(QStringLiteral("Token")), kSecret);
        http::Request request{"POST", "http://127.0.0.1:1/", {{"Authorization", kSecret}}, "{}"};
        const auto explained = world.run(request, flow::WithCredential{QStringLiteral("Token")});
        VERIFY_RESULT(explained);
        QCOMPARE(explained->verification.verdict, signing::Verdict::Failed);
        QCOMPARE(explained->explanation->cause, explain::Cause::SignaturePrefix);
        QCOMPARE(explained->explanation->deviations.front().detail, QByteArray("Bearer "));
        QVERIFY(!base::compactJson(explain::toJson(*explained->explanation)).contains(kSecret));
    }

    void saysNothingWithoutAuthentication()
    {
        ExplainingWorld world;
        const auto explained = world.run(world.signedRequest("{}"), flow::NoAuthentication{});
        VERIFY_RESULT(explained);
        QCOMPARE(explained->verification.verdict, signing::Verdict::Unchecked);
        QVERIFY(!explained->explanation.has_value());
    }

    void failsAsVerifyingDoes()
    {
        ExplainingWorld world;
        VERIFY_FAILURE(world.run(world.signedRequest("{}"), flow::WithCredential{QStringLiteral("nobody")}),
                       credential::CredentialError::NotFound);
    }

    void leavesTheEventLoopAlone()
    {
        ExplainingWorld world;
        QByteArray body = "[";
        while (body.size() < 2'000'000) {
            body += R"({"a": 1.0, "b": "é"}, )";
        }
        http::Request request = world.signedRequest(body + "1]");
        request.body = body + "2]";
        int ticks = 0;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&ticks] { ++ticks; });
        timer.start(1);
        const auto explained = world.run(request, withRecipe(kSecret));
        QCOMPARE(explained->explanation->cause, explain::Cause::NoHypothesis);
        QVERIFY2(ticks > 10, std::to_string(ticks).c_str());
    }
};

QTEST_GUILESS_MAIN(TestExplainRequest)
#include "tst_ExplainRequest.moc"
