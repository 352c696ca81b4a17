// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/SendWorld.h"

using namespace sealwright;
using tests::await;
using tests::FlowWorld;
using tests::SendWorld;

namespace {

flow::WithCredential given(const credential::Credential &credential, QByteArrayView secret)
{
    flow::WithCredential authentication;
    authentication.nameOrId = credential.name;
    authentication.secrets.push_back(FlowWorld::secret(secret));
    return authentication;
}

constexpr const char *kStored = "the-secret-of-the-store-0123456789";
constexpr const char *kGiven = "the-secret-given-on-the-spot-98765";

} // namespace

/// A secret given beside a credential stands for the stored one, which is not even asked for.
class TestPrepareAuthentication : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asksTheStoreWhenNoSecretIsGiven()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        world.store.forgetLog();
        const auto prepared = await(world.prepare.run(flow::WithCredential{credential.name}));
        VERIFY_RESULT(prepared);
        QCOMPARE(prepared->secrets.size(), std::size_t{1});
        QCOMPARE(prepared->secrets[0].view(), QByteArrayView(kStored));
        QCOMPARE(world.store.log(), QStringList(QStringLiteral("read %1/secretKey").arg(credential.id)));
    }

    void putsTheGivenSecretInPlaceOfTheStoredOne()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        world.store.forgetLog();
        const auto prepared = await(
            world.prepare.run(given(credential, kGiven), flow::PrepareAuthentication::Secrets::WithPrevious));
        VERIFY_RESULT(prepared);
        QCOMPARE(prepared->secrets.size(), std::size_t{1});
        QCOMPARE(prepared->secrets[0].view(), QByteArrayView(kGiven));
        QCOMPARE(prepared->credential->id, credential.id);
        QVERIFY(prepared->recipe);
        QCOMPARE(world.store.operations(), 0);
    }

    void leavesTheStoredSecretAsItIs()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        VERIFY_RESULT(await(world.prepare.run(given(credential, kGiven))));
        QCOMPARE(world.store.secretOf(credential.secretKey(QStringLiteral("secretKey"))),
                 QByteArray(kStored));
    }

    void worksWhereThereIsNoKeychain()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        world.store.failAlways(vault::VaultError::NoBus);
        VERIFY_RESULT(await(world.prepare.run(given(credential, kGiven))));
    }

    void refusesAGivenSecretThatTheCredentialCannotUse()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::bearer(QStringLiteral("Staging")), kStored);
        const auto prepared = await(world.prepare.run(given(credential, "two\r\nlines")));
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().fact("credential"), QStringLiteral("Staging"));
    }

    void keepsSeveralToVerifyWith()
    {
        FlowWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        flow::WithCredential both = given(credential, kGiven);
        both.secrets.push_back(FlowWorld::secret("another-one-given-0123456789"));
        const auto prepared = await(world.prepare.run(std::move(both)));
        VERIFY_RESULT(prepared);
        QCOMPARE(prepared->secrets.size(), std::size_t{2});
    }

    void signsWithTheGivenSecretAsTheRecipeWould()
    {
        SendWorld world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Staging")), kStored);
        flow::WithRecipe recipe;
        recipe.recipeId = QStringLiteral("vapi-default");
        recipe.secrets.push_back(FlowWorld::secret(kGiven));
        VERIFY_RESULT(world.sent(SendWorld::orderWith(flow::Authentication(given(credential, kGiven)))));
        VERIFY_RESULT(world.sent(SendWorld::orderWith(flow::Authentication(std::move(recipe)))));
        VERIFY_RESULT(world.sent(SendWorld::orderWith(credential.name)));
        const auto signatureOf = [&world](std::size_t i) {
            return *world.sender.sent()[i].request.headers.find("X-Signature");
        };
        QCOMPARE(signatureOf(0), signatureOf(1));
        QVERIFY(signatureOf(0) != signatureOf(2));
    }

    void showsNoGivenTokenInWhatItReturns()
    {
        SendWorld world;
        const auto credential = world.added(FlowWorld::bearer(QStringLiteral("Staging")), kStored);
        const auto sent = world.sent(SendWorld::orderWith(flow::Authentication(given(credential, kGiven))));
        VERIFY_RESULT(sent);
        QCOMPARE(*world.sender.sent()[0].request.headers.find("Authorization"),
                 QByteArray("Bearer ") + kGiven);
        QVERIFY(sent->redacted);
        QVERIFY(!sent->exchange.sentHead.contains(kGiven));
        QVERIFY(sent->exchange.sentHead.contains("Authorization: Bearer ‹redacted sha256:"));
    }
};

QTEST_GUILESS_MAIN(TestPrepareAuthentication)
#include "tst_PrepareAuthentication.moc"
