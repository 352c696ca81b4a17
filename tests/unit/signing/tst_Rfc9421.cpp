// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/HttpSignatureKey.h"
#include "app/signing/MessageComponent.h"
#include "tests/support/Places.h"
#include "tests/unit/signing/KeyBench.h"

#include <QFile>

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;
using std::chrono::seconds;

namespace {

constexpr base::TimePoint kCreated{seconds(1618884473)};
const QString kGeneral = QStringLiteral("rfc9421-general");

const base::Json &vectors()
{
    static const base::Json document = [] {
        QFile file(checkoutPath(QStringLiteral("tests/unit/signing/data/rfc9421.json")));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? base::parseJson(file.readAll()).value() : base::Json();
    }();
    return document;
}

QByteArray text(const base::Json &object, const char *name)
{
    return QByteArray::fromStdString(object.value(name, std::string()));
}

const base::Json &vectorNamed(const char *name)
{
    for (const base::Json &vector : vectors()["cases"]) {
        if (vector["name"] == name) {
            return vector;
        }
    }
    qFatal("no vector %s", name);
}

CompiledRecipe generalRecipe(const QByteArray &decode = {})
{
    base::Json document = RecipeCatalog().find(kGeneral).value().document;
    if (!decode.isEmpty()) {
        document["key"] = {{"decode", base::utf8(decode)}};
    }
    return CompiledRecipe::compile(recipeFromJson(document).value()).value();
}

const http::Request kRequest{"POST",
                             "https://Example.com:443/foo%20bar?a=1&b=x+y%7e*&a=2&c=",
                             {{"Content-Type", " application/json "},
                              {"X-Dict", "b=2;x=1,  a=?1, c=(1   2)"},
                              {"X-Two", "one"},
                              {"x-two", "  two  "},
                              {"X-Empty", ""},
                              {"X-Plain", "a, b @"}},
                             "{}"};

base::Result<QByteArray> valueOf(const QByteArray &component, const http::Request &request = kRequest)
{
    const auto list = http::structured::parseInnerList(QByteArray("(" + component + ")")).value();
    return componentValue(list.items.front(), {&request, nullptr, 0});
}

Signer signerWith(const QByteArray &key)
{
    return Signer::create(generalRecipe(), base::SecretBytes::copyOf(key)).value();
}

base::Result<SignedRequest> made(const QByteArray &key, Variables variables,
                                 const http::Request &request = kRequest)
{
    return signerWith(key).sign(request, {kCreated, {}, {}, std::move(variables)});
}

Verification judged(const QByteArray &key, const http::Request &request, Variables variables = {},
                    base::TimePoint now = kCreated)
{
    return verifiedBy(generalRecipe(), key, request, {now, {}, std::move(variables)});
}

} // namespace

class TestRfc9421 : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void judgesThePublishedExamples_data()
    {
        QTest::addColumn<int>("index");
        QVERIFY(vectors()["cases"].size() >= 12);
        for (std::size_t i = 0; i < vectors()["cases"].size(); ++i) {
            QTest::newRow(text(vectors()["cases"][i], "name").constData()) << static_cast<int>(i);
        }
    }

    void judgesThePublishedExamples()
    {
        QFETCH(const int, index);
        const base::Json &vector = vectors()["cases"][static_cast<std::size_t>(index)];
        const http::Request request = http::requestFromJson(vector["request"]).value();
        const CompiledRecipe recipe = generalRecipe(text(vector, "decode"));
        const Verification verification =
            verifiedBy(recipe, text(vector, "key"), request, {kCreated, {}, {}});
        QCOMPARE(verification.content, text(vector, "base"));
        if (vector["verified"] == true) {
            COMPARE_VERDICT(verification, "verified", "ok");
        } else {
            COMPARE_VERDICT(verification, "failed", "signature_mismatch");
        }
        QCOMPARE(verification.signedAt, std::optional(kCreated));
    }

    void judgesThePublishedResponse()
    {
        const base::Json &response = vectors()["response"];
        http::HeaderList headers;
        for (const base::Json &field : response["headers"]) {
            headers.append(QByteArray::fromStdString(field[0]), QByteArray::fromStdString(field[1]));
        }
        const auto input = http::structured::parseInnerList(text(response, "input"));
        QVERIFY(input.has_value());
        const auto base = signatureBase(*input, {nullptr, &headers, 200});
        VERIFY_RESULT(base);
        QCOMPARE(base->bytes, text(response, "base"));
        const auto seal = makeSeal(httpSignatureAlgorithmNamed("ecdsa-p256-sha256")->method,
                                   {base::SecretBytes::copyOf(text(response, "key")), {}}, KeyUse::Verify);
        VERIFY_RESULT(seal);
        (*seal)->update(base->bytes);
        QVERIFY((*seal)->isAnyRight({QByteArray::fromBase64(text(response, "signatureBase64"))}));
    }

    void signsAsPublishedWhereTheAlgorithmLeavesNoChoice()
    {
        const base::Json &vector = vectorNamed("sig-b26");
        http::Request request = http::requestFromJson(vector["request"]).value();
        const QByteArray input = *request.headers.find("Signature-Input");
        const auto sent =
            made(text(vector, "private"),
                 {{"label", "sig-b26"},
                  {"components", R"("date" "@method" "@path" "@authority" "content-type" "content-length")"},
                  {"keyid", "test-key-ed25519"}},
                 request);
        VERIFY_RESULT(sent);
        // We say the algorithm, which the example leaves to the key.
        QCOMPARE(*sent->request.headers.find("Signature-Input"), input + ";alg=\"ed25519\"");
        QCOMPARE(sent->steps.content, text(vector, "base") + ";alg=\"ed25519\"");
        COMPARE_VERDICT(judged(text(vector, "key"), sent->request), "verified", "ok");
    }

    void findsEachComponent_data()
    {
        QTest::addColumn<QByteArray>("component");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *component, const char *value) {
            QTest::newRow(component) << QByteArray(component) << QByteArray(value);
        };
        row(R"("@method")", "POST");
        row(R"("@target-uri")", "https://Example.com:443/foo%20bar?a=1&b=x+y%7e*&a=2&c=");
        row(R"("@authority")", "example.com");
        row(R"("@scheme")", "https");
        row(R"("@request-target")", "/foo%20bar?a=1&b=x+y%7e*&a=2&c=");
        row(R"("@path")", "/foo%20bar");
        row(R"("@query")", "?a=1&b=x+y%7e*&a=2&c=");
        row(R"("@query-param";name="b")", "x%20y%7E*");
        row(R"("@query-param";name="c")", "");
        row(R"("content-type")", "application/json");
        row(R"("x-two")", "one, two");
        row(R"("x-two";bs)", ":b25l:, :dHdv:");
        row(R"("x-empty")", "");
        row(R"("x-dict")", "b=2;x=1,  a=?1, c=(1   2)");
        row(R"("x-dict";sf)", "b=2;x=1, a, c=(1 2)");
        row(R"("x-dict";key="b")", "2;x=1");
        row(R"("x-dict";key="c")", "(1 2)");
        row(R"("x-dict";key="a")", "?1");
    }

    void findsEachComponent()
    {
        QFETCH(const QByteArray, component);
        QFETCH(const QByteArray, value);
        const auto found = valueOf(component);
        VERIFY_RESULT(found);
        QCOMPARE(*found, value);
    }

    void writesAnAbsentQueryAsAMark()
    {
        QCOMPARE(valueOf(R"("@query")", {"GET", "http://example.com:8080", {}, {}}).value(), QByteArray("?"));
        QCOMPARE(valueOf(R"("@path")", {"GET", "http://example.com:8080", {}, {}}).value(), QByteArray("/"));
        QCOMPARE(valueOf(R"("@authority")", {"GET", "http://example.com:8080", {}, {}}).value(),
                 QByteArray("example.com:8080"));
    }

    void refusesComponentsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("component");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *component, const char *reason) {
            QTest::newRow(component) << QByteArray(component) << QString::fromLatin1(reason);
        };
        row(R"("@other")", "unknown component");
        row(R"("@status")", "unknown component");
        row(R"("@query-param")", "name missing");
        row(R"("@query-param";name="a")", "the query has it more than once");
        row(R"("Content-Type")", "not a lower-case name");
        row(R"("")", "not a lower-case name");
        row("content-type", "not a lower-case name");
        row(R"("content-type";req)", "req has a meaning in responses only");
        row(R"("content-type";tr)", "trailers are not kept");
        row(R"("content-type";zz)", "unknown parameter");
        row(R"("x-dict";bs;sf)", "bs cannot go with sf or key");
        row(R"("x-plain";sf)", "the field is not structured");
        row(R"("x-plain";key="a")", "key asks for a dictionary");
        row(R"("x-dict";key=1)", "key asks for a dictionary");
    }

    void refusesComponentsThatAreNone()
    {
        QFETCH(const QByteArray, component);
        QFETCH(const QString, reason);
        const auto found = valueOf(component);
        VERIFY_FAILURE(found, SigningError::ComponentInvalid);
        QCOMPARE(found.error().fact("reason"), reason);
    }

    void saysWhichComponentIsMissing()
    {
        for (const char *component : {R"("x-none")", R"("x-dict";key="z")", R"("@query-param";name="z")"}) {
            const auto found = valueOf(component);
            VERIFY_FAILURE(found, SigningError::ComponentMissing);
            QCOMPARE(found.error().fact("component"), QString::fromLatin1(component));
        }
    }

    void readsTheRequestThatAResponseAnswers()
    {
        const http::HeaderList headers{{"Content-Type", "text/plain"}};
        const auto input =
            http::structured::parseInnerList(R"(("@status" "content-type" "content-type";req "@method";req))")
                .value();
        const auto base = signatureBase(input, {&kRequest, &headers, 503});
        VERIFY_RESULT(base);
        QCOMPARE(base->bytes.first(base->bytes.lastIndexOf('\n')),
                 QByteArray("\"@status\": 503\n\"content-type\": text/plain\n"
                            "\"content-type\";req: application/json\n\"@method\";req: POST"));
        VERIFY_FAILURE(signatureBase(http::structured::parseInnerList(R"(("@method"))").value(),
                                     {&kRequest, &headers, 503}),
                       SigningError::ComponentInvalid);
        VERIFY_FAILURE(signatureBase(http::structured::parseInnerList(R"(("@method" "@method"))").value(),
                                     {&kRequest, nullptr, 0}),
                       SigningError::ComponentInvalid);
    }

    void signsWithEveryAlgorithm_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QByteArray>("algorithm");
        const auto row = [](const char *name, const char *key, const char *wanted, const char *algorithm) {
            QTest::newRow(name) << QByteArray(key) << QByteArray(wanted) << QByteArray(algorithm);
        };
        row("secret", "", "", "hmac-sha256");
        row("Ed25519", "ed25519", "", "ed25519");
        row("P-256", "p256", "", "ecdsa-p256-sha256");
        row("P-384", "p384", "", "ecdsa-p384-sha384");
        row("RSA", "rsa", "", "rsa-pss-sha512");
        row("RSA by name", "rsa", "rsa-v1_5-sha256", "rsa-v1_5-sha256");
    }

    void signsWithEveryAlgorithm()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, wanted);
        QFETCH(const QByteArray, algorithm);
        const KeyHalves keys =
            key.isEmpty() ? KeyHalves{"a shared secret", "a shared secret"} : pairOf(key.constData());
        Variables variables{
            {"components", R"("@method" "@query-param";name="b" "x-dict";key="b" "content-digest")"},
            {"nonce", "n-1"},
            {"tag", "app"},
            {"expires", "60"}};
        if (!wanted.isEmpty()) {
            variables["alg"] = wanted;
        }
        const auto sent = made(keys.toSign, variables);
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.algorithm, algorithm);
        const QByteArray parameters = ";created=1618884473;expires=1618884533;keyid=\"test-key\";alg=\"" +
                                      algorithm + "\";nonce=\"n-1\";tag=\"app\"";
        QVERIFY(sent->request.headers.find("Signature-Input")->endsWith(parameters));
        QCOMPARE(sent->steps.parts.size(), std::size_t{5});
        QCOMPARE(sent->steps.content.sliced(sent->steps.parts[1].offset, sent->steps.parts[1].length),
                 QByteArray("\"@query-param\";name=\"b\": x%20y%7E*"));
        COMPARE_VERDICT(judged(keys.toVerify, sent->request), "verified", "ok");
        COMPARE_VERDICT(judged(keys.toVerify, sent->request, {}, kCreated + seconds(61)), "failed",
                        "timestamp_too_old");
        COMPARE_VERDICT(judged(keys.toVerify, sent->request, {}, kCreated - seconds(301)), "failed",
                        "timestamp_in_future");
        http::Request tampered = sent->request;
        tampered.body += ' ';
        const Verification verification = judged(keys.toVerify, tampered);
        COMPARE_VERDICT(verification, "failed", "signature_mismatch");
        QCOMPARE(verification.header, QByteArray("Content-Digest"));
    }

    void putsASecondSignatureBesideTheFirst()
    {
        const auto first = made("secret one", {{"label", "one"}});
        VERIFY_RESULT(first);
        const auto second =
            made("secret two", {{"label", "two"}, {"components", R"("@method" "signature";key="one")"}},
                 first->request);
        VERIFY_RESULT(second);
        QCOMPARE(second->request.headers.all("Signature").size(), std::size_t{1});
        COMPARE_VERDICT(judged("secret one", second->request), "verified", "ok");
        COMPARE_VERDICT(judged("secret two", second->request), "verified", "ok");
        COMPARE_VERDICT(judged("secret two", second->request, {{"label", "one"}}), "failed",
                        "signature_mismatch");
        COMPARE_VERDICT(judged("secret two", second->request, {{"label", "three"}}), "failed",
                        "missing_header");
    }

    void heedsWhatTheUserAsksOfASignature()
    {
        const auto sent = made("secret", {{"components", R"("@method" "@path")"}, {"nonce", "n"}});
        VERIFY_RESULT(sent);
        const Verification verification = judged("secret", sent->request);
        COMPARE_VERDICT(verification, "verified", "ok");
        QVERIFY(!verification.coversBody);
        COMPARE_VERDICT(judged("secret", sent->request, {{"components", R"("@path")"}}), "verified", "ok");
        COMPARE_VERDICT(judged("secret", sent->request, {{"components", R"("@path" "content-digest")"}}),
                        "failed", "claims_mismatch");
        COMPARE_VERDICT(judged("secret", sent->request, {{"nonce", "m"}}), "failed", "no_matching_key");
        COMPARE_VERDICT(judged("secret", sent->request, {{"alg", "ed25519"}}), "failed",
                        "unsupported_scheme");
    }

    void neverTakesAPublicKeyForASharedSecret_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("claim");
        const QByteArray bare(64, 'a'); // in hex, what an Ed25519 key looks like
        const QByteArray hmac = R"(;alg="hmac-sha256")";
        QTest::newRow("plainly a public key") << pairOf("rsa").toVerify << hmac;
        QTest::newRow("the bare bytes of one") << bare << hmac;
        QTest::newRow("the bare bytes, and no algorithm") << bare << QByteArray();
    }

    void neverTakesAPublicKeyForASharedSecret()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, claim);
        http::Request request = kRequest;
        const QByteArray input = R"(("@method");created=1618884473)" + claim;
        const QByteArray base = "\"@method\": POST\n\"@signature-params\": " + input;
        request.headers.append("Signature-Input", "sig1=" + input);
        request.headers.append(
            "Signature", "sig1=:" + crypto::hmac(crypto::HashAlgorithm::Sha256, key, base).toBase64() + ":");
        const Verification verification = judged(key, request);
        COMPARE_VERDICT(verification, "failed", "key_invalid");
        QVERIFY(verification.keyError.has_value());
    }

    void takesBareBytesForASecretWhereTheUserSaysSo()
    {
        const QByteArray secret(64, 'a');
        const Variables pinned{{"alg", "hmac-sha256"}};
        const auto signedRequest = made(secret, pinned);
        VERIFY_RESULT(signedRequest);
        COMPARE_VERDICT(judged(secret, signedRequest->request, pinned), "verified", "ok");
    }

    void judgesHeaders_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("verdict");
        const auto row = [](const char *name, const QByteArray &input, const QByteArray &signature,
                            const char *verdict) {
            QTest::newRow(name) << input << signature << QByteArray(verdict);
        };
        const QByteArray good = R"(sig1=("@method");created=1618884473)";
        row("none", {}, {}, "unsigned missing_header");
        row("input only", good, {}, "failed missing_header");
        row("signature only", {}, "sig1=:AAAA:", "failed missing_header");
        row("other label", good, "sig2=:AAAA:", "failed missing_header");
        row("no list", "sig1=1", "sig1=:AAAA:", "failed malformed_header");
        row("no bytes", good, "sig1=\"a\"", "failed malformed_header");
        row("no dictionary", "(((", "sig1=:AAAA:", "failed malformed_header");
        row("not base64", good, "sig1=:A*AA:", "failed malformed_header");
        row("unknown algorithm", good + ";alg=\"foo\"", "sig1=:AAAA:", "failed unsupported_scheme");
        row("absent field", R"(sig1=("x-none"))", "sig1=:AAAA:", "failed missing_header");
        row("unknown component", R"(sig1=("@foo"))", "sig1=:AAAA:", "failed malformed_header");
        row("wrong", good, "sig1=:AAAA:", "failed signature_mismatch");
        row("empty", good, "sig1=::", "failed signature_mismatch");
    }

    void judgesHeaders()
    {
        QFETCH(const QByteArray, input);
        QFETCH(const QByteArray, signature);
        QFETCH(const QByteArray, verdict);
        http::Request request = kRequest;
        if (!input.isEmpty()) {
            request.headers.append("Signature-Input", input);
        }
        if (!signature.isEmpty()) {
            request.headers.append("Signature", signature);
        }
        const Verification verification = judged("secret", request);
        QCOMPARE(nameOf(verification.verdict) + " " + nameOf(verification.reason), verdict);
    }

    void refusesVariablesThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("label") << QByteArray("label") << QByteArray("Sig 1");
        QTest::newRow("components") << QByteArray("components") << QByteArray("@method)");
        QTest::newRow("components with parameters") << QByteArray("components") << QByteArray("\"a\");x=(");
        QTest::newRow("expires") << QByteArray("expires") << QByteArray("1h");
        QTest::newRow("far") << QByteArray("expires") << QByteArray("99999999999999");
        QTest::newRow("keyid") << QByteArray("keyid") << QByteArray("a\r\nb");
        QTest::newRow("alg") << QByteArray("alg") << QByteArray("md5");
    }

    void refusesVariablesThatCannotBe()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, value);
        const auto sent = made("secret", {{name, value}});
        VERIFY_FAILURE(sent, SigningError::VariableInvalid);
        QCOMPARE(sent.error().fact("variable").toUtf8(), name);
    }
};

QTEST_GUILESS_MAIN(TestRfc9421)
#include "tst_Rfc9421.moc"
