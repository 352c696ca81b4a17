// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyError.h"
#include "app/signing/Encoding.h"
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kSecret("0123456789abcdef0123456789abcdef");
const http::Request kRequest{"POST", "https://example.com/hook?a=1", {}, "{\"a\":1}"};

base::Result<SignedRequest> made(const char *id, const QByteArray &secret, const Variables &variables = {})
{
    return signedBy(builtIn(QString::fromLatin1(id)), secret, kRequest, {kMoment, "msg_1", "n-1", variables});
}

http::Request withHeader(const http::Request &request, const QByteArray &name, const QByteArray &value)
{
    http::Request changed = request;
    changed.headers.remove(name);
    changed.headers.append(name, value);
    return changed;
}

QByteArray token(const QByteArray &header, const QByteArray &claims, const QByteArray &secret = kSecret)
{
    const QByteArray input = encode(header, Encoding::Base64Url) + "." + encode(claims, Encoding::Base64Url);
    return input + "." +
           encode(crypto::hmac(crypto::HashAlgorithm::Sha256, secret, input), Encoding::Base64Url);
}

const QByteArray kHeader("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

base::Json claimsIn(const QByteArray &jwt)
{
    return base::parseJson(*decode(jwt.split('.').at(1), Encoding::Base64Url)).value();
}

} // namespace

/// Digests, tokens, key pairs and JWTs: what is not an HMAC.
class TestAlgorithms : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hashesTheSecretWithTheContentAndShowsItNowhere()
    {
        // HubSpot v1: SHA-256 of the client secret and the body.
        const auto sent = made("hubspot-v1", kSecret);
        VERIFY_RESULT(sent);
        const QByteArray expected =
            crypto::digest(crypto::HashAlgorithm::Sha256, QByteArray(kSecret + kRequest.body)).toHex();
        QCOMPARE(*sent->request.headers.find("X-HubSpot-Signature"), expected);
        QCOMPARE(sent->steps.content, QByteArray("{secret}{\"a\":1}"));
        QCOMPARE(sent->steps.parts, (std::vector<NamedPart>{{"secret", 0, 8}, {"body", 8, 7}}));
        QVERIFY(!base::compactJson(toJson(*sent)).contains(kSecret));
        const Verification verification =
            verifiedBy(builtIn(QStringLiteral("hubspot-v1")), kSecret, sent->request);
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.content, sent->steps.content);
        const Verification wrong = verifiedBy(builtIn(QStringLiteral("hubspot-v1")), "other", sent->request);
        COMPARE_VERDICT(wrong, "failed", "signature_mismatch");
        QVERIFY(!wrong.content.contains("other"));
    }

    void sendsATokenAndComparesIt()
    {
        const auto basic = made("chargebee", "user:password");
        VERIFY_RESULT(basic);
        QCOMPARE(*basic->request.headers.find("Authorization"), QByteArray("Basic dXNlcjpwYXNzd29yZA=="));
        const CompiledRecipe recipe = builtIn(QStringLiteral("chargebee"));
        const Verification verification = verifiedBy(recipe, "user:password", basic->request);
        COMPARE_VERDICT(verification, "verified", "ok");
        QVERIFY(!verification.coversBody);
        COMPARE_VERDICT(verifiedBy(recipe, "user:other", basic->request), "failed", "signature_mismatch");
        COMPARE_VERDICT(
            verifiedBy(recipe, "user:password", withHeader(basic->request, "Authorization", "Bearer x")),
            "failed", "malformed_header");
        COMPARE_VERDICT(verifiedBy(recipe, "user:password", kRequest), "unsigned", "missing_header");
    }

    void placesATokenIntoTheBody()
    {
        http::Request request = kRequest;
        request.body = "{\"value\":[{\"clientState\":\"x\",\"id\":7},{\"id\":8}]}";
        const auto sent = signedBy(builtIn(QStringLiteral("ms-graph")), "state", request, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->request.body,
                 QByteArray("{\"value\":[{\"clientState\":\"state\",\"id\":7},{\"id\":8}]}"));
    }

    void readsKeysInTheirProvidersForm()
    {
        // Standard Webhooks v1a: whsk_ and whpk_, base64 of the bare bytes (RFC 8032 test 1).
        const QByteArray seed =
            QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const QByteArray publicKey =
            QByteArray::fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        const auto sent = made("standard-webhooks-v1a", "whsk_" + seed.toBase64());
        VERIFY_RESULT(sent);
        const CompiledRecipe recipe = builtIn(QStringLiteral("standard-webhooks-v1a"));
        COMPARE_VERDICT(verifiedBy(recipe, "whpk_" + publicKey.toBase64(), sent->request), "verified", "ok");
    }

    void wantsTheRightHalfOfTheRightKey()
    {
        const KeyHalves ed25519 = pairOf("ed25519");
        const KeyHalves rsa = pairOf("rsa");
        VERIFY_FAILURE(made("discord", ed25519.toVerify), crypto::KeyError::IsPublic);
        VERIFY_FAILURE(made("discord", rsa.toSign), crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(made("discord", "not a key"), crypto::KeyError::Unrecognised);
        const auto sent = made("discord", ed25519.toSign);
        VERIFY_RESULT(sent);
        const CompiledRecipe recipe = builtIn(QStringLiteral("discord"));
        const Verification secretHalf = verifiedBy(recipe, ed25519.toSign, sent->request);
        COMPARE_VERDICT(secretHalf, "failed", "key_invalid");
        QVERIFY(secretHalf.keyError->is(crypto::KeyError::IsPrivate));
        COMPARE_VERDICT(verifiedBy(recipe, rsa.toVerify, sent->request), "failed", "key_invalid");
        QCOMPARE(sent->steps.key.decoded, QByteArray("pkcs8-pem"));
        QVERIFY(sent->steps.key.fingerprint.has_value());
    }

    void triesEveryKeyOfARotation()
    {
        const KeyHalves keys = pairOf("ed25519");
        const auto sent = made("discord", keys.toSign);
        VERIFY_RESULT(sent);
        const auto broken = base::SecretBytes::copyOf("nothing");
        const auto right = base::SecretBytes::copyOf(keys.toVerify);
        const std::array<const base::SecretBytes *, 2> both{&broken, &right};
        const Verification verification =
            verify(builtIn(QStringLiteral("discord")), both, sent->request, {kMoment, {}, {}});
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.matchingKey, std::optional<qsizetype>(1));
        QVERIFY(!verification.keyError.has_value());
    }

    void keepsKeyConfusionOut()
    {
        // HS256 with the text of a public key as its secret (RFC 8725 §2.1).
        const QByteArray key = pairOf("rsa").toVerify;
        VERIFY_FAILURE(made("netlify", key), crypto::KeyError::IsAsymmetric);
        const QByteArray claims = "{\"iss\":\"netlify\",\"sha256\":\"" +
                                  crypto::digest(crypto::HashAlgorithm::Sha256, kRequest.body).toHex() +
                                  "\"}";
        const http::Request forged = withHeader(kRequest, "X-Webhook-Signature", token(kHeader, claims, key));
        COMPARE_VERDICT(verifiedBy(builtIn(QStringLiteral("netlify")), key, forged), "failed", "key_invalid");
    }

    void mintsClaimsThatSpeakOfTheRequest()
    {
        const auto sent = made("qstash", kSecret);
        VERIFY_RESULT(sent);
        const base::Json claims = claimsIn(*sent->request.headers.find("Upstash-Signature"));
        QCOMPARE(claims.dump(),
                 ("{\"iss\":\"Upstash\",\"sub\":\"https://example.com/hook?a=1\",\"iat\":1767261600,"
                  "\"nbf\":1767261600,\"exp\":1767261900,\"body\":\"" +
                  encode(crypto::digest(crypto::HashAlgorithm::Sha256, kRequest.body), Encoding::Base64Url)
                      .toStdString() +
                  "\"}"));
        QCOMPARE(sent->steps.stages[0].bytes, kHeader);
        QCOMPARE(sent->steps.algorithm, QByteArray("jwt:HS256"));
    }

    void hashesTheQueryAsAtlassianDoes()
    {
        // The empty query's example of "Understanding JWT for Connect apps", and its rules for the rest.
        const auto hashOf = [](const QByteArray &method, const QByteArray &url) {
            const auto sent = signedBy(builtIn(QStringLiteral("atlassian-connect")), kSecret,
                                       {method, url, {}, {}}, {kMoment, {}, {}, {{"clientKey", "c"}}});
            return claimsIn(sent->request.headers.find("Authorization")->sliced(4))["qsh"].get<std::string>();
        };
        const auto sha256 = [](const QByteArray &text) {
            return crypto::digest(crypto::HashAlgorithm::Sha256, text).toHex().toStdString();
        };
        QCOMPARE(hashOf("get", "https://x.example/rest/api/2/issue/"), sha256("GET&/rest/api/2/issue&"));
        QCOMPARE(hashOf("GET", "https://x.example/a&b?zee=1&a=b+c&a=%61&jwt=t&A=%7E"),
                 sha256("GET&/a%26b&A=~&a=a,b%20c&zee=1"));
    }

    void judgesTokens_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QByteArray &value, const char *reason) {
            QTest::newRow(name) << value << QByteArray(reason);
        };
        const QByteArray hash = crypto::digest(crypto::HashAlgorithm::Sha256, kRequest.body).toBase64();
        const auto claims = [&hash](const QByteArray &times) -> QByteArray {
            return "{\"iss\":\"key\",\"sha256\":\"" + hash + "\"" + times + "}";
        };
        const QByteArray good = ",\"nbf\":1767261600,\"exp\":1767261900";
        row("right", token(kHeader, claims(good)), "ok");
        row("fractions", token(kHeader, claims(",\"nbf\":1767261599.5,\"exp\":1767261600.5")), "ok");
        row("words", "hello", "malformed_header");
        row("two parts", "e30.e30", "malformed_header");
        row("no JSON", token("{", claims(good)), "malformed_header");
        row("claims are a list", token(kHeader, "[]"), "malformed_header");
        row("padded", token(kHeader, claims(good)) + "=", "malformed_header");
        row("unknown demand", token("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", claims(good)),
            "malformed_header");
        row("none", token("{\"alg\":\"none\"}", claims(good)), "unsupported_scheme");
        row("other algorithm", token("{\"alg\":\"HS512\"}", claims(good)), "unsupported_scheme");
        row("other key", token(kHeader, claims(good), "other"), "signature_mismatch");
        row("expired", token(kHeader, claims(",\"nbf\":1,\"exp\":1767261600")), "timestamp_too_old");
        row("not yet", token(kHeader, claims(",\"nbf\":1767261601,\"exp\":1767261900")),
            "timestamp_in_future");
        row("exp is a text", token(kHeader, claims(",\"nbf\":1,\"exp\":\"1767261900\"")),
            "timestamp_malformed");
        row("exp is beyond all years", token(kHeader, claims(",\"nbf\":1,\"exp\":1e300")),
            "timestamp_malformed");
        row("no exp", token(kHeader, claims(",\"nbf\":1")), "claims_mismatch");
        row("other issuer", token(kHeader, QByteArray(claims(good)).replace("\"key\"", "\"yek\"")),
            "claims_mismatch");
        row("other body", token(kHeader, QByteArray(claims(good)).replace(hash, "AAAA")), "claims_mismatch");
        row("hash is a number",
            token(kHeader, QByteArray(claims(good)).replace(QByteArray("\"" + hash + "\""), "1")),
            "claims_mismatch");
    }

    void judgesTokens()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, reason);
        const Verification verification =
            verifiedBy(builtIn(QStringLiteral("livekit")), kSecret,
                       withHeader(kRequest, "Authorization", value), {kMoment, {}, {{"apiKey", "key"}}});
        COMPARE_VERDICT(verification, reason == "ok" ? QByteArray("verified") : QByteArray("failed"), reason);
    }

    void judgesATokenWithoutExpiryByItsAge()
    {
        const KeyHalves keys = pairOf("p256");
        const auto sent = made("plaid", keys.toSign);
        VERIFY_RESULT(sent);
        const CompiledRecipe plaid = builtIn(QStringLiteral("plaid"));
        const auto at = [&](qint64 seconds) {
            return verifiedBy(plaid, keys.toVerify, sent->request,
                              {kMoment + std::chrono::seconds(seconds), {}, {}});
        };
        COMPARE_VERDICT(at(300), "verified", "ok");
        COMPARE_VERDICT(at(301), "failed", "timestamp_too_old");
        COMPARE_VERDICT(at(-301), "failed", "timestamp_in_future");
        QCOMPARE(at(0).signedAt, std::optional(kMoment));
    }

    void namesTheReasonThatCameClosest()
    {
        const auto wrong = base::SecretBytes::copyOf("wrong");
        const auto right = base::SecretBytes::copyOf(kSecret);
        http::Request request = made("netlify", kSecret)->request;
        request.body += ' ';
        for (const auto &keys : {std::array{&wrong, &right}, std::array{&right, &wrong}}) {
            const std::array<const base::SecretBytes *, 2> both{keys[0], keys[1]};
            COMPARE_VERDICT(verify(builtIn(QStringLiteral("netlify")), both, request, {kMoment, {}, {}}),
                            "failed", "claims_mismatch");
        }
    }

    void takesTheRecipesOwnValueForAVariableThatIsNotGiven()
    {
        const auto sent = made("cavage", kSecret);
        VERIFY_RESULT(sent);
        QVERIFY(sent->request.headers.find("Signature")->startsWith("keyId=\"test-key\","));
        COMPARE_VERDICT(verifiedBy(builtIn(QStringLiteral("cavage")), kSecret,
                                   made("cavage", kSecret, {{"keyid", "mine"}})->request),
                        "verified", "ok");
    }
};

QTEST_GUILESS_MAIN(TestAlgorithms)
#include "tst_Algorithms.moc"
