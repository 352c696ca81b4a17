// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Encoding.h"
#include "app/signing/PlayChallenge.h"
#include "tests/unit/signing/KeyBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kSecret("c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=");

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

http::Request with(const QByteArray &body)
{
    return {"POST", "https://example.com/hook", {}, body};
}

} // namespace

/// Requests and recipes that nobody should send: each has its own clear end.
class TestWrongInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhatIsWrongWithATemplate_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("offset");
        const auto row = [](const char *content, const char *reason, const char *offset) {
            QTest::newRow(content) << QByteArray(content) << QString::fromLatin1(reason)
                                   << QString::fromLatin1(offset);
        };
        row("{bdoy}", "unknown expression", "1");
        row("a{body|sha3}", "unknown pipe", "7");
        row("{body|hex:1}", "unknown pipe", "6");
        row("{body", "brace is never closed", "0");
        row("body}", "closing brace without an opening one", "4");
        row("{}", "empty expression", "1");
        row("{header:}", "name missing", "8");
        row("{json:a}", "JSON pointer must start with a slash", "6");
        row("{form}", "form and query* need sorted first", "5");
        row("{body|sorted:%k}", "sorted needs form or query*", "6");
        row("{body|kvlines}", "unknown pipe", "6");
    }

    void saysWhatIsWrongWithATemplate()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, reason);
        QFETCH(const QString, offset);
        const auto recipe = compiledFrom(recipeText(content));
        VERIFY_FAILURE(recipe, SigningError::TemplateInvalid);
        QCOMPARE(recipe.error().fact("reason"), reason);
        QCOMPARE(recipe.error().fact("offset"), offset);
    }

    void findsNothingWhereAPointerLeadsIntoNoJson_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("cut off") << QByteArray("{\"a\":{\"b\":");
        QTest::newRow("a number on the way") << QByteArray("{\"a\":1}");
        QTest::newRow("a list on the way") << QByteArray("{\"a\":[{\"b\":1}]}");
        QTest::newRow("nested 10,000 deep") << nested(10000);
        QTest::newRow("objects nested 10,000 deep") << QByteArray("{\"a\":").repeated(10000);
        QTest::newRow("a million brackets") << QByteArray(1000000, '[');
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0", 3);
    }

    void findsNothingWhereAPointerLeadsIntoNoJson()
    {
        QFETCH(const QByteArray, body);
        const auto reads = compiledFrom(recipeText("{json:/a/b}"));
        VERIFY_RESULT(reads);
        const auto sent = signedBy(*reads, kSecret, with(body), moment());
        VERIFY_FAILURE(sent, SigningError::ValueMissing);
        QCOMPARE(sent.error().fact("expression"), QStringLiteral("json:/a/b"));
        http::Request captured = with(body);
        captured.headers.append("X-Sig", QByteArray(64, '0'));
        COMPARE_VERDICT(verifiedBy(*reads, kSecret, captured), "failed", "missing_header");

        const auto writes = compiledFrom(recipeText("{url}", "\"json:/a/b/c\":\"{signature}\""));
        VERIFY_RESULT(writes);
        if (!body.startsWith("{\"a\":1")) { // an object can be given new members, a number cannot
            VERIFY_FAILURE(signedBy(*writes, kSecret, with(body), moment()), SigningError::ValueMissing);
        }
        COMPARE_VERDICT(verifiedBy(*writes, kSecret, with(body)), "unsigned", "missing_header");
    }

    void signsABodyOfNoBytes()
    {
        for (const QString &id : RecipeCatalog().ids()) {
            const Recipe recipe = RecipeCatalog().find(id).value();
            const CompiledRecipe compiled = CompiledRecipe::compile(recipe).value();
            const KeyHalves keys = keysFor(recipe);
            const auto sent =
                signedBy(compiled, keys.toSign, with({}), {kMoment, "msg_1", "nonce_1", someVariables()});
            if (!sent) { // only what names something in the body
                QVERIFY2(sent.error().is(SigningError::ValueMissing), qPrintable(id));
                QVERIFY2(base::compactJson(recipe.document).contains("json:/") ||
                             base::compactJson(recipe.document).contains("kvlines"),
                         qPrintable(id));
                continue;
            }
            COMPARE_VERDICT(
                verifiedBy(compiled, keys.toVerify, sent->request, {kMoment, {}, someVariables()}),
                "verified", "ok");
        }
    }

    void signsABodyOf100Megabytes()
    {
        const QByteArray body(100 * 1000 * 1000, 'x');
        for (const char *id : {"stripe", "rfc9421-general"}) {
            const CompiledRecipe recipe = builtIn(QString::fromLatin1(id));
            const KeyHalves keys = keysFor(recipe.recipe());
            const auto sent = signedBy(recipe, keys.toSign, with(body), moment());
            VERIFY_RESULT(sent);
            COMPARE_VERDICT(verifiedBy(recipe, keys.toVerify, sent->request), "verified", "ok");
        }
        const auto reads = compiledFrom(recipeText("{json:/a}"));
        VERIFY_FAILURE(signedBy(*reads, kSecret, with(body), moment()), SigningError::ValueMissing);
    }

    void refusesNestedTokensRecipesAndAnswers()
    {
        const QByteArray deep = encode(nested(10000), Encoding::Base64Url);
        http::Request request = with("{}");
        request.headers.append("X-Webhook-Signature", deep + "." + deep + ".AAAA");
        COMPARE_VERDICT(verifiedBy(builtIn(QStringLiteral("netlify")), kSecret, request), "failed",
                        "malformed_header");
        VERIFY_FAILURE(parseRecipe(nested(10000)), base::JsonError::TooDeep);
        const auto challenge =
            playChallenge(builtIn(QStringLiteral("okta")), base::SecretBytes::copyOf(kSecret),
                          "https://example.com/", moment());
        VERIFY_RESULT(challenge);
        QVERIFY(!checkReply(challenge->front(), {200, {}, nested(10000), {}}).empty());
    }

    void refusesListsWithoutEnd()
    {
        http::Request request = with("{}");
        request.headers.append("Stripe-Signature", QByteArray("v1=00,").repeated(10000));
        COMPARE_VERDICT(verifiedBy(builtIn(QStringLiteral("stripe")), kSecret, request), "failed",
                        "timestamp_missing");
        request.headers.append("Signature-Input", QByteArray("a=(\"@method\"),").repeated(5000) + "b=()");
        request.headers.append("Signature", QByteArray("a=:AA:,").repeated(5000) + "b=::");
        QVERIFY(verifiedBy(builtIn(QStringLiteral("rfc9421-general")), kSecret, request).verdict ==
                Verdict::Failed);
    }
};

QTEST_GUILESS_MAIN(TestWrongInput)
#include "tst_WrongInput.moc"
