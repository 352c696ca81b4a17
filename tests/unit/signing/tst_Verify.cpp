// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyError.h"
#include "tests/unit/signing/RecipeBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;
using namespace std::chrono_literals;

namespace {

const QByteArray kSecret("c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=");
const http::Request kRequest{"POST",
                             "https://example.com/hook?a=1",
                             {{"Content-Type", "application/json"}},
                             QByteArray("{\"a\":\"\0\xff{timestamp}\"}", 21)};

http::Request withHeader(const http::Request &request, const QByteArray &name, const QByteArray &value)
{
    http::Request changed = request;
    changed.headers.remove(name);
    changed.headers.append(name, value);
    return changed;
}

http::Request signedRequest(const QString &recipe)
{
    return signedBy(builtIn(recipe), kSecret, kRequest, moment()).value().request;
}

const QString kStripe = QStringLiteral("stripe");
const QString kVapi = QStringLiteral("vapi-default");
const QString kGitHub = QStringLiteral("github-sha256");
const QString kStandard = QStringLiteral("standard-webhooks");
const QString kSlack = QStringLiteral("slack");

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void acceptsWhatItSignedAndNothingElse_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : {kStripe, kVapi, kGitHub, kStandard, kSlack}) {
            QTest::newRow(qPrintable(id)) << id;
        }
    }

    void acceptsWhatItSignedAndNothingElse()
    {
        QFETCH(const QString, id);
        const CompiledRecipe recipe = builtIn(id);
        const auto sent = signedBy(recipe, kSecret, kRequest, moment());
        VERIFY_RESULT(sent);
        const Verification right = verifiedBy(recipe, kSecret, sent->request);
        COMPARE_VERDICT(right, "verified", "ok");
        QCOMPARE(right.recipe, id);
        QCOMPARE(right.matchingKey, std::optional<qsizetype>(0));
        QCOMPARE(right.content, sent->steps.content);
        QCOMPARE(right.parts, sent->steps.parts);
        QVERIFY(right.coversBody);
        QVERIFY(!right.keyError.has_value());

        for (qsizetype i = 0; i < sent->request.body.size(); ++i) {
            http::Request tampered = sent->request;
            tampered.body[i] = static_cast<char>(tampered.body[i] ^ 1);
            COMPARE_VERDICT(verifiedBy(recipe, kSecret, tampered), "failed", "signature_mismatch");
        }
        for (const PlacedValue &placed : sent->placed) {
            for (qsizetype i = 0; i < placed.value.size(); ++i) {
                QByteArray value = placed.value;
                value[i] = static_cast<char>(value[i] ^ 1);
                const Verification wrong =
                    verifiedBy(recipe, kSecret, withHeader(sent->request, placed.name, value));
                QVERIFY2(wrong.verdict == Verdict::Failed,
                         QByteArray(placed.name + ": " + value).constData());
            }
        }
        http::Request truncated = sent->request;
        truncated.body.chop(1);
        COMPARE_VERDICT(verifiedBy(recipe, kSecret, truncated), "failed", "signature_mismatch");
        COMPARE_VERDICT(verifiedBy(recipe, "b3RoZXIga2V5IG9mIHRoZSB0ZXN0cw==", sent->request), "failed",
                        "signature_mismatch");
    }

    void saysUnsignedWhenNoSignatureIsThere()
    {
        for (const QString &id : {kStripe, kVapi, kGitHub, kStandard, kSlack}) {
            const Verification verification = verifiedBy(builtIn(id), kSecret, kRequest);
            COMPARE_VERDICT(verification, "unsigned", "missing_header");
            QCOMPARE(verification.header, builtIn(id).places().back().name);
        }
    }

    void judgesHeaders_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QString &id, const char *header, const QByteArray &value,
                            const char *reason) {
            QTest::newRow(name) << id << QByteArray(header) << value << QByteArray(reason);
        };
        const QByteArray zeros(64, '0');
        row("github: other scheme", kGitHub, "X-Hub-Signature-256", "sha1=" + zeros.first(40),
            "unsupported_scheme");
        row("github: no scheme", kGitHub, "X-Hub-Signature-256", zeros, "malformed_header");
        row("github: not hex", kGitHub, "X-Hub-Signature-256", "sha256=xyz", "malformed_header");
        row("github: half a byte", kGitHub, "X-Hub-Signature-256", "sha256=" + zeros.first(63),
            "malformed_header");
        row("github: nothing behind it", kGitHub, "X-Hub-Signature-256", "sha256=", "malformed_header");
        row("github: empty", kGitHub, "X-Hub-Signature-256", "", "malformed_header");
        row("github: too short", kGitHub, "X-Hub-Signature-256", "sha256=deadbeef", "signature_mismatch");
        row("github: junk behind it", kGitHub, "X-Hub-Signature-256", "sha256=" + zeros + " x",
            "malformed_header");
        row("github: prose", kGitHub, "X-Hub-Signature-256", "hello = world", "malformed_header");
        row("slack: other version", kSlack, "X-Slack-Signature", "v1=" + zeros, "unsupported_scheme");
        row("slack: zeros", kSlack, "X-Slack-Signature", "v0=" + zeros, "signature_mismatch");
        row("slack: time is a word", kSlack, "X-Slack-Request-Timestamp", "noon", "timestamp_malformed");
        row("slack: time is empty", kSlack, "X-Slack-Request-Timestamp", "", "malformed_header");
        row("slack: other time", kSlack, "X-Slack-Request-Timestamp", "1767261601", "signature_mismatch");
        row("stripe: other scheme", kStripe, "Stripe-Signature", "t=1767261600,v0=" + zeros,
            "unsupported_scheme");
        row("stripe: garbage", kStripe, "Stripe-Signature", "garbage", "malformed_header");
        row("stripe: only a time", kStripe, "Stripe-Signature", "t=1767261600", "malformed_header");
        row("stripe: only a signature", kStripe, "Stripe-Signature", "v1=" + zeros, "timestamp_missing");
        row("stripe: two times", kStripe, "Stripe-Signature", "t=1767261600,t=1,v1=" + zeros,
            "malformed_header");
        row("stripe: time is a word", kStripe, "Stripe-Signature", "t=noon,v1=" + zeros,
            "timestamp_malformed");
        row("stripe: not hex", kStripe, "Stripe-Signature", "t=1767261600,v1=zz", "malformed_header");
        row("stripe: commas", kStripe, "Stripe-Signature", QByteArray(20000, ','), "malformed_header");
        row("stripe: equals", kStripe, "Stripe-Signature", QByteArray(20000, '='), "malformed_header");
        row("standard: other version", kStandard, "webhook-signature", "v1a,Zm9v", "unsupported_scheme");
        row("standard: no version", kStandard, "webhook-signature", "Zm9v", "malformed_header");
        row("standard: not base64", kStandard, "webhook-signature", "v1,!!!!", "malformed_header");
        row("standard: blank", kStandard, "webhook-signature", "  ", "malformed_header");
        row("standard: other id", kStandard, "webhook-id", "msg_2", "signature_mismatch");
        row("standard: empty id", kStandard, "webhook-id", "", "malformed_header");
        row("vapi: upper-case hex of nothing", kVapi, "x-signature", "ABCD", "signature_mismatch");
        row("vapi: NUL", kVapi, "x-signature", QByteArray("\0\0", 2), "malformed_header");
        row("vapi: huge time", kVapi, "x-timestamp", "9223372036854775807", "signature_mismatch");
    }

    void judgesHeaders()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, reason);
        const Verification verification =
            verifiedBy(builtIn(id), kSecret, withHeader(signedRequest(id), header, value));
        COMPARE_VERDICT(verification, "failed", reason);
        if (reason != "signature_mismatch") {
            QCOMPARE(verification.header, header);
        }
    }

    void namesTheHeaderThatIsNotThere()
    {
        http::Request request = signedRequest(kStandard);
        request.headers.remove("webhook-timestamp");
        Verification verification = verifiedBy(builtIn(kStandard), kSecret, request);
        COMPARE_VERDICT(verification, "failed", "timestamp_missing");
        QCOMPARE(verification.header, QByteArray("webhook-timestamp"));
        request = signedRequest(kStandard);
        request.headers.remove("webhook-id");
        verification = verifiedBy(builtIn(kStandard), kSecret, request);
        COMPARE_VERDICT(verification, "failed", "missing_header");
        QCOMPARE(verification.header, QByteArray("webhook-id"));
    }

    void readsListsInAnyOrderWithUnknownItems()
    {
        const http::Request request = signedRequest(kStripe);
        const QByteArray signature = request.headers.find("stripe-signature")->split('=').last();
        const QByteArray zeros(64, '0');
        for (const QByteArray &value : std::vector<QByteArray>{
                 "v1=" + signature + ",t=1767261600", " t=1767261600 , v1=" + signature + " ",
                 "v0=" + zeros + ",x,t=1767261600,=,v2=a=b,,v1=" + zeros + ",v1=" + signature,
                 "t=1767261600,v1=zz,v1=" + signature,
                 "t=1767261600,t=1767261600,v1=" + signature.toUpper()}) {
            COMPARE_VERDICT(
                verifiedBy(builtIn(kStripe), kSecret, withHeader(request, "Stripe-Signature", value)),
                "verified", "ok");
        }
        http::Request twoFields = withHeader(request, "Stripe-Signature", "t=1767261600");
        twoFields.headers.append("STRIPE-SIGNATURE", "v1=" + signature);
        COMPARE_VERDICT(verifiedBy(builtIn(kStripe), kSecret, twoFields), "verified", "ok");
    }

    void acceptsAnyOfSeveralSignatures()
    {
        const http::Request request = signedRequest(kStandard);
        const QByteArray right = *request.headers.find("webhook-signature");
        COMPARE_VERDICT(verifiedBy(builtIn(kStandard), kSecret,
                                   withHeader(request, "webhook-signature",
                                              "v1a,Zm9v v1,Zm9vYmFy " + right + " v1,Zm9v")),
                        "verified", "ok");
        http::Request twice = signedRequest(kGitHub);
        const QByteArray signature = *twice.headers.find("X-Hub-Signature-256");
        twice = withHeader(twice, "X-Hub-Signature-256", "sha256=00");
        twice.headers.append("x-hub-signature-256", signature);
        COMPARE_VERDICT(verifiedBy(builtIn(kGitHub), kSecret, twice), "verified", "ok");
    }

    void acceptsMissingPadding()
    {
        const http::Request request = signedRequest(kStandard);
        QByteArray value = *request.headers.find("webhook-signature");
        QVERIFY(value.endsWith('='));
        value.chop(1);
        COMPARE_VERDICT(
            verifiedBy(builtIn(kStandard), kSecret, withHeader(request, "webhook-signature", value)),
            "verified", "ok");
    }

    void judgesBothSidesOfTheWindow_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<qint64>("ageSeconds");
        QTest::addColumn<int>("tolerance");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const QString &id, qint64 age, int tolerance, const char *reason) {
            QTest::addRow("%s %lld %d", qPrintable(id), static_cast<long long>(age), tolerance)
                << id << age << tolerance << QByteArray(reason);
        };
        row(kStripe, 300, -1, "ok");
        row(kStripe, 301, -1, "timestamp_too_old");
        row(kStripe, -300, -1, "ok");
        row(kStripe, -301, -1, "timestamp_in_future");
        row(kStripe, 11, 10, "timestamp_too_old");
        row(kStripe, 0, 0, "ok");
        row(kStripe, 1, 0, "timestamp_too_old");
        row(kStripe, 100000, 1000000, "ok");
        // Vapi's recipe says no tolerance, so the time is judged only when the user says one.
        row(kVapi, 100000000, -1, "ok");
        row(kVapi, 61, 60, "timestamp_too_old");
        row(kVapi, -61, 60, "timestamp_in_future");
        row(kGitHub, 100000000, 1, "ok");
    }

    void judgesBothSidesOfTheWindow()
    {
        QFETCH(const QString, id);
        QFETCH(const qint64, ageSeconds);
        QFETCH(const int, tolerance);
        QFETCH(const QByteArray, reason);
        VerifyOptions options{kMoment + std::chrono::seconds(ageSeconds), {}, {}};
        if (tolerance >= 0) {
            options.tolerance = std::chrono::seconds(tolerance);
        }
        const Verification verification = verifiedBy(builtIn(id), kSecret, signedRequest(id), options);
        COMPARE_VERDICT(verification, reason == "ok" ? QByteArray("verified") : QByteArray("failed"), reason);
        if (id != kGitHub) {
            QCOMPARE(verification.signedAt, std::optional(kMoment));
        }
    }

    void judgesTheSignatureBeforeTheTime()
    {
        http::Request request = signedRequest(kStripe);
        request.body += 'x';
        COMPARE_VERDICT(verifiedBy(builtIn(kStripe), kSecret, request, {kMoment + 24h, {}, {}}), "failed",
                        "signature_mismatch");
    }

    void survivesAnyToleranceAndClock()
    {
        const http::Request request = signedRequest(kStripe);
        COMPARE_VERDICT(verifiedBy(builtIn(kStripe), kSecret, request,
                                   {kMoment, std::chrono::seconds(std::numeric_limits<qint64>::max()), {}}),
                        "verified", "ok");
        COMPARE_VERDICT(
            verifiedBy(builtIn(kStripe), kSecret, request, {kMoment, std::chrono::seconds(-5), {}}),
            "verified", "ok");
    }

    void readsTheSecretOutOfAJwk()
    {
        const signing::CompiledRecipe recipe = builtIn(QStringLiteral("github-sha256"));
        const auto made = signedBy(recipe, "hello", {"POST", "http://localhost/", {}, "body"}, moment());
        VERIFY_RESULT(made);
        COMPARE_VERDICT(verifiedBy(recipe, R"({"kty":"oct","k":"aGVsbG8"})", made->request), "verified",
                        "ok");
        const Verification broken = verifiedBy(recipe, R"({"kty":"oct","k":"aGVsbG8="})", made->request);
        COMPARE_VERDICT(broken, "failed", "key_invalid");
        QVERIFY(broken.keyError && broken.keyError->is(crypto::KeyError::JwkInvalid));
    }

    void saysWhichOfSeveralSecretsMatched()
    {
        const auto wrong = base::SecretBytes::copyOf("whsec_AAAA");
        const auto broken = base::SecretBytes::copyOf("not base64!");
        const auto right = base::SecretBytes::copyOf(kSecret);
        const http::Request request = signedRequest(kStandard);
        const VerifyOptions options{kMoment, {}, {}};
        const std::array<const base::SecretBytes *, 3> all{&broken, &wrong, &right};
        Verification verification = verify(builtIn(kStandard), all, request, options);
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.matchingKey, std::optional<qsizetype>(2));
        QVERIFY(!verification.keyError.has_value());

        const std::array<const base::SecretBytes *, 2> some{&broken, &wrong};
        verification = verify(builtIn(kStandard), some, request, options);
        COMPARE_VERDICT(verification, "failed", "signature_mismatch");
        QVERIFY(!verification.matchingKey.has_value());
        QVERIFY(!verification.content.isEmpty());

        const std::array<const base::SecretBytes *, 1> one{&broken};
        verification = verify(builtIn(kStandard), one, request, options);
        COMPARE_VERDICT(verification, "failed", "key_invalid");
        QVERIFY(verification.keyError.has_value());
        QVERIFY(verification.keyError->is(SigningError::KeyUndecodable));
        QVERIFY(!verification.content.isEmpty());

        COMPARE_VERDICT(verify(builtIn(kStandard), {}, request, options), "failed", "no_matching_key");
    }

    void acceptsAlternativeContents()
    {
        const auto recipe = compiledFrom(recipeText("{body}", R"("header:X-Sig":"{signature}")",
                                                    R"("alternatives":["{json:/only}","{body|ascii}"])"));
        VERIFY_RESULT(recipe);
        const QByteArray body("{\"a\":\"\xc3\xa4\"}");
        http::Request request{"POST", "https://example.com/", {}, body};
        request.headers.append(
            "X-Sig", crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, "{\"a\":\"\\u00e4\"}").toHex());
        const Verification verification = verifiedBy(*recipe, kSecret, request);
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.content, QByteArray("{\"a\":\"\\u00e4\"}"));
        request.body += ' ';
        const Verification wrong = verifiedBy(*recipe, kSecret, request);
        COMPARE_VERDICT(wrong, "failed", "signature_mismatch");
        QCOMPARE(wrong.content, request.body);
        QCOMPARE(wrong.header, QByteArray("X-Sig"));
    }

    void namesWhatTheContentLacks()
    {
        const auto recipe = compiledFrom(recipeText("{header:X-Needed}{body}"));
        VERIFY_RESULT(recipe);
        const Verification verification =
            verifiedBy(*recipe, kSecret, withHeader(kRequest, "X-Sig", QByteArray(64, '0')));
        COMPARE_VERDICT(verification, "failed", "missing_header");
        QCOMPARE(verification.header, QByteArray("X-Needed"));
        QVERIFY(verification.content.isEmpty());
    }

    void refusesAPlaceThatDoesNotFollowFromTheRequest()
    {
        const auto recipe = compiledFrom(recipeText(
            "{header:digest}",
            R"("header:Digest":"SHA-256={body|sha256|base64}","header:X-V":"1","header:X-Sig":"{signature}")"));
        VERIFY_RESULT(recipe);
        const auto sent = signedBy(*recipe, kSecret, kRequest, moment());
        VERIFY_RESULT(sent);
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, sent->request), "verified", "ok");

        http::Request tampered = sent->request;
        tampered.body += 'x';
        Verification verification = verifiedBy(*recipe, kSecret, tampered);
        COMPARE_VERDICT(verification, "failed", "signature_mismatch");
        QCOMPARE(verification.header, QByteArray("Digest"));
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, withHeader(sent->request, "Digest", "MD5=abc")),
                        "failed", "unsupported_scheme");
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, withHeader(sent->request, "X-V", "2")), "failed",
                        "unsupported_scheme");
        tampered = sent->request;
        tampered.headers.remove("digest");
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, tampered), "failed", "missing_header");
    }

    void comparesTheUsersVariablesOrReadsThem()
    {
        const auto recipe = compiledFrom(
            recipeText("{var:app}.{body}", R"("header:X-App":"{var:app}","header:X-Sig":"{signature}")"));
        VERIFY_RESULT(recipe);
        SigningMoment when = moment();
        when.variables = {{"app", "one"}};
        const auto sent = signedBy(*recipe, kSecret, kRequest, when);
        VERIFY_RESULT(sent);
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, sent->request, {kMoment, {}, {{"app", "one"}}}),
                        "verified", "ok");
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, sent->request), "verified", "ok");
        const Verification other =
            verifiedBy(*recipe, kSecret, sent->request, {kMoment, {}, {{"app", "two"}}});
        COMPARE_VERDICT(other, "failed", "no_matching_key");
        QCOMPARE(other.header, QByteArray("X-App"));
    }

    void readsAFamilyOfHeaders()
    {
        const auto recipe = compiledFrom(recipeText("{body}", R"("header:X-Sig-*":"{signature}")"));
        VERIFY_RESULT(recipe);
        const auto sent = signedBy(*recipe, kSecret, kRequest, moment());
        VERIFY_RESULT(sent);
        QVERIFY(sent->request.headers.contains("X-Sig-1"));
        http::Request request = kRequest;
        request.headers.append("x-sig-1", QByteArray(64, '0'));
        request.headers.append("x-sig-2", sent->steps.encoded);
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, request), "verified", "ok");
    }

    void mayLackAnIdThatNothingCovers()
    {
        const auto recipe =
            compiledFrom(recipeText("{body}", R"("header:X-Id":"{id}","header:X-Sig":"{signature}")"));
        VERIFY_RESULT(recipe);
        http::Request request = signedBy(*recipe, kSecret, kRequest, moment()).value().request;
        request.headers.remove("X-Id");
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, request), "verified", "ok");
    }

    void namesItsReasonsAsTheCommandLineDoes()
    {
        QCOMPARE(nameOf(Verdict::Unchecked), QByteArray("unchecked"));
        QCOMPARE(nameOf(Reason::ClaimsMismatch), QByteArray("claims_mismatch"));
        QCOMPARE(nameOf(Reason::KeyInvalid), QByteArray("key_invalid"));
    }
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_Verify.moc"
