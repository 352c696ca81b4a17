// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/SendWorld.h"

using namespace sealwright;
using namespace std::chrono_literals;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

constexpr flow::RetryPlan kThrice{flow::RetryPlan::Growth::Exponential, 3, 1ms};

flow::Authentication standardWebhooks()
{
    flow::WithRecipe recipe;
    recipe.recipeId = QStringLiteral("standard-webhooks");
    recipe.secrets.push_back(FlowWorld::secret("whsec_MDEyMzQ1Njc4OWFiY2RlZg=="));
    return recipe;
}

/// What a run told while it went on.
struct Told
{
    std::vector<int> retries;
    std::vector<std::chrono::milliseconds> delays;
    std::vector<int> statuses;

    auto listener()
    {
        return [this](const flow::RetryNotice &notice) {
            retries.push_back(notice.retry);
            delays.push_back(notice.delay);
            statuses.push_back(notice.attempt.exchange.status);
        };
    }
};

} // namespace

class TestRetrySend : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsOnceWhatArrives()
    {
        SendWorld world;
        Told told;
        const auto sent = await(world.retry.run(SendWorld::orderWith(flow::Authentication()), kThrice,
                                                told.listener(), base::Cancellation()));
        VERIFY_RESULT(sent);
        QCOMPARE(world.sender.sent().size(), std::size_t{1});
        QVERIFY(told.retries.empty());
    }

    void sendsAgainUntilItArrivesAndTellsOfEachWait()
    {
        SendWorld world;
        world.sender.answer(500);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        Told told;
        const auto sent = await(world.retry.run(SendWorld::orderWith(flow::Authentication()), kThrice,
                                                told.listener(), base::Cancellation()));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->exchange.status, 200);
        QCOMPARE(world.sender.sent().size(), std::size_t{3});
        QCOMPARE(told.retries, (std::vector<int>{1, 2}));
        QCOMPARE(told.statuses, (std::vector<int>{500, 0}));
        QCOMPARE(told.delays, (std::vector<std::chrono::milliseconds>{1ms, 2ms}));
    }

    void givesUpWithTheLastAttempt()
    {
        SendWorld world;
        for (const int status : {500, 501, 502, 503}) {
            world.sender.answer(status);
        }
        Told told;
        const auto sent = await(world.retry.run(SendWorld::orderWith(flow::Authentication()), kThrice,
                                                told.listener(), base::Cancellation()));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->exchange.status, 503);
        QCOMPARE(world.sender.sent().size(), std::size_t{4});
        QCOMPARE(told.retries, (std::vector<int>{1, 2, 3}));
    }

    void signsEachAttemptAfreshUnderOneMessageId()
    {
        SendWorld world;
        world.sender.answer(503);
        const auto advance = [&world](const flow::RetryNotice &) { world.clock.advance(5s); };
        VERIFY_RESULT(await(world.retry.run(SendWorld::orderWith(standardWebhooks()), kThrice, advance,
                                            base::Cancellation())));
        QCOMPARE(world.sender.sent().size(), std::size_t{2});
        const http::HeaderList &first = world.sender.sent()[0].request.headers;
        const http::HeaderList &second = world.sender.sent()[1].request.headers;
        QCOMPARE(*second.find("webhook-id"), *first.find("webhook-id"));
        QCOMPARE(second.find("webhook-timestamp")->toLongLong(),
                 first.find("webhook-timestamp")->toLongLong() + 5);
        QVERIFY(*second.find("webhook-signature") != *first.find("webhook-signature"));
    }

    void readsTheSecretOnce()
    {
        SendWorld world;
        const auto credential = world.added(FlowWorld::bearer(QStringLiteral("Staging")), "token-of-staging");
        world.sender.answer(500);
        world.store.forgetLog();
        VERIFY_RESULT(await(world.retry.run(
            SendWorld::orderWith(credential.id), kThrice, [](const flow::RetryNotice &) {},
            base::Cancellation())));
        QCOMPARE(world.sender.sent().size(), std::size_t{2});
        QCOMPARE(world.store.operations(), 1);
        QCOMPARE(*world.sender.sent()[1].request.headers.find("Authorization"),
                 QByteArray("Bearer token-of-staging"));
    }

    void stopsWaitingWhenCancelled()
    {
        SendWorld world;
        world.sender.answer(500);
        base::CancellationSource cancel;
        const auto sent = await(world.retry.run(
            SendWorld::orderWith(flow::Authentication()), {flow::RetryPlan::Growth::Fixed, 3, 1h},
            [&cancel](const flow::RetryNotice &) { cancel.request(); }, cancel.cancellation()));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->exchange.status, 500);
        QCOMPARE(world.sender.sent().size(), std::size_t{1});
    }

    void sendsNothingThatCannotBeSigned()
    {
        SendWorld world;
        flow::WithRecipe recipe;
        recipe.recipeId = QStringLiteral("standard-webhooks");
        recipe.secrets.push_back(FlowWorld::secret("whsec_not*base64"));
        VERIFY_FAILURE(await(world.retry.run(
                           SendWorld::orderWith(std::move(recipe)), kThrice, [](const flow::RetryNotice &) {},
                           base::Cancellation())),
                       signing::SigningError::KeyUndecodable);
        QVERIFY(world.sender.sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestRetrySend)
#include "tst_RetrySend.moc"
