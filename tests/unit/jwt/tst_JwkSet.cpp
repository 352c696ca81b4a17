// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/JwkKey.h"
#include "app/crypto/KeyReader.h"
#include "app/jwt/JwkSet.h"
#include "app/jwt/TokenMinter.h"
#include "app/jwt/VerifyToken.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using base::Json;
using jwt::JwtAlgorithm;
using tests::testKey;

namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600000)};

jwt::TokenRules rulesFor(JwtAlgorithm algorithm)
{
    jwt::TokenRules rules;
    rules.algorithms = {algorithm};
    rules.now = kNow;
    return rules;
}

QByteArray reasonOf(const QByteArray &token, const jwt::JwkSet &keys, const jwt::TokenRules &rules)
{
    return jwt::nameOf(jwt::verifyToken(token, keys, rules).reason);
}

} // namespace

class TestJwkSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesTheAlgorithmsThatFitItsKeys()
    {
        using enum JwtAlgorithm;
        using Algorithms = std::vector<JwtAlgorithm>;
        const auto of = [](const char *file) {
            return jwt::JwkSet::ofOne(*crypto::readPublicKey(testKey(file))).algorithms();
        };
        QVERIFY((of("rsa.spki.pem") == Algorithms{RS256, RS384, RS512, PS256, PS384, PS512}));
        QVERIFY((of("p256.spki.pem") == Algorithms{ES256}));
        QVERIFY((of("secp256k1.spki.pem") == Algorithms{ES256K}));
        QVERIFY((of("ed448.spki.pem") == Algorithms{EdDSA}));
        QVERIFY((jwt::JwkSet::ofOne(base::SecretBytes::copyOf("x")).algorithms() ==
                 Algorithms{HS256, HS384, HS512}));
        QVERIFY(jwt::JwkSet::ofOne(base::SecretBytes()).algorithms().empty());
        const auto set = jwt::JwkSet::parse(
            R"({"keys":[{"kty":"oct","k":"AAAA","alg":"HS384"},{"kty":"oct","k":"AAAA","use":"enc"},)"
            R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},)"
            R"({"kty":"EC","crv":"P-256","x":"broken"}]})");
        VERIFY_RESULT(set);
        QVERIFY((set->algorithms() == Algorithms{HS384, EdDSA}));
    }

    void findsTheKeyByItsId()
    {
        Json first = crypto::toJwk(*crypto::readPublicKey(testKey("p256.spki.pem")));
        Json second = Json::parse(
            R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");
        first["kid"] = "one";
        second["kid"] = "two";
        const auto token = [](const char *kid) {
            jwt::TokenTemplate content;
            if (kid != nullptr) {
                content.header["kid"] = kid;
            }
            auto minter = jwt::TokenMinter::create(
                JwtAlgorithm::ES256, *jwt::readMintingKey(JwtAlgorithm::ES256, testKey("p256.pkcs8.pem")),
                content);
            return *minter->mint(kNow);
        };
        const auto setOf = [](const Json &keys) {
            return *jwt::JwkSet::parse(base::compactJson(Json{{"keys", keys}}));
        };
        const auto rules = rulesFor(JwtAlgorithm::ES256);
        const Json both = Json::array({first, second});
        QCOMPARE(reasonOf(token("one"), setOf(both), rules), QByteArray("ok"));
        QCOMPARE(reasonOf(token("two"), setOf(both), rules), QByteArray("signature_invalid"));
        QCOMPARE(reasonOf(token("three"), setOf(both), rules), QByteArray("kid_not_found"));
        QCOMPARE(reasonOf(token(nullptr), setOf(both), rules), QByteArray("kid_not_found"));
        QCOMPARE(reasonOf(token(nullptr), setOf(Json::array({first})), rules), QByteArray("ok"));

        Json forEncryption = first;
        forEncryption["use"] = "enc";
        QCOMPARE(reasonOf(token("one"), setOf(Json::array({forEncryption})), rules),
                 QByteArray("key_mismatch"));
        Json forAnother = first;
        forAnother["alg"] = "ES384";
        QCOMPARE(reasonOf(token("one"), setOf(Json::array({forAnother})), rules), QByteArray("key_mismatch"));
        Json onlySigns = first;
        onlySigns["key_ops"] = Json::array({"deriveKey"});
        QCOMPARE(reasonOf(token("one"), setOf(Json::array({onlySigns})), rules), QByteArray("key_mismatch"));
        Json symmetric{{"kty", "oct"}, {"k", "AAAA"}, {"kid", "one"}};
        QCOMPARE(reasonOf(token("one"), setOf(Json::array({symmetric})), rules), QByteArray("key_mismatch"));
        Json withPrivatePart = second;
        withPrivatePart["kid"] = "one";
        withPrivatePart["d"] = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
        const auto refused = jwt::verifyToken(token("one"), setOf(Json::array({withPrivatePart})), rules);
        QCOMPARE(jwt::nameOf(refused.reason), QByteArray("key_mismatch"));
        QVERIFY(refused.cause && refused.cause->is(crypto::KeyError::IsPrivate));
    }

    void refusesKeySetsThatAreNone()
    {
        VERIFY_FAILURE(jwt::JwkSet::parse("[]"), jwt::JwtError::KeySetInvalid);
        VERIFY_FAILURE(jwt::JwkSet::parse("{}"), jwt::JwtError::KeySetInvalid);
        VERIFY_FAILURE(jwt::JwkSet::parse(R"({"keys":{}})"), jwt::JwtError::KeySetInvalid);
        VERIFY_FAILURE(jwt::JwkSet::parse(R"({"keys":[],"keys":[]})"), base::JsonError::DuplicateMember);
        VERIFY_FAILURE(jwt::JwkSet::parse("<html>"), base::JsonError::Malformed);
        VERIFY_FAILURE(jwt::JwkSet::parse(QByteArray(2000000, ' ')), jwt::JwtError::KeySetInvalid);
        QVERIFY(jwt::JwkSet::parse(R"({"keys":[1,null,{"kty":"new"}]})").has_value());
    }
};

QTEST_GUILESS_MAIN(TestJwkSet)
#include "tst_JwkSet.moc"
