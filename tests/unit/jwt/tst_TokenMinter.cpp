// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyReader.h"
#include "app/jwt/CompactToken.h"
#include "app/jwt/DecodedToken.h"
#include "app/jwt/TokenMinter.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using base::Json;
using jwt::JwtAlgorithm;
using jwt::JwtError;
using tests::testKey;

namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600999)};

jwt::MintingKey secret(QByteArrayView bytes = "0123456789abcdef0123456789abcdef")
{
    return base::SecretBytes::copyOf(bytes);
}

jwt::TokenTemplate claims(const char *json)
{
    jwt::TokenTemplate content;
    content.claims = Json::parse(json);
    return content;
}

QByteArray payloadOf(const jwt::TokenTemplate &content, QByteArrayView tokenId = {})
{
    auto minter = jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content);
    return minter ? jwt::readCompactToken(*minter->mint(kNow, tokenId))->payload : QByteArray();
}

} // namespace

class TestTokenMinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysBeforehandWhatWouldBeSigned()
    {
        jwt::TokenTemplate content = claims(R"({"b":1,"a":2})");
        content.expiresIn = std::chrono::hours(1);
        content.tokenId = true;
        const auto input = jwt::TokenMinter::signingInput(JwtAlgorithm::HS256, content, kNow, "id");
        VERIFY_RESULT(input);
        auto minter = jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content);
        QVERIFY(minter->mint(kNow, "id")->startsWith(QByteArray(*input + '.')));
        content.header["b64"] = false;
        VERIFY_FAILURE(jwt::TokenMinter::signingInput(JwtAlgorithm::HS256, content, kNow),
                       JwtError::HeaderInvalid);
    }

    void keepsClaimsAsTheyWereTyped()
    {
        QCOMPARE(
            payloadOf(claims(
                R"({"z":1,"a":9007199254740993,"m":-9223372036854775808,"u":"Zoë ✓","n":null,"f":1.5,"o":{"b":[],"a":{}}})")),
            QByteArray(
                R"({"z":1,"a":9007199254740993,"m":-9223372036854775808,"u":"Zoë ✓","n":null,"f":1.5,"o":{"b":[],"a":{}},"iat":1767261600})"));
    }

    void appendsTheTimesThatAreWanted()
    {
        jwt::TokenTemplate content = claims(R"({"sub":"1"})");
        content.expiresIn = std::chrono::hours(1);
        content.notBefore = std::chrono::seconds(-5);
        content.tokenId = true;
        QCOMPARE(
            payloadOf(content, "the <id>"),
            QByteArray(R"({"sub":"1","iat":1767261600,"nbf":1767261595,"exp":1767265200,"jti":"the <id>"})"));
        content.issuedAt = false;
        content.tokenId = false;
        QCOMPARE(payloadOf(content), QByteArray(R"({"sub":"1","nbf":1767261595,"exp":1767265200})"));
        QCOMPARE(payloadOf({}), QByteArray(R"({"iat":1767261600})"));
        content = {};
        content.issuedAt = false;
        QCOMPARE(payloadOf(content), QByteArray("{}"));
    }

    void leavesGivenTimesAlone()
    {
        jwt::TokenTemplate content = claims(R"({"exp":5,"nbf":4,"iat":3,"jti":"x"})");
        content.expiresIn = std::chrono::hours(1);
        content.notBefore = std::chrono::seconds(0);
        content.tokenId = true;
        QCOMPARE(payloadOf(content, "y"), QByteArray(R"({"exp":5,"nbf":4,"iat":3,"jti":"x"})"));
        // As jsonwebtoken does: a given time of issue is what the lifetime counts from.
        content = claims(R"({"iat":1000})");
        content.expiresIn = std::chrono::hours(1);
        QCOMPARE(payloadOf(content), QByteArray(R"({"iat":1000,"exp":4600})"));
    }

    void putsAlgorithmAndTypeFirst()
    {
        jwt::TokenTemplate content;
        content.header = Json::parse(R"({"kid":"k","typ":"at+jwt","x":[1]})");
        auto minter = jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content);
        VERIFY_RESULT(minter);
        const auto token = jwt::readCompactToken(*minter->mint(kNow));
        VERIFY_RESULT(token);
        QCOMPARE(base::compactJson(token->header),
                 QByteArray(R"({"alg":"HS256","typ":"at+jwt","kid":"k","x":[1]})"));
    }

    void mintsOneTokenAfterTheOther()
    {
        jwt::TokenTemplate content = claims(R"({"orgId":"o"})");
        content.expiresIn = std::chrono::hours(1);
        auto minter = jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content);
        VERIFY_RESULT(minter);
        const QByteArray first = *minter->mint(kNow);
        const QByteArray later = *minter->mint(kNow + std::chrono::seconds(1));
        QVERIFY(first != later);
        QCOMPARE(*minter->mint(kNow), first);
        QVERIFY(first.startsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."));
    }

    void warnsOfWeakKeysAndEndlessTokens()
    {
        const auto warningsOf = [](JwtAlgorithm algorithm, const jwt::MintingKey &key,
                                   const jwt::TokenTemplate &content) {
            QByteArray names;
            const auto minter = jwt::TokenMinter::create(algorithm, key, content);
            for (const jwt::MintWarning warning : minter->warnings()) {
                names += jwt::nameOf(warning) + ' ';
            }
            return names.trimmed();
        };
        jwt::TokenTemplate brief;
        brief.expiresIn = std::chrono::minutes(5);
        QCOMPARE(warningsOf(JwtAlgorithm::HS256, secret(), brief), QByteArray());
        QCOMPARE(warningsOf(JwtAlgorithm::HS384, secret(), brief), QByteArray("secret_shorter_than_digest"));
        QCOMPARE(warningsOf(JwtAlgorithm::HS256, secret(), {}), QByteArray("never_expires"));
        QCOMPARE(warningsOf(JwtAlgorithm::RS256,
                            *jwt::readMintingKey(JwtAlgorithm::RS256, testKey("rsa1024.pkcs8.pem")), brief),
                 QByteArray("modulus_too_short"));
        const auto unsecured = jwt::TokenMinter::createUnsecured(brief);
        QCOMPARE(unsecured->warnings(), std::vector{jwt::MintWarning::Unsecured});
    }

    void mintsUnsecuredTokensOnPurposeOnly()
    {
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::None, secret(), {}), JwtError::NoneRefused);
        auto minter = jwt::TokenMinter::createUnsecured(claims(R"({"sub":"1"})"));
        VERIFY_RESULT(minter);
        const QByteArray token = *minter->mint(kNow);
        QVERIFY(token.endsWith('.'));
        QCOMPARE(jwt::decodeToken(token, kNow)->warnings.front(), jwt::TokenWarning::Unsecured);
    }

    void refusesKeysOfAnotherKind()
    {
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::RS256, secret(), {}), JwtError::KeyMismatch);
        const auto pair = jwt::readMintingKey(JwtAlgorithm::RS256, testKey("rsa.pkcs8.pem"));
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, *pair, {}), JwtError::KeyMismatch);
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::ES256, *pair, {}),
                       crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, {}, {}), JwtError::KeyMissing);
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(""), {}), JwtError::KeyMissing);
        VERIFY_FAILURE(jwt::readMintingKey(JwtAlgorithm::HS256, testKey("rsa.pkcs8.pem")),
                       crypto::KeyError::IsAsymmetric);
        VERIFY_FAILURE(jwt::readMintingKey(JwtAlgorithm::ES256, testKey("rsa.certificate.pem")),
                       crypto::KeyError::IsCertificate);
    }

    void refusesTemplatesThatMakeNoToken()
    {
        jwt::TokenTemplate content;
        content.claims = Json::array();
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content),
                       JwtError::ClaimsNotObject);
        content = {};
        for (const char *header : {R"([])", R"({"alg":"none"})", R"({"b64":false})"}) {
            content.header = Json::parse(header);
            VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content),
                           JwtError::HeaderInvalid);
        }
        content = claims(R"({"iat":1e300})");
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content),
                       JwtError::TimeOutOfRange);
        content = {};
        content.expiresIn = std::chrono::seconds(std::numeric_limits<qint64>::max());
        VERIFY_FAILURE(jwt::TokenMinter::create(JwtAlgorithm::HS256, secret(), content),
                       JwtError::TimeOutOfRange);
    }
};

QTEST_GUILESS_MAIN(TestTokenMinter)
#include "tst_TokenMinter.moc"
