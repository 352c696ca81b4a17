// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HttpError.h"
#include "tests/support/Places.h"
#include "tests/unit/signing/RecipeBench.h"

#include <QFile>

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kSecret("0123456789abcdef0123456789abcdef");

base::TimePoint seconds(qint64 count)
{
    return base::TimePoint(std::chrono::seconds(count));
}

QByteArray text(const base::Json &object, const char *member, const char *otherwise)
{
    return object.contains(member) ? QByteArray::fromStdString(object[member].get<std::string>())
                                   : QByteArray(otherwise);
}

/// Vapi's HMAC plan as a recipe, by the documented meaning of its fields.
QByteArray recipeOfPlan(const base::Json &plan)
{
    const bool hasTime = !plan.contains("includeTimestamp") || plan["includeTimestamp"].get<bool>();
    QByteArray content = text(plan, "payloadFormat", "{timestamp}.{body}");
    content.replace("{svix-id}", "{id}");
    base::Json place = base::Json::object();
    if (plan.contains("messageIdHeader")) {
        place["header:" + plan["messageIdHeader"].get<std::string>()] = "{id}";
    }
    if (hasTime) {
        place["header:" + text(plan, "timestampHeader", "x-timestamp").toStdString()] = "{timestamp}";
    }
    place["header:" + text(plan, "signatureHeader", "x-signature").toStdString()] =
        text(plan, "signaturePrefix", "").toStdString() + "{signature}";
    base::Json recipe{{"id", "plan"}, {"name", "Plan"}};
    recipe["algorithm"] = "hmac-" + plan["algorithm"].get<std::string>();
    const bool isBase64 = plan.contains("secretIsBase64") && plan["secretIsBase64"].get<bool>();
    recipe["key"] = {{"decode", isBase64 ? "base64" : "utf8"}};
    recipe["content"] = content.toStdString();
    recipe["encoding"] = text(plan, "signatureEncoding", "hex").toStdString();
    recipe["timestamp"] = {{"unit", "ms"}};
    recipe["place"] = place;
    return base::compactJson(recipe);
}

} // namespace

class TestSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
    void signsGitHubsPublishedExample()
    {
        const auto sent = signedBy(builtIn(QStringLiteral("github-sha256")), "It's a Secret to Everybody",
                                   {"POST", "https://example.com/", {}, "Hello, World!"}, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(*sent->request.headers.find("x-hub-signature-256"),
                 QByteArray("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"));
        QVERIFY(sent->timestamp.isEmpty());
        QVERIFY(sent->id.isEmpty());
    }

    /// https://github.com/standard-webhooks/standard-webhooks
    void signsThePublishedExampleOfStandardWebhooks()
    {
        const auto sent =
            signedBy(builtIn(QStringLiteral("standard-webhooks")), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                     {"POST", "https://example.com/", {}, R"({"test": 2432232314})"},
                     {seconds(1614265330), "msg_p5jXN8AQM9LWM0D4loKWxJek", {}, {}});
        VERIFY_RESULT(sent);
        QCOMPARE(
            sent->request.headers,
            (http::HeaderList{{"webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"},
                              {"webhook-timestamp", "1614265330"},
                              {"webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}}));
    }

    /// https://api.slack.com/authentication/verifying-requests-from-slack
    void signsSlacksPublishedExample()
    {
        const QByteArray body(
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
            "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
            "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%"
            "2F96rGlfmibIGlgcZ"
            "RskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
        const auto sent =
            signedBy(builtIn(QStringLiteral("slack")), "8f742231b10e8888abcd99yyyzzz85a5",
                     {"POST", "https://example.com/", {}, body}, {seconds(1531420618), {}, {}, {}});
        VERIFY_RESULT(sent);
        QCOMPARE(*sent->request.headers.find("X-Slack-Signature"),
                 QByteArray("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"));
    }

    void signsAsStripeDescribes()
    {
        // printf '1492774577.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test_secret
        const auto sent = signedBy(builtIn(QStringLiteral("stripe")), "whsec_test_secret",
                                   {"POST", "https://example.com/", {}, R"({"id":"evt_1"})"},
                                   {seconds(1492774577), {}, {}, {}});
        VERIFY_RESULT(sent);
        QCOMPARE(
            *sent->request.headers.find("Stripe-Signature"),
            QByteArray("t=1492774577,v1=799c4ba7bb339f3c8601adfd112f0e477c930a268be1243d341abb8286501c2f"));
    }

    /// https://www.twilio.com/docs/usage/security: sorted form fields behind the URL.
    void signsTwiliosPublishedExample()
    {
        const auto recipe =
            compiledFrom(recipeText("{url}{form|sorted:%k%v}", R"("header:X-Twilio-Signature":"{signature}")")
                             .replace("hmac-sha256", "hmac-sha1")
                             .replace("\"hex\"", "\"base64\""));
        VERIFY_RESULT(recipe);
        const auto sent = signedBy(*recipe, "12345",
                                   {"POST",
                                    "https://mycompany.com/myapp.php?foo=1&bar=2",
                                    {},
                                    "To=%2B18005551212&Digits=1234&Caller=%2B14158675309&From=%2B14158675309"
                                    "&CallSid=CA1234567890ABCDE"},
                                   moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.encoded, QByteArray("RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    }

    /// RFC 9421 appendix B.2.5, as data.
    void signsAnHttpMessageSignature()
    {
        const QByteArray covered(
            R"(("date" "@authority" "content-type");created={timestamp};keyid="{var:keyid}")");
        base::Json place = base::Json::object();
        place["header:Signature-Input"] = base::utf8(QByteArray("sig-b25=" + covered));
        place["header:Signature"] = "sig-b25=:{signature}:";
        QByteArray members = base::compactJson(place);
        const auto recipe = compiledFrom(
            recipeText(
                "\"date\": {header:date}\n\"@authority\": {host}\n\"content-type\": {header:content-type}\n"
                "\"@signature-params\": " +
                    covered,
                members.sliced(1).chopped(1), R"("key":{"decode":"base64"},"timestamp":{"unit":"s"})")
                .replace("\"hex\"", "\"base64\""));
        VERIFY_RESULT(recipe);
        const http::Request request{
            "POST",
            "https://example.com/foo?param=Value&Pet=dog",
            {{"Date", "Tue, 20 Apr 2021 02:07:55 GMT"}, {"Content-Type", "application/json"}},
            R"({"hello": "world"})"};
        const QByteArray key(
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasj"
            "lTMtDQ==");
        const auto sent =
            signedBy(*recipe, key, request, {seconds(1618884473), {}, {}, {{"keyid", "test-shared-secret"}}});
        VERIFY_RESULT(sent);
        QCOMPARE(*sent->request.headers.find("signature"),
                 QByteArray("sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:"));
        COMPARE_VERDICT(verifiedBy(*recipe, key, sent->request, {seconds(1618884473), {}, {}}), "verified",
                        "ok");
    }

    void signsVapisDocumentedPlans()
    {
        QFile file(checkoutPath(QStringLiteral("tests/unit/signing/data/hmac-vectors.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = base::parseJson(file.readAll());
        VERIFY_RESULT(document);
        const base::Json &vectors = (*document)["vectors"];
        QVERIFY(vectors.size() >= 5);
        for (const base::Json &vector : vectors) {
            const auto recipe = compiledFrom(recipeOfPlan(vector["plan"]));
            VERIFY_RESULT(recipe);
            const base::TimePoint time{std::chrono::milliseconds(text(vector, "timestamp", "").toLongLong())};
            const http::Request request{
                text(vector, "method", ""), text(vector, "url", ""), {}, text(vector, "body", "")};
            const auto sent = signedBy(*recipe, text(vector["plan"], "secretKey", ""), request,
                                       {time, text(vector, "messageId", ""), {}, {}});
            VERIFY_RESULT(sent);
            QCOMPARE(sent->steps.content, text(vector, "signedPayload", ""));
            for (const auto &[name, value] : vector["header"].items()) {
                const QByteArray *const header = sent->request.headers.find(QByteArray::fromStdString(name));
                QVERIFY(header != nullptr);
                QCOMPARE(*header, QByteArray::fromStdString(value.get<std::string>()));
            }
        }
    }

    void treatsABodyAsBytes()
    {
        const QByteArray body("{timestamp} $& {{x}} %k \0 \xff\xfe {\r\n", 32);
        const CompiledRecipe recipe = builtIn(QStringLiteral("vapi-default"));
        const auto sent = signedBy(recipe, kSecret, {"POST", "https://example.com/", {}, body}, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->request.body, body);
        QCOMPARE(sent->steps.content, "1767261600000." + body);
        QCOMPARE(sent->steps.parts,
                 (std::vector<NamedPart>{{"timestamp", 0, 13}, {"body", 14, body.size()}}));
        COMPARE_VERDICT(verifiedBy(recipe, kSecret, sent->request), "verified", "ok");
    }

    void showsEachStep()
    {
        const QByteArray secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        const auto sent = signedBy(builtIn(QStringLiteral("standard-webhooks")), secret,
                                   {"POST", "https://example.com/", {}, "{}"}, moment());
        VERIFY_RESULT(sent);
        const SignatureSteps &steps = sent->steps;
        QCOMPARE(steps.key.decoded, QByteArray("base64"));
        QCOMPARE(steps.key.bytes, 24);
        QVERIFY(steps.key.fingerprint.has_value());
        QCOMPARE(steps.algorithm, QByteArray("hmac-sha256"));
        QCOMPARE(steps.content, QByteArray("msg_1.1767261600.{}"));
        QCOMPARE(steps.parts, (std::vector<NamedPart>{{"id", 0, 5}, {"timestamp", 6, 10}, {"body", 17, 2}}));
        QCOMPARE(steps.digest.size(), 32);
        QCOMPARE(steps.encoding, QByteArray("base64"));
        QCOMPARE(steps.encoded, steps.digest.toBase64());
        QCOMPARE(sent->timestamp, QByteArray("1767261600"));
        QCOMPARE(sent->id, QByteArray("msg_1"));
        QCOMPARE(sent->placed[2].value, "v1," + steps.encoded);
        QCOMPARE(sent->placed[2].parts, (std::vector<NamedPart>{{"signature", 3, 44}}));
    }

    void writesTheDocumentOfTheCommandLine()
    {
        const auto sent = signedBy(builtIn(QStringLiteral("stripe")), "short",
                                   {"POST", "https://example.com/", {}, "{}"}, moment());
        VERIFY_RESULT(sent);
        const base::Json json = toJson(*sent);
        std::vector<std::string> members;
        for (const auto &[name, value] : json.items()) {
            members.push_back(name);
        }
        QCOMPARE(members, (std::vector<std::string>{"request", "added", "steps", "timestamp", "id"}));
        QCOMPARE(
            base::compactJson(json["steps"]),
            QByteArray(
                R"({"key":{"decoded":"utf8","bytes":5,"fingerprint":null},"algorithm":"hmac-sha256",)"
                R"("content":{"base64":"MTc2NzI2MTYwMC57fQ==","parts":[)"
                R"({"name":"timestamp","offset":0,"length":10},{"name":"body","offset":11,"length":2}]},)"
                "\"digest\":\"" +
                sent->steps.digest.toHex() + "\",\"encoded\":\"" + sent->steps.encoded + "\"}"));
        QCOMPARE(base::compactJson(json["added"]),
                 "[[\"Stripe-Signature\",\"t=1767261600,v1=" + sent->steps.encoded + "\"]]");
        QCOMPARE(json["timestamp"].get<std::string>(), std::string("1767261600"));
        QVERIFY(json["id"].is_null());
        QVERIFY(!base::compactJson(json).contains("short"));
    }

    void replacesTheUsersHeaderInItsPosition()
    {
        const auto sent =
            signedBy(builtIn(QStringLiteral("vapi-default")), kSecret,
                     {"POST",
                      "https://example.com/",
                      {{"A", "1"}, {"X-SIGNATURE", "mine"}, {"B", "2"}, {"x-Signature", "again"}},
                      "{}"},
                     moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->request.headers, (http::HeaderList{{"A", "1"},
                                                          {"x-signature", sent->steps.encoded},
                                                          {"B", "2"},
                                                          {"x-timestamp", "1767261600000"}}));
    }

    void keepsTheRecipesOrderWhenTheSignatureComesFirst()
    {
        const auto recipe = compiledFrom(
            recipeText("{timestamp}{body}", R"("header:X-Sig":"{signature}","header:X-Time":"{timestamp}")",
                       R"("timestamp":{"unit":"s"})"));
        VERIFY_RESULT(recipe);
        const auto sent =
            signedBy(*recipe, kSecret, {"POST", "https://example.com/", {{"A", "1"}}, "{}"}, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->request.headers.fields()[1].name, QByteArray("X-Sig"));
        QCOMPARE(sent->request.headers.fields()[2].name, QByteArray("X-Time"));
        QCOMPARE(sent->addedHeaders().size(), std::size_t{2});
    }

    void placesInQueryFormAndJson()
    {
        const auto query = compiledFrom(recipeText("{body}", R"("query:sig":"{signature}")"));
        VERIFY_RESULT(query);
        const auto inQuery = signedBy(
            *query, kSecret, {"POST", "https://example.com/p?a=1&sig=old&b=%20#f", {}, "x"}, moment());
        VERIFY_RESULT(inQuery);
        QCOMPARE(inQuery->request.url,
                 "https://example.com/p?a=1&b=%20&sig=" + inQuery->steps.encoded + "#f");
        COMPARE_VERDICT(verifiedBy(*query, kSecret, inQuery->request), "verified", "ok");

        const auto form = compiledFrom(recipeText("{form:a}", R"("form:sig":"{signature}")"));
        VERIFY_RESULT(form);
        const auto inForm = signedBy(*form, kSecret, {"POST", "https://example.com/", {}, "a=1+2"}, moment());
        VERIFY_RESULT(inForm);
        QCOMPARE(inForm->steps.content, QByteArray("1 2"));
        QCOMPARE(inForm->request.body, "a=1+2&sig=" + inForm->steps.encoded);
        COMPARE_VERDICT(verifiedBy(*form, kSecret, inForm->request), "verified", "ok");

        const auto json = compiledFrom(
            recipeText("{timestamp}{nonce}",
                       R"("json:/signature/timestamp":"{timestamp}","json:/signature/token":"{nonce}",)"
                       R"("json:/signature/signature":"{signature}")",
                       R"("timestamp":{"unit":"s","toleranceSeconds":60})"));
        VERIFY_RESULT(json);
        const auto inJson =
            signedBy(*json, kSecret, {"POST", "https://example.com/", {}, R"({"n": 1.0})"}, moment());
        VERIFY_RESULT(inJson);
        QCOMPARE(
            inJson->request.body,
            "{\"n\": 1.0,\"signature\":{\"timestamp\":\"1767261600\",\"token\":\"nonce_1\",\"signature\":\"" +
                inJson->steps.encoded + "\"}}");
        QVERIFY(inJson->addedHeaders().empty());
        QVERIFY(!json->coversBody());
        COMPARE_VERDICT(verifiedBy(*json, kSecret, inJson->request), "verified", "ok");
    }

    void placesFirstWhatTheContentCovers()
    {
        const auto recipe = compiledFrom(
            recipeText("{url}", R"("header:X-Sig":"{signature}","query:bodySHA256":"{body|sha256|hex}")"));
        VERIFY_RESULT(recipe);
        const http::Request request{"POST", "https://example.com/p", {}, "{}"};
        const auto sent = signedBy(*recipe, kSecret, request, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.content, sent->request.url);
        QVERIFY(sent->request.url.contains("?bodySHA256=44136fa3"));
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, sent->request), "verified", "ok");

        auto signer = Signer::create(*recipe, base::SecretBytes::copyOf(kSecret));
        VERIFY_RESULT(signer);
        const auto alone = signer->signature(request, moment());
        VERIFY_RESULT(alone);
        QCOMPARE(*alone, sent->steps.encoded);

        http::Request changed = sent->request;
        changed.body = "{ }";
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, changed), "failed", "signature_mismatch");
    }

    void signsManyTimesWithOneKey()
    {
        for (const char *id : {"vapi-default", "stripe", "github-sha256", "standard-webhooks", "slack"}) {
            const CompiledRecipe recipe = builtIn(QString::fromLatin1(id));
            auto signer = Signer::create(recipe, base::SecretBytes::copyOf("c2VjcmV0IGtleSBvZiB0ZXN0cw=="));
            VERIFY_RESULT(signer);
            for (int i = 0; i < 5; ++i) {
                const http::Request request{
                    "POST", "https://example.com/", {}, QByteArray(qsizetype{1000} * i, 'x')};
                SigningMoment when = moment();
                when.time += std::chrono::seconds(i);
                const auto alone = signer->signature(request, when);
                VERIFY_RESULT(alone);
                const auto sent = signer->sign(request, when);
                VERIFY_RESULT(sent);
                QCOMPARE(*alone, sent->steps.encoded);
            }
        }
    }

    void recoversFromAContentThatCouldNotBeBuilt()
    {
        const auto recipe = compiledFrom(recipeText("{body}{header:X-Needed}"));
        VERIFY_RESULT(recipe);
        auto signer = Signer::create(*recipe, base::SecretBytes::copyOf(kSecret));
        VERIFY_RESULT(signer);
        const http::Request lacking{"POST", "https://example.com/", {}, "body"};
        const auto missing = signer->signature(lacking, moment());
        VERIFY_FAILURE(missing, SigningError::ValueMissing);
        QCOMPARE(missing.error().fact("expression"), QStringLiteral("header:X-Needed"));
        http::Request complete = lacking;
        complete.headers.append("x-needed", "yes");
        const auto alone = signer->signature(complete, moment());
        VERIFY_RESULT(alone);
        QCOMPARE(*alone, crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, "bodyyes").toHex());
    }

    void letsNoVariableBreakAHeader()
    {
        const auto recipe =
            compiledFrom(recipeText("{body}", R"("header:X-Key":"{var:key}","header:X-Sig":"{signature}")"));
        VERIFY_RESULT(recipe);
        SigningMoment when = moment();
        when.variables = {{"key", "a\r\nX-Evil: 1"}};
        VERIFY_FAILURE(signedBy(*recipe, kSecret, {"POST", "https://example.com/", {}, {}}, when),
                       http::HttpError::HeaderValueInvalid);
    }

    void refusesAKeyThatCannotBeUsed()
    {
        const CompiledRecipe recipe = builtIn(QStringLiteral("standard-webhooks"));
        for (const char *broken : {R"({"kty":"oct"})", "{\"kty\":\"oct\",\"k\":\"AAAA", R"({"a":1})"}) {
            VERIFY_FAILURE(Signer::create(recipe, base::SecretBytes::copyOf(broken)),
                           crypto::KeyError::JwkInvalid);
        }
        VERIFY_FAILURE(Signer::create(recipe, base::SecretBytes()), SigningError::KeyEmpty);
        VERIFY_FAILURE(Signer::create(recipe, base::SecretBytes::copyOf("whsec_???")),
                       SigningError::KeyUndecodable);
    }
};

QTEST_GUILESS_MAIN(TestSigner)
#include "tst_Signer.moc"
