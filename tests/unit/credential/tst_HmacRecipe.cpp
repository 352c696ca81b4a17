// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/credential/HmacRecipe.h"
#include "app/credential/Presets.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::credential;

namespace {

const QByteArray kBody(R"({"message":{"timestamp":1767261600000,"type":"hang"}})");

http::Request request()
{
    return {"POST", "https://hooks.example.test/vapi", http::HeaderList(), kBody};
}

signing::SigningMoment moment()
{
    return {base::TimePoint(std::chrono::milliseconds(1767261600000)), "msg_0198c0de", {}, {}};
}

base::Result<signing::SignedRequest> signWith(const HmacFields &fields, QByteArrayView secret)
{
    const auto recipe = compileHmacFields(fields);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    auto signer = signing::Signer::create(*recipe, base::SecretBytes::copyOf(secret));
    if (!signer) {
        return std::unexpected(signer.error());
    }
    return signer->sign(request(), moment());
}

QByteArray header(const signing::SignedRequest &signedRequest, const char *name)
{
    const QByteArray *value = signedRequest.request.headers.find(name);
    return value == nullptr ? QByteArray("(none)") : *value;
}

} // namespace

/// The expected values follow the construction that Vapi documents for its HMACAuthenticationPlan; they were
/// computed by two independent programs.
class TestHmacRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void signsWithVapisDefaults()
    {
        const auto signedRequest = signWith(HmacFields{}, "example-hmac-secret");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(signedRequest->steps.content, QByteArray("1767261600000." + kBody));
        QCOMPARE(header(*signedRequest, "x-timestamp"), QByteArray("1767261600000"));
        QCOMPARE(header(*signedRequest, "x-signature"),
                 QByteArray("1750d38b63cd1a845af9ed454680545fde63757743ba8f8e8516f3de3a69d493"));
        const auto added = signedRequest->addedHeaders();
        QCOMPARE(added.size(), std::size_t{2});
        QCOMPARE(added.front().name, QByteArray("x-timestamp"));
    }

    void signsTheBodyAloneWithoutTimestamp()
    {
        HmacFields fields;
        fields.signatureHeader = "x-vapi-signature";
        fields.includeTimestamp = false;
        fields.payloadFormat = "{body}";
        const auto signedRequest = signWith(fields, "example-hmac-secret");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(signedRequest->addedHeaders().size(), std::size_t{1});
        QCOMPARE(header(*signedRequest, "x-vapi-signature"),
                 QByteArray("e7510e309fca987128204ba4e1c7e7936d00bf6701b1834247e9fff3658763e2"));
    }

    void signsTheBodyAloneWhenTheDefaultFormatHasNoTimestamp()
    {
        HmacFields fields;
        fields.includeTimestamp = false;
        const auto signedRequest = signWith(fields, "example-hmac-secret");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(signedRequest->steps.content, kBody);
        QCOMPARE(signedRequest->addedHeaders().size(), std::size_t{1});
    }

    void keepsThePrefixOutsideTheDigest()
    {
        HmacFields fields;
        fields.signatureHeader = "x-hub-signature-256";
        fields.signaturePrefix = "sha256=";
        fields.includeTimestamp = false;
        fields.payloadFormat = "{body}";
        const auto signedRequest = signWith(fields, "example-hmac-secret");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(header(*signedRequest, "x-hub-signature-256"),
                 QByteArray("sha256=e7510e309fca987128204ba4e1c7e7936d00bf6701b1834247e9fff3658763e2"));
    }

    void signsInTheMannerOfSvix()
    {
        HmacFields fields;
        fields.secretEncoding = "base64";
        fields.signatureHeader = "svix-signature";
        fields.signaturePrefix = "v1,";
        fields.timestampHeader = "svix-timestamp";
        fields.messageIdHeader = "svix-id";
        fields.payloadFormat = "{svix-id}.{timestamp}.{body}";
        fields.signatureEncoding = "base64";
        const auto signedRequest = signWith(fields, "ZXhhbXBsZS1zdml4LXNlY3JldC1ieXRlcw==");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(header(*signedRequest, "svix-id"), QByteArray("msg_0198c0de"));
        QCOMPARE(header(*signedRequest, "svix-timestamp"), QByteArray("1767261600000"));
        QCOMPARE(header(*signedRequest, "svix-signature"),
                 QByteArray("v1,5zupkUrR2fUOqH6E9P+b82+XHKfOYu/4tTP+rj22TH4="));
    }

    void verifiesWhatItSigned()
    {
        HmacFields fields;
        fields.signaturePrefix = "{v}1,";
        fields.messageIdHeader = "x-id";
        fields.payloadFormat = "{method} {url} {svix-id} {timestamp} {body}";
        fields.timestampUnit = signing::TimestampUnit::Iso;
        const auto signedRequest = signWith(fields, "s");
        VERIFY_RESULT(signedRequest);
        QVERIFY(header(*signedRequest, "x-signature").startsWith("{v}1,"));
        const auto secret = base::SecretBytes::copyOf("s");
        const base::SecretBytes *secrets[] = {&secret};
        const auto recipe = compileHmacFields(fields);
        VERIFY_RESULT(recipe);
        const auto verdict =
            signing::verify(*recipe, secrets, signedRequest->request, {moment().time, {}, {}});
        QCOMPARE(signing::nameOf(verdict.verdict), QByteArray("verified"));
    }

    void takesOtherBracesLiterally()
    {
        HmacFields fields;
        fields.includeTimestamp = false;
        fields.messageIdHeader = "x-id";
        fields.payloadFormat = R"({"id":"{svix-id}","m":{{method}},"e":{}})";
        const auto signedRequest = signWith(fields, "s");
        VERIFY_RESULT(signedRequest);
        QCOMPARE(signedRequest->steps.content, QByteArray(R"({"id":"msg_0198c0de","m":{POST},"e":{}})"));
    }

    void leavesWhatLooksLikeATokenInTheBodyAlone()
    {
        const auto recipe = compileHmacFields(HmacFields{});
        VERIFY_RESULT(recipe);
        auto signer = signing::Signer::create(*recipe, base::SecretBytes::copyOf("s"));
        VERIFY_RESULT(signer);
        http::Request tricky = request();
        tricky.body = QByteArray("{timestamp}{body}\0}}", 20);
        const auto signedRequest = signer->sign(tricky, moment());
        VERIFY_RESULT(signedRequest);
        QCOMPARE(signedRequest->steps.content, QByteArray("1767261600000." + tricky.body));
    }

    void namesTheFieldThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<HmacFields>("fields");
        const auto row = [](const char *name, const char *field, auto change) {
            HmacFields fields;
            change(fields);
            QTest::newRow(name) << QByteArray(field) << fields;
        };
        row("unknown token", "payloadFormat", [](HmacFields &f) { f.payloadFormat = "{timestmap}.{body}"; });
        row("empty format", "payloadFormat", [](HmacFields &f) { f.payloadFormat = ""; });
        row("a timestamp that is not sent", "payloadFormat", [](HmacFields &f) {
            f.includeTimestamp = false;
            f.payloadFormat = "{body}.{timestamp}";
        });
        row("an id that is not sent", "messageIdHeader",
            [](HmacFields &f) { f.payloadFormat = "{svix-id}.{body}"; });
        row("one header twice", "timestampHeader", [](HmacFields &f) { f.timestampHeader = "X-Signature"; });
        row("id in the signature's header", "messageIdHeader",
            [](HmacFields &f) { f.messageIdHeader = "X-SIGNATURE"; });
        row("id in the timestamp's header", "messageIdHeader",
            [](HmacFields &f) { f.messageIdHeader = "x-timestamp"; });
        row("MD5", "algorithm", [](HmacFields &f) { f.algorithm = crypto::HashAlgorithm::Md5; });
        row("header name", "signatureHeader", [](HmacFields &f) { f.signatureHeader = "x:y"; });
        row("encoding", "signatureEncoding", [](HmacFields &f) { f.signatureEncoding = "octal"; });
        row("decoding", "secretEncoding", [](HmacFields &f) { f.secretEncoding = "rot13"; });
        row("prefix", "signaturePrefix", [](HmacFields &f) { f.signaturePrefix = "a\r\nb: "; });
        row("unit", "timestampUnit",
            [](HmacFields &f) { f.timestampUnit = signing::TimestampUnit::Nanoseconds; });
    }

    void namesTheFieldThatIsWrong()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const HmacFields, fields);
        const auto recipe = compileHmacFields(fields);
        VERIFY_FAILURE(recipe, CredentialError::FieldInvalid);
        QCOMPARE(recipe.error().fact("field"), QString::fromLatin1(field));
        QVERIFY(!recipe.error().fact("reason").isEmpty() || !recipe.error().fact("allowed").isEmpty());
    }

    void offersPresetsForVapiAndEveryRecipe()
    {
        const auto secret = presetNamed(QStringLiteral("vapi-secret"));
        VERIFY_RESULT(secret);
        const auto &bearer = std::get<BearerFields>(secret->fields);
        QCOMPARE(bearer.headerName, QByteArray("X-Vapi-Secret"));
        QVERIFY(!bearer.includePrefix);
        const auto stripe = presetNamed(QStringLiteral("stripe"));
        VERIFY_RESULT(stripe);
        QCOMPARE(std::get<HmacFields>(stripe->fields).recipeId, QStringLiteral("stripe"));
        VERIFY_FAILURE(presetNamed(QStringLiteral("nothing")), CredentialError::PresetUnknown);

        QStringList ids;
        for (const Preset &preset : presets()) {
            QVERIFY(!preset.name.isEmpty());
            ids << preset.id;
        }
        QCOMPARE(ids.first(4).join(QLatin1Char(' ')),
                 QStringLiteral("bearer vapi-bearer vapi-secret vapi-hmac"));
        QVERIFY(ids.contains(QLatin1String("github-sha256")));
        QCOMPARE(ids.removeDuplicates(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHmacRecipe)
#include "tst_HmacRecipe.moc"
