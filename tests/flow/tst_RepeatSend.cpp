// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/SendWorld.h"

#include <set>

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

class TestRepeatSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsAsManyAsAskedAndCountsThem()
    {
        SendWorld world;
        world.sender.answer(500);
        world.sender.fail(base::Error(sender::SendError::ConnectionRefused));
        const auto summary = await(
            world.repeat.run(SendWorld::orderWith(flow::Authentication()), {10, 3}, base::Cancellation()));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->sent, 10);
        QCOMPARE(summary->statuses.at(200), 8);
        QCOMPARE(summary->statuses.at(500), 1);
        QCOMPARE(summary->errors.at("connection_refused"), 1);
    }

    void keepsNoMoreInFlightThanAsked()
    {
        SendWorld world;
        world.sender.hold();
        auto running =
            world.repeat.run(SendWorld::orderWith(flow::Authentication()), {10, 3}, base::Cancellation());
        QCOMPARE(world.sender.held(), qsizetype{3});
        world.sender.releaseOne();
        QCOMPARE(world.sender.held(), qsizetype{3});
        world.sender.release();
        QCOMPARE(await(std::move(running))->sent, 10);
    }

    void givesEachMessageItsOwnIdUnlessToldOtherwise_data()
    {
        QTest::addColumn<bool>("same");
        QTest::addColumn<int>("ids");
        QTest::newRow("fresh") << false << 5;
        QTest::newRow("same") << true << 1;
    }

    void givesEachMessageItsOwnIdUnlessToldOtherwise()
    {
        QFETCH(const bool, same);
        QFETCH(const int, ids);
        SendWorld world;
        flow::WithRecipe recipe;
        recipe.recipeId = QStringLiteral("standard-webhooks");
        recipe.secrets.push_back(FlowWorld::secret("whsec_MDEyMzQ1Njc4OWFiY2RlZg=="));
        flow::RepeatOptions options{5, 2};
        options.messageId =
            same ? flow::RepeatOptions::MessageId::Same : flow::RepeatOptions::MessageId::FreshEachTime;
        VERIFY_RESULT(
            await(world.repeat.run(SendWorld::orderWith(std::move(recipe)), options, base::Cancellation())));
        std::set<QByteArray> seen;
        for (const auto &sent : world.sender.sent()) {
            seen.insert(*sent.request.headers.find("webhook-id"));
        }
        QCOMPARE(static_cast<int>(seen.size()), ids);
    }

    void stopsWhenCancelled()
    {
        SendWorld world;
        world.sender.hold();
        base::CancellationSource cancel;
        auto running =
            world.repeat.run(SendWorld::orderWith(flow::Authentication()), {100, 4}, cancel.cancellation());
        cancel.request();
        const auto summary = await(std::move(running));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->sent, 4);
        QCOMPARE(summary->errors.at("cancelled"), 4);
    }

    void stopsAtOnceWhenNothingCouldEverBeSigned()
    {
        SendWorld world;
        flow::WithRecipe recipe;
        recipe.recipeId = QStringLiteral("standard-webhooks");
        recipe.secrets.push_back(FlowWorld::secret("whsec_not*base64"));
        VERIFY_FAILURE(
            await(world.repeat.run(SendWorld::orderWith(std::move(recipe)), {100, 4}, base::Cancellation())),
            signing::SigningError::KeyUndecodable);
        QVERIFY(world.sender.sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestRepeatSend)
#include "tst_RepeatSend.moc"
