// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/VerifyRequest.h"
#include "app/jwt/DecodedToken.h"
#include "tests/flow/SendWorld.h"
#include "tests/support/TestKeys.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr QByteArrayView kSecret("0123456789abcdef0123456789abcdef");

credential::Credential tokenCredential(const char *claims)
{
    credential::Credential credential;
    credential.name = QStringLiteral("token");
    credential::JwtFields fields;
    fields.claims = claims;
    fields.variables = {{"orgId", "o-1"}};
    credential.fields = fields;
    return credential;
}

QByteArray tokenIn(const http::Request &request)
{
    return request.headers.all("Authorization").at(0).sliced(7);
}

} // namespace

/// A jwt credential on its way: minted when sending, checked when receiving.
class TestTokenIssue : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsAFreshTokenWithEachRequest()
    {
        SendWorld world;
        world.added(tokenCredential("{\"orgId\":\"{{orgId}}\",\"mid\":\"{{id}}\"}"), kSecret);
        const auto first = world.sent(SendWorld::orderWith(QStringLiteral("token")));
        VERIFY_RESULT(first);
        const auto second = world.sent(SendWorld::orderWith(QStringLiteral("token")));
        VERIFY_RESULT(second);
        QCOMPARE(world.sender.sent().size(), std::size_t{2});
        const QByteArray token = tokenIn(world.sender.sent().at(0).request);
        QVERIFY(token != tokenIn(world.sender.sent().at(1).request));
        const auto decoded = jwt::decodeToken(token, world.clock.now());
        VERIFY_RESULT(decoded);
        QVERIFY(decoded->claims->at("orgId") == base::Json("o-1"));
        QCOMPARE(decoded->claims->at("exp").get<qint64>() - decoded->claims->at("iat").get<qint64>(), 3600);
        // The token opens doors for an hour: it is shown no more than a secret is.
        QVERIFY(!first->exchange.sentHead.contains(token));
        QVERIFY(first->redacted);
        QCOMPARE(first->placed.size(), std::size_t{1});
        QVERIFY(!first->placed.front().value.contains(token));
    }

    void tellsHowATokenCameAboutButNotItsSignature()
    {
        SendWorld world;
        world.added(tokenCredential("{\"orgId\":\"{{orgId}}\"}"), kSecret);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("token")));
        VERIFY_RESULT(sent);
        QVERIFY(sent->steps.has_value());
        const QByteArray token = tokenIn(world.sender.sent().at(0).request);
        QCOMPARE(sent->steps->content, token.first(token.lastIndexOf('.')));
        QCOMPARE(sent->steps->algorithm, QByteArray("jwt:HS256"));
        QCOMPARE(sent->steps->key.decoded, QByteArray("utf8"));
        QCOMPARE(sent->steps->key.bytes, kSecret.size());
        QVERIFY(sent->steps->stages.at(1).bytes.startsWith("{\"orgId\":\"o-1\""));
        // With its signature it would be the token.
        QCOMPARE(sent->steps->digest, QByteArray());
        QCOMPARE(sent->steps->encoded, QByteArray());
        QVERIFY(!base::compactJson(flow::toJson(*sent)).contains(token.sliced(token.lastIndexOf('.') + 1)));
    }

    void takesWhatWasTypedForThisRequest()
    {
        SendWorld world;
        world.added(tokenCredential("{\"orgId\":\"{{orgId}}\"}"), kSecret);
        flow::SendOrder order = SendWorld::orderWith(QStringLiteral("token"));
        order.overrides.variables = {{"orgId", "o-2"}};
        VERIFY_RESULT(world.sent(std::move(order)));
        const auto decoded = jwt::decodeToken(tokenIn(world.sender.sent().at(0).request), world.clock.now());
        QVERIFY(decoded->claims->at("orgId") == base::Json("o-2"));
    }

    void judgesTokensOfOthersWithEitherKey()
    {
        SendWorld world;
        const auto credential = world.added(tokenCredential("{\"orgId\":\"{{orgId}}\"}"), kSecret);
        VERIFY_RESULT(world.sent(SendWorld::orderWith(QStringLiteral("token"))));
        http::Request request = world.sender.sent().at(0).request;
        const auto judged = [&world](const http::Request &captured) {
            flow::VerifyRequest verify(world.prepare);
            signing::VerifyOptions options;
            options.now = world.clock.now();
            const auto verification =
                await(verify.run(captured, flow::WithCredential{QStringLiteral("token")}, options));
            return verification ? *verification : signing::Verification();
        };
        QCOMPARE(judged(request).verdict, signing::Verdict::Verified);
        QVERIFY(!judged(request).coversBody);
        VERIFY_RESULT(await(world.keep.rotate(QStringLiteral("token"),
                                              SendWorld::secret("another secret of thirty-two by"))));
        QCOMPARE(judged(request).verdict, signing::Verdict::Verified);
        QCOMPARE(judged(request).matchingKey, std::optional<qsizetype>(1));
        VERIFY_RESULT(await(world.keep.dropPrevious(QStringLiteral("token"))));
        QCOMPARE(judged(request).verdict, signing::Verdict::Failed);
        QCOMPARE(judged(request).reason, signing::Reason::SignatureMismatch);
        request.headers.remove("Authorization");
        QCOMPARE(judged(request).verdict, signing::Verdict::Unsigned);
    }

    void signsWithAPairAndShowsNothingOfIt()
    {
        SendWorld world;
        credential::Credential credential = tokenCredential("{}");
        std::get<credential::JwtFields>(credential.fields).algorithm = jwt::JwtAlgorithm::ES256;
        world.added(credential, testKey("p256.pkcs8.pem"));
        VERIFY_RESULT(world.sent(SendWorld::orderWith(QStringLiteral("token"))));
        const auto rejected =
            await(world.keep.rotate(QStringLiteral("token"), SendWorld::secret(testKey("p256.spki.pem"))));
        VERIFY_FAILURE(rejected, crypto::KeyError::IsPublic);
    }

    void saysWhichVariableIsMissing()
    {
        SendWorld world;
        world.added(tokenCredential("{\"a\":\"{{unknown}}\"}"), kSecret);
        const auto sent = world.sent(SendWorld::orderWith(QStringLiteral("token")));
        VERIFY_FAILURE(sent, signing::SigningError::VariableMissing);
        QVERIFY(world.sender.sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestTokenIssue)
#include "tst_TokenIssue.moc"
