// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/signing/RecipeBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

/// The credentials and the time of AWS's published test suite (aws-sig-v4-test-suite).
const QByteArray kSecret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
constexpr base::TimePoint kTime{std::chrono::seconds(1440938160)};
const QString kRecipe = QStringLiteral("aws-sigv4");

Variables variables(const QByteArray &service = "service", const QByteArray &signedHeaders = {})
{
    return {{"accessKeyId", "AKIDEXAMPLE"},
            {"region", "us-east-1"},
            {"service", service},
            {"signedHeaders", signedHeaders}};
}

base::Result<SignedRequest> made(const http::Request &request, const Variables &given = variables())
{
    return signedBy(builtIn(kRecipe), kSecret, request, {kTime, {}, {}, given});
}

Verification judged(const http::Request &request, const VerifyOptions &options = {kTime, {}, {}})
{
    return verifiedBy(builtIn(kRecipe), kSecret, request, options);
}

http::Request withHeader(const http::Request &request, const QByteArray &name, const QByteArray &value)
{
    http::Request changed = request;
    changed.headers.remove(name);
    changed.headers.append(name, value);
    return changed;
}

const http::Request kVanilla{"GET", "https://example.amazonaws.com/", {}, {}};

} // namespace

class TestAwsSigV4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void signsThePublishedTestSuite_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("signature");
        const auto row = [](const char *name, const char *method, const char *path, const char *body,
                            const char *signature) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(body)
                                << QByteArray(signature);
        };
        const char *const vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
        row("get-vanilla", "GET", "/", "", vanilla);
        row("get-relative", "GET", "/example/..", "", vanilla);
        row("get-slashes", "GET", "//", "", vanilla);
        row("get-slash-dot-slash", "GET", "/./", "", vanilla);
        row("post-vanilla", "POST", "/", "",
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        row("get-vanilla-query-order-key", "GET", "/?Param2=value2&Param1=value1", "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
        row("post-x-www-form-urlencoded", "POST", "/", "Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    void signsThePublishedTestSuite()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, signature);
        http::Request request{method, "https://example.amazonaws.com" + path, {}, body};
        if (!body.isEmpty()) {
            request.headers.append("Content-Type", "application/x-www-form-urlencoded");
        }
        const auto sent = made(request);
        VERIFY_RESULT(sent);
        const QByteArray names = body.isEmpty() ? "host;x-amz-date" : "content-type;host;x-amz-date";
        QCOMPARE(*sent->request.headers.find("Authorization"),
                 "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                 "SignedHeaders=" +
                     names + ", Signature=" + signature);
        QCOMPARE(*sent->request.headers.find("X-Amz-Date"), QByteArray("20150830T123600Z"));
        COMPARE_VERDICT(judged(sent->request), "verified", "ok");
    }

    void signsEveryHeaderWhenAsked()
    {
        http::Request request = kVanilla;
        request.headers.append("My-Header1", " value1");
        request.headers.append("My-Header2", " \"a   b   c\"");
        const auto sent = made(request, variables("service", "*"));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.encoded,
                 QByteArray("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"));
        COMPARE_VERDICT(judged(sent->request), "verified", "ok");
        COMPARE_VERDICT(judged(withHeader(sent->request, "My-Header1", "value2")), "failed",
                        "signature_mismatch");
    }

    void showsCanonicalRequestAndStringToSignOfTheGuidesExample()
    {
        // "ListUsers" of the signing guide: the hash of its canonical request and its signature are
        // published.
        const auto sent = made({"GET",
                                "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
                                {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
                                {}},
                               variables("iam"));
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.stages.size(), std::size_t{2});
        QCOMPARE(sent->steps.stages[0].name, QByteArray("canonical request"));
        QCOMPARE(crypto::digest(crypto::HashAlgorithm::Sha256, sent->steps.stages[0].bytes).toHex(),
                 QByteArray("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59"));
        QCOMPARE(sent->steps.content,
                 QByteArray("AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n"
                            "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59"));
        QCOMPARE(sent->steps.encoded,
                 QByteArray("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
        QCOMPARE(toJson(sent->steps)["stages"][1]["name"].dump(), std::string("\"string to sign\""));
    }

    void sendsTheTokenOfASession()
    {
        Variables given = variables();
        given["sessionToken"] = "token/1";
        const auto sent = made(kVanilla, given);
        VERIFY_RESULT(sent);
        QVERIFY(sent->request.headers.find("Authorization")
                    ->contains("SignedHeaders=host;x-amz-date;x-amz-security-token,"));
        COMPARE_VERDICT(judged(sent->request), "verified", "ok");
    }

    void statesThePayloadForS3()
    {
        const auto sent = made({"PUT", "https://b.s3.amazonaws.com/a%20b", {}, "data"}, variables("s3"));
        VERIFY_RESULT(sent);
        QVERIFY(sent->steps.stages[0].bytes.startsWith("PUT\n/a%20b\n"));
        COMPARE_VERDICT(judged(sent->request), "verified", "ok");
        http::Request tampered = sent->request;
        tampered.body = "DATA";
        COMPARE_VERDICT(judged(tampered), "failed", "signature_mismatch");
    }

    void judgesHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *title, const char *name, const QByteArray &value,
                            const char *reason) {
            QTest::newRow(title) << QByteArray(name) << value << QByteArray(reason);
        };
        const QByteArray zeros(64, '0');
        const QByteArray scope = "Credential=A/20150830/us-east-1/service/aws4_request";
        row("other scheme", "Authorization", "Bearer x", "unsupported_scheme");
        row("nothing behind it", "Authorization", "AWS4-HMAC-SHA256", "malformed_header");
        row("short scope", "Authorization",
            "AWS4-HMAC-SHA256 Credential=A/us-east-1/aws4_request, SignedHeaders=host, Signature=" + zeros,
            "malformed_header");
        row("other day", "Authorization",
            "AWS4-HMAC-SHA256 Credential=A/20150831/us-east-1/service/aws4_request, SignedHeaders=host, "
            "Signature=" +
                zeros,
            "malformed_header");
        row("not hex", "Authorization", "AWS4-HMAC-SHA256 " + scope + ", SignedHeaders=host, Signature=zz",
            "malformed_header");
        row("absent header", "Authorization",
            "AWS4-HMAC-SHA256 " + scope + ", SignedHeaders=host;x-none, Signature=" + zeros,
            "missing_header");
        row("wrong", "Authorization",
            "AWS4-HMAC-SHA256 " + scope + ", SignedHeaders=host, Signature=" + zeros, "signature_mismatch");
        row("bad time", "X-Amz-Date", "20150830T1236Z", "timestamp_malformed");
        row("other time", "X-Amz-Date", "20150830T123601Z", "signature_mismatch");
    }

    void judgesHeaders()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, reason);
        COMPARE_VERDICT(judged(withHeader(made(kVanilla)->request, name, value)), "failed", reason);
    }

    void judgesTimeAndKey()
    {
        const http::Request request = made(kVanilla)->request;
        const auto at = [](qint64 seconds) { return kTime + std::chrono::seconds(seconds); };
        COMPARE_VERDICT(judged(request, {at(900), {}, {}}), "verified", "ok");
        COMPARE_VERDICT(judged(request, {at(901), {}, {}}), "failed", "timestamp_too_old");
        COMPARE_VERDICT(judged(request, {at(-901), {}, {}}), "failed", "timestamp_in_future");
        COMPARE_VERDICT(judged(request, {at(11), std::chrono::seconds(10), {}}), "failed",
                        "timestamp_too_old");
        COMPARE_VERDICT(judged(request, {kTime, {}, {{"accessKeyId", "OTHER"}}}), "failed",
                        "no_matching_key");
        COMPARE_VERDICT(verifiedBy(builtIn(kRecipe), "other", request, {kTime, {}, {}}), "failed",
                        "signature_mismatch");
        COMPARE_VERDICT(verify(builtIn(kRecipe), {}, request, {kTime, {}, {}}), "failed", "no_matching_key");
        COMPARE_VERDICT(judged(kVanilla), "unsigned", "missing_header");
    }

    void saysWhatIsMissing()
    {
        Variables given = variables();
        given["region"] = QByteArray();
        VERIFY_FAILURE(made(kVanilla, given), SigningError::VariableMissing);
        VERIFY_FAILURE(made(kVanilla, variables("service", "host;x-none")), SigningError::ValueMissing);
    }
};

QTEST_GUILESS_MAIN(TestAwsSigV4)
#include "tst_AwsSigV4.moc"
