// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/signing/RecipeBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

class TestCompiledRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsWhatItNeedsAndPlaces()
    {
        const CompiledRecipe recipe = builtIn(QStringLiteral("standard-webhooks"));
        QVERIFY(recipe.coversBody());
        QCOMPARE(recipe.contentTemplate(), QByteArray("{id}.{timestamp}.{body}"));
        QCOMPARE(recipe.contentTemplateParts(),
                 (std::vector<NamedPart>{{"id", 0, 4}, {"timestamp", 5, 11}, {"body", 17, 6}}));
        QCOMPARE(recipe.signatureEncoding(), QByteArray("base64"));
        QCOMPARE(recipe.signatureBytes(), 32);
        const std::vector<PlacedValue> places = recipe.places();
        QCOMPARE(places.size(), std::size_t{3});
        QCOMPARE(places[0].name, QByteArray("webhook-id"));
        QCOMPARE(places[2].value, QByteArray("v1,{signature}"));
        QCOMPARE(places[2].parts, (std::vector<NamedPart>{{"signature", 3, 11}}));
    }

    void knowsWhatASignatureProvesAboutTheBody_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("covers");
        QTest::newRow("body") << recipeText("{body}") << true;
        QTest::newRow("digest of the body") << recipeText("{body|sha256|hex}") << true;
        QTest::newRow("form") << recipeText("{url}{form|sorted:%k%v}") << true;
        QTest::newRow("url") << recipeText("{url}") << false;
        QTest::newRow("one member") << recipeText("{json:/id}") << false;
        QTest::newRow("some members") << recipeText("{body|kvlines:a}") << false;
        QTest::newRow("through a digest header")
            << recipeText("{header:digest}",
                          R"("header:Digest":"{body|sha256|base64}","header:X-Sig":"{signature}")")
            << true;
        QTest::newRow("through the query")
            << recipeText("{url}", R"("query:h":"{body|sha256|hex}","header:X-Sig":"{signature}")") << true;
        QTest::newRow("stated") << recipeText("{body}", R"("header:X-Sig":"{signature}")",
                                              R"("coversBody":false)")
                                << false;
    }

    void knowsWhatASignatureProvesAboutTheBody()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, covers);
        const auto recipe = compiledFrom(text);
        VERIFY_RESULT(recipe);
        QCOMPARE(recipe->coversBody(), covers);
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &text, const char *member, const char *reason,
                            const char *code = "recipe_invalid") {
            QTest::newRow(name) << text << QString::fromLatin1(code) << QString::fromLatin1(member)
                                << QString::fromLatin1(reason);
        };
        const auto changed = [](const char *from, const char *to) {
            QByteArray text = recipeText("{body}");
            const QByteArray before = text;
            text.replace(from, to);
            Q_ASSERT(before != text);
            return text;
        };
        row("no algorithm", changed(R"("algorithm":"hmac-sha256",)", ""), "/algorithm", "missing");
        row("algorithm is a number", changed(R"("hmac-sha256")", "1"), "/algorithm", "must be a text");
        row("unknown hash", changed("hmac-sha256", "hmac-sha3"), "/algorithm", "unknown algorithm");
        row("unknown family", changed("hmac-sha256", "hmac"), "/algorithm", "unknown algorithm");
        row("no content", changed(R"("content":"{body}",)", ""), "/content", "missing");
        row("empty content", recipeText(""), "/content", "empty");
        row("content is a list", changed(R"("{body}")", "[]"), "/content", "must be a text");
        row("no encoding", changed(R"("encoding":"hex",)", ""), "/encoding", "missing");
        row("unknown encoding", changed(R"("hex")", R"("base32")"), "/encoding",
            "must be hex, HEX, base64 or base64url");
        row("no place", changed(R"(,"place":{"header:X-Sig":"{signature}"})", ""), "/place", "missing");
        row("no signature", recipeText("{body}", R"("header:X-Sig":"{id}")"), "/place",
            "the signature is placed nowhere");
        row("unknown place", recipeText("{body}", R"("cookie:s":"{signature}")"), "/place/cookie:s",
            "must be header:NAME, query:NAME, form:NAME or json:/pointer");
        row("nameless header", recipeText("{body}", R"("header:":"{signature}")"),
            "/place/header:", "name missing");
        row("header with a blank", recipeText("{body}", R"("header:X Sig":"{signature}")"),
            "/place/header:X Sig", "not a header name");
        row("header with a line break", recipeText("{body}", R"("header:X-Sig":"a\r\nb: {signature}")"),
            "/place/header:X-Sig", "a header value cannot hold CR, LF or NUL");
        row("pointer without slash", recipeText("{body}", R"("json:a":"{signature}")"), "/place/json:a",
            "JSON pointer must start with a slash");
        row("same header twice", recipeText("{body}", R"("header:X-Sig":"{signature}","header:x-sig":"1")"),
            "/place/header:x-sig", "the same place twice");
        row("signature twice", recipeText("{body}", R"("header:X-Sig":"{signature},{signature}")"),
            "/place/header:X-Sig", "the signature twice in one place");
        row("values side by side", recipeText("{body}", R"("header:X-Sig":"{id}{signature}")"),
            "/place/header:X-Sig", "two values side by side cannot be told apart when verifying");
        row("unknown member of a place",
            recipeText("{body}", R"("header:X-Sig":{"template":"{signature}","lst":","})"),
            "/place/header:X-Sig/lst", "unknown member");
        row("place without template", recipeText("{body}", R"("header:X-Sig":{"list":","})"),
            "/place/header:X-Sig/template", "missing");
        row("list of two characters",
            recipeText("{body}", R"("header:X-Sig":{"template":"{signature}","list":", "})"),
            "/place/header:X-Sig/list",
            "must be the one character that separates a header's items: , ; & | or a blank");
        row("key is a text", recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("key":"hex")"),
            "/key", "must be an object");
        row("unknown member of the key",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("key":{"stripPublic":"a"})"),
            "/key/stripPublic", "unknown member");
        row("prefix that decoding would refuse",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("key":{"keep":"a_","decode":"hex"})"),
            "/key/keep", "goes with a key that is not decoded");
        row("unknown decoding",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("key":{"decode":"pem"})"),
            "/key/decode", "must be utf8, base64, base64url or hex");
        row("no unit for the timestamp",
            recipeText("{timestamp}", R"("header:X-Sig":"{signature}","header:X-T":"{timestamp}")"),
            "/timestamp", "missing");
        row("unknown unit",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("timestamp":{"unit":"min"})"),
            "/timestamp/unit", "must be s, ms, ns, iso, isosec or http");
        row("negative tolerance",
            recipeText("{body}", R"("header:X-Sig":"{signature}")",
                       R"("timestamp":{"unit":"s","toleranceSeconds":-1})"),
            "/timestamp/toleranceSeconds", "must be a whole number of seconds, at most ten years");
        row("timestamp placed nowhere",
            recipeText("{timestamp}", R"("header:X-Sig":"{signature}")", R"("timestamp":{"unit":"s"})"),
            "/content", "covers a timestamp that is placed nowhere");
        row("id placed nowhere", recipeText("{id}{body}"), "/content", "covers an id that is placed nowhere");
        row("body covers its own signature", recipeText("{body}", R"("json:/sig":"{signature}")"), "/content",
            "covers the place that holds the signature");
        row("URL covers its own signature", recipeText("{url}", R"("query:sig":"{signature}")"), "/content",
            "covers the place that holds the signature");
        row("header covers itself", recipeText("{header:x-sig}"), "/content",
            "covers the place that holds the signature");
        row("alternatives is a text",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", R"("alternatives":"{url}")"),
            "/alternatives", "must be a list");
        row("mistake in an alternative",
            recipeText("{body}", R"("header:X-Sig":"{signature}")", "\"alternatives\":[\"{url}\",\"}\"]"),
            "/alternatives/1", "closing brace without an opening one", "template_invalid");
        row("mistake in a place", recipeText("{body}", R"("header:X-Sig":"{signature|hex}")"),
            "/place/header:X-Sig", "cannot be read back through a pipe", "template_invalid");
        row("keyed place",
            recipeText("{body}", R"("header:X-Sig":"{signature}","header:X":"{body|hmac|hex}")"),
            "/place/header:X", "only the content can use the key", "template_invalid");
        row("signature in the content", recipeText("{signature}"), "/content",
            "the content cannot cover the signature", "template_invalid");
        row("secret on the wire",
            recipeText("{body}", R"("header:X-Sig":"{signature}","header:X":"{secret}")"), "/place/header:X",
            "has no meaning with this algorithm", "template_invalid");
        row("clock in the content", recipeText("{now}.{body}"), "/content",
            "has no meaning with this algorithm", "template_invalid");
    }

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, code);
        QFETCH(const QString, member);
        QFETCH(const QString, reason);
        const auto recipe = compiledFrom(text);
        QVERIFY(!recipe.has_value());
        QCOMPARE(QLatin1String(recipe.error().code().data(), qsizetype(recipe.error().code().size())), code);
        QCOMPARE(recipe.error().fact("member"), member);
        QCOMPARE(recipe.error().fact("reason"), reason);
        QCOMPARE(recipe.error().fact("recipe"), QStringLiteral("t"));
        QCOMPARE(recipe.error().fact("line"), QStringLiteral("1"));
    }

    void refusesWhatAnAlgorithmHasNoUseFor_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &algorithm, QByteArray text,
                            const char *member, const char *reason) {
            text.replace("hmac-sha256", algorithm);
            QTest::newRow(name) << text << QString::fromLatin1(member) << QString::fromLatin1(reason);
        };
        const QByteArray place = R"("header:X-Sig":"{signature}")";
        row("content of a token", "token", recipeText("{body}"), "/content",
            "has no meaning with this algorithm");
        row("encoding of a JWT", "jwt:HS256", recipeText("{body}").replace(R"("content":"{body}",)", ""),
            "/encoding", "has no meaning with this algorithm");
        row("claims of an HMAC", "hmac-sha256", recipeText("{body}", place, R"("claims":{"a":"b"})"),
            "/claims", "has no meaning with this algorithm");
        row("clock in a digest", "digest-sha256", recipeText("{now}{body}"), "/content",
            "has no meaning with this algorithm");
        row("secret in the content of a key pair", "ed25519", recipeText("{secret}{body}"), "/content",
            "has no meaning with this algorithm");
        row("keyed pipe without an HMAC", "digest-sha256", recipeText("{body|hmac}"), "/content",
            "only an HMAC algorithm has a key for it");
        row("unknown builtin", "builtin:other", recipeText("{body}"), "/algorithm", "unknown algorithm");
        row("unknown JWT algorithm", "jwt:none", recipeText("{body}"), "/algorithm", "unknown algorithm");
        row("unknown digest", "digest-sha3", recipeText("{body}"), "/algorithm", "unknown algorithm");
        row("form of a key pair", "rsa-sha256", recipeText("{body}", place, R"("key":{"decode":"ssh"})"),
            "/key/decode", "must be pem, spki, raw-hex, raw-base64, base64 or hex");
        row("variables as a list", "hmac-sha256", recipeText("{body}", place, R"("variables":[])"),
            "/variables", "must be an object");
        row("variable as a number", "hmac-sha256", recipeText("{body}", place, R"("variables":{"a":1})"),
            "/variables/a", "must be a text");
    }

    void refusesWhatAnAlgorithmHasNoUseFor()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, member);
        QFETCH(const QString, reason);
        const auto recipe = compiledFrom(text);
        QVERIFY(!recipe.has_value());
        QCOMPARE(recipe.error().fact("member"), member);
        QCOMPARE(recipe.error().fact("reason"), reason);
    }

    void givesTheLineOfAMistake()
    {
        const auto recipe = compiledFrom("{\n  \"id\": \"mine\",\n  \"name\": \"Mine\",\n"
                                         "  \"algorithm\": \"hmac-sha256\",\n  \"encoding\": \"hex\",\n"
                                         "  \"content\": \"{bdoy}\",\n  \"place\": {}\n}\n");
        VERIFY_FAILURE(recipe, SigningError::TemplateInvalid);
        QCOMPARE(recipe.error().fact("line"), QStringLiteral("6"));
        QCOMPARE(recipe.error().fact("offset"), QStringLiteral("1"));
        QCOMPARE(recipe.error().fact("template"), QStringLiteral("{bdoy}"));
    }
};

QTEST_GUILESS_MAIN(TestCompiledRecipe)
#include "tst_CompiledRecipe.moc"
