// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyError.h"
#include "app/signing/Encoding.h"
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kRecipeText = R"({"id":"t","name":"T","algorithm":"builtin:jws-detached","source":"s",)"
                               R"("place":{"header:X-JWS":"{signature}"},)"
                               R"("variables":{"alg":"HS256","payload":"body"}})";
/// RFC 7515 A.1.1
const QByteArray
    kJwk("{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS"
         "4hcgUuTwjAzZr1Z9CAow\"}");
const QByteArray kSecret("0123456789abcdef0123456789abcdef");
const http::Request kRequest{"post", "https://example.com/payouts?x=1", {{"Idempotency-Key", " abc "}}, "{}"};

CompiledRecipe recipe()
{
    return compiledFrom(kRecipeText).value();
}

base::Result<SignedRequest> made(const Variables &given, const QByteArray &secret = kSecret)
{
    return signedBy(recipe(), secret, kRequest, {kMoment, {}, {}, given});
}

Verification judged(const http::Request &request, const Variables &given = {},
                    const QByteArray &secret = kSecret)
{
    return verifiedBy(recipe(), secret, request, {kMoment, {}, given});
}

http::Request withValue(const QByteArray &value)
{
    http::Request request = kRequest;
    request.headers.append("X-JWS", value);
    return request;
}

QByteArray encoded(QByteArrayView text)
{
    return encode(text, Encoding::Base64Url);
}

} // namespace

class TestJwsDetached : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void acceptsTheExampleOfTheRfcWithoutItsPayload()
    {
        // RFC 7515 A.1, detached as appendix F says.
        http::Request request{
            "POST",
            "https://example.com/",
            {},
            "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"};
        request.headers.append("X-JWS", "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                                        "..dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        COMPARE_VERDICT(judged(request, {}, kJwk), "verified", "ok");
        request.body += ' ';
        COMPARE_VERDICT(judged(request, {}, kJwk), "failed", "signature_mismatch");
    }

    void acceptsTheUnencodedPayloadOfRfc7797()
    {
        // RFC 7797 §4.2
        http::Request request{"POST", "https://example.com/", {}, "$.02"};
        request.headers.append("X-JWS", "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19"
                                        "..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY");
        COMPARE_VERDICT(judged(request, {}, kJwk), "verified", "ok");
        const auto sent = signedBy(recipe(), kJwk, {"POST", "https://example.com/", {}, "$.02"},
                                   {kMoment, {}, {}, {{"b64", "false"}}});
        VERIFY_RESULT(sent);
        QCOMPARE(*sent->request.headers.find("X-JWS"), *request.headers.find("X-JWS"));
    }

    void coversTheRequestAsTrueLayerDoes()
    {
        const KeyHalves keys = pairOf("p521");
        const Variables given{
            {"alg", "ES512"}, {"payload", "request"}, {"headers", "Idempotency-Key"}, {"kid", "k"}};
        const auto sent = made(given, keys.toSign);
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.stages[0].bytes,
                 QByteArray(R"({"alg":"ES512","kid":"k","tl_version":"2","tl_headers":"Idempotency-Key"})"));
        QCOMPARE(sent->steps.stages[1].bytes, QByteArray("POST /payouts\nIdempotency-Key: abc\n{}"));
        const Variables same{{"alg", "ES512"}, {"payload", "request"}};
        COMPARE_VERDICT(judged(sent->request, same, keys.toVerify), "verified", "ok");
        http::Request other = sent->request;
        other.url = "https://proxy.example/payouts/";
        COMPARE_VERDICT(judged(other, same, keys.toVerify), "verified", "ok");
        other.url = "https://example.com/payout";
        COMPARE_VERDICT(judged(other, same, keys.toVerify), "failed", "signature_mismatch");
        other = sent->request;
        other.headers.remove("Idempotency-Key");
        COMPARE_VERDICT(judged(other, same, keys.toVerify), "failed", "missing_header");
        COMPARE_VERDICT(judged(sent->request, {{"alg", "ES512"}, {"payload", "request"}, {"kid", "other"}},
                               keys.toVerify),
                        "failed", "no_matching_key");
    }

    void judgesHeaders_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QByteArray &value, const char *reason) {
            QTest::newRow(name) << value << QByteArray(reason);
        };
        const QByteArray good = encoded(R"({"alg":"HS256"})");
        row("words", "hello", "malformed_header");
        row("with a payload", good + ".e30.AAAA", "malformed_header");
        row("padded", good + "..AAA=", "malformed_header");
        row("header is no JSON", encoded("{") + "..AAAA", "malformed_header");
        row("header is a list", encoded("[]") + "..AAAA", "malformed_header");
        row("none", encoded(R"({"alg":"none"})") + "..", "unsupported_scheme");
        row("other algorithm", encoded(R"({"alg":"HS512"})") + "..AAAA", "unsupported_scheme");
        row("no algorithm", encoded("{}") + "..AAAA", "unsupported_scheme");
        row("unknown demand", encoded(R"({"alg":"HS256","crit":["exp"],"exp":1})") + "..AAAA",
            "malformed_header");
        row("b64 that is not critical", encoded(R"({"alg":"HS256","b64":false})") + "..AAAA",
            "malformed_header");
        row("wrong", good + "..AAAA", "signature_mismatch");
        row("empty", good + "..", "signature_mismatch");
    }

    void judgesHeaders()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, reason);
        COMPARE_VERDICT(judged(withValue(value)), "failed", reason);
    }

    void neverTakesAPublicKeyForASharedSecret()
    {
        const QByteArray key = pairOf("rsa").toVerify;
        const QByteArray header = encoded(R"({"alg":"HS256"})");
        const QByteArray input = header + "." + encoded(kRequest.body);
        const QByteArray mac = crypto::hmac(crypto::HashAlgorithm::Sha256, key, input);
        COMPARE_VERDICT(judged(withValue(header + ".." + encoded(mac)), {}, key), "failed", "key_invalid");
    }

    void saysWhatIsWrongWithKeyOrVariables()
    {
        VERIFY_FAILURE(made({{"alg", "none"}}), SigningError::VariableInvalid);
        VERIFY_FAILURE(made({{"alg", "ES512"}}, pairOf("p256").toSign), crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(made({{"payload", "request"}, {"headers", "X-None"}}), SigningError::ValueMissing);
        COMPARE_VERDICT(judged(kRequest), "unsigned", "missing_header");
        COMPARE_VERDICT(
            verify(recipe(), {}, withValue(encoded(R"({"alg":"HS256"})") + "..AAAA"), {kMoment, {}, {}}),
            "failed", "no_matching_key");
    }
};

QTEST_GUILESS_MAIN(TestJwsDetached)
#include "tst_JwsDetached.moc"
