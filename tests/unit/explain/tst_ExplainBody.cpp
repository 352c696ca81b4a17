// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonWriter.h"
#include "app/signing/Pipe.h"
#include "tests/unit/explain/ExplainBench.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

const QByteArray kCompact =
    R"({"type":"call.ended","id":7,"name":"Jäger","list":[1,2,{}],"url":"https://a.example/x"})";

/// RFC 1952 around what zlib made.
QByteArray gzipped(const QByteArray &bytes)
{
    const QByteArray zlib = qCompress(bytes).sliced(4);
    const QByteArray crc = *signing::applyPipe(*signing::pipeNamed("crc32"), bytes);
    QByteArray out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    out.append(zlib.sliced(2).chopped(4));
    for (quint32 number : {static_cast<quint32>(crc.toULong()), static_cast<quint32>(bytes.size())}) {
        for (int i = 0; i < 4; ++i) {
            out.append(static_cast<char>(number & 0xffU));
            number >>= 8U;
        }
    }
    return out;
}

void change(const char *name, const QByteArray &sent, const QByteArray &received, const char *expected)
{
    forRecipes(kRecipes, name, [&](QTestData &row) { row << sent << received << QByteArray(expected); });
}

} // namespace

/// What can become of a body between the signature and its check.
class TestExplainBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhatBecameOfTheBody_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QByteArray>("expected");

        const char *const reserialized = "exact body_reserialized";
        change("indent 2", "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    {}\n  ]\n}", R"({"a":1,"b":[1,{}]})",
               reserialized);
        change("indent 4", "{\n    \"a\": 1,\n    \"b\": []\n}", R"({"a":1,"b":[]})", reserialized);
        change("indent by tabs", "{\n\t\"a\": 1\n}", R"({"a": 1})", reserialized);
        change("compact", kCompact,
               "{\n  \"type\": \"call.ended\",\n  \"id\": 7,\n  \"name\": \"Jäger\",\n"
               "  \"list\": [1, 2, {}],\n  \"url\": \"https://a.example/x\"\n}",
               reserialized);
        change("compact with a final newline",
               R"({"a":1})"
               "\n",
               R"({ "a" : 1 })", reserialized);
        change("Python", R"({"a": "J\u00e4ger", "b": [1, 2.0]})", R"({"a":"Jäger","b":[1,2.0]})",
               reserialized);
        change("PHP", R"({"a":"J\u00e4ger","u":"https:\/\/x"})", R"({"a": "Jäger", "u": "https://x"})",
               reserialized);
        change("Go", R"({"a":"x \u003c y"})", R"({"a": "x < y"})", reserialized);
        change(".NET", R"({"a":"J\u00E4ger \u0022x\u0022"})", "{\"a\": \"Jäger \\\"x\\\"\"}", reserialized);
        change("Jackson", "{\n  \"a\" : [ 1, 2 ],\n  \"b\" : { }\n}", R"({"a":[1,2],"b":{}})", reserialized);
        change("JavaScript", R"({"a":1,"b":"ä"})", "{ \"a\": 1.0, \"b\": \"\\u00e4\" }", reserialized);

        change("sorted", R"({"a":1,"b":{"c":2,"d":3}})", R"({"b":{"d":3,"c":2},"a":1})",
               "exact body_key_order");
        change("sorted and spaced", R"({"a": 1, "b": 2})", R"({"b":2,"a":1})",
               "exact body_key_order + body_reserialized");
        change("number", R"({"a":  1})", R"({"a":  1.0})", "exact body_number_normalized");
        change("exponent", R"({"a":  100000})", R"({"a":  1e5})", "exact body_number_normalized");

        change("newline lost", kCompact + "\n", kCompact, "exact body_trailing_newline_lost");
        change("CRLF lost", "hello\r\n", "hello", "exact body_trailing_newline_lost");
        change("newline added", kCompact, kCompact + "\n", "exact body_trailing_newline_added");
        change("CRLF added", "hello", "hello\r\n", "exact body_trailing_newline_added");
        change("two newlines added", "hello\n", "hello\n\n", "exact body_trailing_newline_added");

        change("to CRLF", "{\n \"a\": 1\n}", "{\r\n \"a\": 1\r\n}", "exact body_line_endings");
        change("to LF", "a\r\nb", "a\nb", "exact body_line_endings");
        change("BOM lost", "\xef\xbb\xbf{}", "{}", "exact body_bom");
        change("BOM added", "{}", "\xef\xbb\xbf{}", "exact body_bom");

        change("UTF-8 as Latin-1", "{\"n\":\"Jäger\"}", "{\"n\":\"J\xe4ger\"}", "exact body_charset");
        change("Latin-1 as UTF-8", "{\"n\":\"J\xe4ger\"}", "{\"n\":\"Jäger\"}", "exact body_charset");
        change("UTF-8 twice", "{\"n\":\"Jäger\"}", "{\"n\":\"JÃ¤ger\"}", "exact body_charset");
        change("Windows-1252", "{\"n\":\"5 €\"}", "{\"n\":\"5 \x80\"}", "exact body_charset");

        change("escaped", R"({"n":  "J\u00e4ger"})", R"({"n":  "Jäger"})", "exact body_unicode_escapes");
        change("unescaped", R"({"n":  "Jäger"})", R"({"n":  "J\u00e4ger"})", "exact body_unicode_escapes");
        change("upper hex", R"({"n":  "J\u00E4ger"})", R"({"n":  "J\u00e4ger"})",
               "exact body_unicode_escapes");
        change("slash", R"({"n":  "a\/b"})", R"({"n":  "a/b"})", "exact body_unicode_escapes");
        change("HTML", "{\"n\":  \"\\u003cb\\u003e\"}", R"({"n":  "<b>"})", "exact body_unicode_escapes");
        change("Meta", "{\"n\":  \"\\u00e4 \\u003C \\u0025 a\\/b\"}", R"({"n":  "ä < % a/b"})",
               "exact body_unicode_escapes");
        change("emoji", "{\"n\":  \"\\ud83d\\ude00\"}", R"({"n":  "😀"})", "exact body_unicode_escapes");

        change("base64", kCompact, kCompact.toBase64(), "exact body_base64");
        change("base64url", "{\"a\":\">>>\"}",
               QByteArray("{\"a\":\">>>\"}").toBase64(QByteArray::Base64UrlEncoding), "exact body_base64");
        change("gzip", kCompact, gzipped(kCompact), "exact body_compressed");
        change("deflate", kCompact, qCompress(kCompact).sliced(4), "exact body_compressed");
        change("raw deflate", kCompact, qCompress(kCompact).sliced(6).chopped(4), "exact body_compressed");
        change("Brotli", kCompact,
               QByteArray::fromBase64(
                   "iyuAeyJ0eXBlIjoiY2FsbC5lbmRlZCIsImlkIjo3LCJuYW1lIjoiSsOkZ2VyIiwibGlzdCI6WzEs"
                   "Mix7fV0sInVybCI6Imh0dHBzOi8vYS5leGFtcGxlL3gifQM="),
               "exact body_compressed");
        change("in a string", kCompact, json::jsonString(kCompact), "exact body_double_encoded");
        change("out of a string", json::jsonString(kCompact), kCompact, "exact body_double_encoded");
        change("HTML entities", R"({"a":"x & 'y'"})", "{&quot;a&quot;:&quot;x &amp; &#39;y&#39;&quot;}",
               "exact body_html_escaped");
        change("form field unwrapped", "payload=" + QByteArray(R"({"a":"b c"})").toPercentEncoding(),
               R"({"a":"b c"})", "exact body_form");
        change("form field around", R"({"a":"b c"})", "payload=%7B%22a%22%3A%22b+c%22%7D", "exact body_form");
        change("form as JSON", "a=b+c&d=%2F", R"({"a":"b c","d":"/"})", "exact body_form");
        change("JSON as form", R"({"a":"b c","d":"/"})", "a=b+c&d=%2F", "exact body_form");
        change("form encoded again", "a=b%20c&d=e", "a=b+c&d=e", "exact body_form");
        forRecipes({QStringLiteral("github-sha256"), QStringLiteral("shopify")}, "nothing was signed",
                   [](QTestData &row) { row << QByteArray() << kCompact << QByteArray("exact body_empty"); });
        // Here it may as well be that the sender signs no body at all.
        forRecipes({QStringLiteral("stripe"), QStringLiteral("slack"), QStringLiteral("standard-webhooks"),
                    QStringLiteral("vapi-default")},
                   "nothing was signed", [](QTestData &row) {
                       row << QByteArray() << kCompact << QByteArray("likely body_empty");
                   });
    }

    void namesWhatBecameOfTheBody()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, received);
        QFETCH(const QByteArray, expected);
        const Scene scene(id);
        const signing::SignedRequest made = scene.signedBody(sent);
        QCOMPARE(shortly(scene.explained(made.request)), QByteArray("verified"));

        const auto explanation = scene.explained(withBody(made.request, received));
        QCOMPARE(shortly(explanation), expected);
        QCOMPARE(explanation->sent->bytes, made.steps.content);
        QVERIFY(explanation->tried > 0);
        const explain::Difference difference = explanation->firstDifference.value();
        QCOMPARE(explain::nameOf(difference.subject), QByteArray("body"));
        QCOMPARE(sent.left(difference.offset), received.left(difference.offset));
        QCOMPARE(difference.expected,
                 sent.mid(difference.offset - difference.lead, difference.expected.size()));
        QCOMPARE(difference.got, received.mid(difference.offset - difference.lead, difference.got.size()));
        QVERIFY(sent.mid(difference.offset, 1) != received.mid(difference.offset, 1));
    }

    void findsTwoChangesOfTheBody_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QByteArray>("expected");
        change("base64 with a newline added", kCompact, QByteArray(kCompact + "\n").toBase64(),
               "exact body_base64 + body_trailing_newline_added");
        change("compressed and spaced", R"({"a": 1, "b": 2})", gzipped(R"({"a":1,"b":2})"),
               "exact body_compressed + body_reserialized");
    }

    void findsTwoChangesOfTheBody()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, received);
        QFETCH(const QByteArray, expected);
        const Scene scene(id);
        const signing::SignedRequest made = scene.signedBody(sent);
        QCOMPARE(shortly(scene.explained(withBody(made.request, received))), expected);
    }

    void claimsNothingOfWhatCannotBeUndone_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QByteArray>("expected");
        change("the fraction got lost", R"({"a":1.0})", R"({"a":1})", "none no_hypothesis");
        change("digits got lost", R"({"a":9007199254740993})", R"({"a":9007199254740992})",
               "none no_hypothesis");
        change("another order", R"({"b":1,"a":2,"c":3})", R"({"c":3,"b":1,"a":2})", "none no_hypothesis");
        change("a character replaced", "{\"n\":\"Jäger\"}", "{\"n\":\"J?ger\"}", "none no_hypothesis");
        change("another body", R"({"a":1})", R"({"a":2})", "none no_hypothesis");
        change("cut off", kCompact, kCompact.first(50), "likely body_truncated");
    }

    void claimsNothingOfWhatCannotBeUndone()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, received);
        QFETCH(const QByteArray, expected);
        const Scene scene(id);
        const auto explanation = scene.explained(withBody(scene.signedBody(sent).request, received));
        QCOMPARE(shortly(explanation), expected);
        QVERIFY(!explanation->sent.has_value());
        QVERIFY(!explanation->firstDifference.has_value());
        QVERIFY2(explanation->tried > 100, std::to_string(explanation->tried).c_str());
    }

    void seesAnEmptyAndACutBodyByTheirLength()
    {
        for (const QString &id : kRecipes) {
            const Scene scene(id);
            http::Request request = scene.signedBody("something that is no JSON").request;
            request.headers.append("Content-Length", "25");
            QCOMPARE(shortly(scene.explained(withBody(request, ""))), QByteArray("likely body_empty"));
            const auto explanation = scene.explained(withBody(request, "something"));
            QCOMPARE(shortly(explanation), QByteArray("likely body_truncated"));
            const bool isTold = std::ranges::any_of(explanation->lints, [](const explain::Lint &lint) {
                return lint.kind == explain::Lint::Kind::BodyLength && lint.expected == 25 && lint.got == 9;
            });
            QVERIFY(isTold);
        }
    }

    void seesThatTheContentDigestIsAnotherBodys()
    {
        const Scene scene(kRecipes.front());
        http::Request request = scene.signedBody("{}").request;
        request.headers.append("Content-Digest", "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:");
        const auto hasDigestLint = [](const std::vector<explain::Lint> &lints) {
            return std::ranges::any_of(lints, [](const explain::Lint &lint) {
                return lint.kind == explain::Lint::Kind::BodyDigest;
            });
        };
        QVERIFY(!hasDigestLint(explain::lintsOf(scene.caseOf(request), scene.verified(request))));
        const auto explanation = scene.explained(withBody(request, "{\"x\":1}"));
        QCOMPARE(shortly(explanation), QByteArray("none no_hypothesis"));
        QVERIFY(hasDigestLint(explanation->lints));
    }

    void worksWithKeyPairs_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"discord", "sendgrid", "rfc9421", "rfc9421-general", "jws-detached",
                               "truelayer", "aws-sigv4", "paypal", "plaid"}) {
            if (signing::RecipeCatalog().find(QString::fromLatin1(id))) {
                QTest::newRow(id) << QString::fromLatin1(id);
            }
        }
    }

    void worksWithKeyPairs()
    {
        QFETCH(const QString, id);
        const signing::Recipe recipe = signing::RecipeCatalog().find(id).value();
        const KeyHalves keys = keysFor(recipe);
        Scene scene(id);
        scene.sentSecret = keys.toSign;
        scene.heldSecret = keys.toVerify;
        const signing::SignedRequest made = scene.signedBody(R"({"a": 1, "b": [true]})");
        QCOMPARE(shortly(scene.explained(made.request)), QByteArray("verified"));
        const auto spaced = scene.explained(withBody(made.request, R"({"a":1,"b":[true]})"));
        const bool isChecksum = id == QLatin1String("paypal"); // a CRC can be right by chance
        QCOMPARE(shortly(spaced), QByteArray(isChecksum ? "likely" : "exact") + " body_reserialized");
        QCOMPARE(shortly(scene.explained(withBody(made.request, R"({"a":1,"b":[false]})"))),
                 QByteArray("none no_hypothesis"));
    }

    void keepsToItsLimits()
    {
        const Scene scene(kRecipes.front());
        const http::Request request = withBody(scene.signedBody("{}").request, QByteArray(200'000, 'x'));
        explain::Limits limits;
        limits.hashedBytes = 1'000'000;
        const auto explanation = explain::explain(scene.caseOf(request), scene.verified(request), limits);
        QCOMPARE(shortly(explanation), QByteArray("none no_hypothesis"));
        QVERIFY(explanation->isCutShort);
        QVERIFY(explanation->tried < 10);

        std::stop_source source;
        source.request_stop();
        QVERIFY(explain::explain(scene.caseOf(request), scene.verified(request), {}, source.get_token())
                    ->isCutShort);
    }

    void doesNotInflateABomb()
    {
        const Scene scene(kRecipes.front());
        const http::Request request =
            withBody(scene.signedBody("{}").request, gzipped(QByteArray(40'000'000, ' ')));
        QCOMPARE(shortly(scene.explained(request)), QByteArray("none no_hypothesis"));
        // Its 17 MiB were signed, so that looking into it would show.
        const http::Request brotli =
            withBody(scene.signedBody(QByteArray(17 * 1024 * 1024, 'a')).request,
                     QByteArray::fromBase64("y///P/glwuKxQCD3/o///3/wSwDEYRGA7v1f/f8/fgmAOCwA0L1/AA=="));
        QCOMPARE(shortly(scene.explained(brotli)), QByteArray("none no_hypothesis"));
    }
};

QTEST_GUILESS_MAIN(TestExplainBody)
#include "tst_ExplainBody.moc"
