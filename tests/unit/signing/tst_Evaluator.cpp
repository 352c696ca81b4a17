// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/signing/RecipeBench.h"

using namespace sealwright;
using namespace sealwright::signing;
using namespace sealwright::tests;

namespace {

const QByteArray kSecret("0123456789abcdef0123456789abcdef");

} // namespace

/// Expressions and pipes as contents, through a whole recipe.
class TestEvaluator : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhatTheRequestLacks_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("code");
        QTest::newRow("json") << QByteArray("{json:/a/b}") << QStringLiteral("value_missing");
        QTest::newRow("query") << QByteArray("{query:q}") << QStringLiteral("value_missing");
        QTest::newRow("form") << QByteArray("{form:q}") << QStringLiteral("value_missing");
        QTest::newRow("jsonmin") << QByteArray("{body|jsonmin}") << QStringLiteral("value_missing");
        QTest::newRow("variable") << QByteArray("{var:user}") << QStringLiteral("variable_missing");
        QTest::newRow("host") << QByteArray("{host}") << QStringLiteral("url_malformed");
    }

    void namesWhatTheRequestLacks()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, code);
        const auto recipe = compiledFrom(recipeText(content));
        VERIFY_RESULT(recipe);
        const auto sent = signedBy(*recipe, kSecret, {"POST", "no url", {}, "no json"}, moment());
        QVERIFY(!sent.has_value());
        QCOMPARE(QString::fromStdString(std::string(sent.error().code())), code);
    }

    void evaluatesEveryExpression_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *content, const char *expected) {
            QTest::newRow(content) << QByteArray(content) << QByteArray(expected);
        };
        row("{method|lower}", "post");
        row("{url}", "https://Example.com:8443/a%20b/?q=1&r=x+y&q=2");
        row("{urlnoq}", "https://Example.com:8443/a%20b/");
        row("{scheme}", "https");
        row("{host}", "Example.com:8443");
        row("{path}", "/a%20b/");
        row("{pathq}", "/a%20b/?q=1&r=x+y&q=2");
        row("{query}", "q=1&r=x+y&q=2");
        row("{query:r}", "x y");
        row("{query*|sorted:%k=%v:&}", "q=1&q=2&r=x y");
        row("{header:x-two}", "a, b");
        row("{json:/n}", "1.0");
        row("{json:/o/t}", "text");
        row("{var:v|upper}", "VALUE");
        row("{body|sha256|hex|upper}", nullptr);
        row("{{}}", "{}");
    }

    void evaluatesEveryExpression()
    {
        QFETCH(const QByteArray, content);
        QFETCH(QByteArray, expected);
        const http::Request request{"POST",
                                    "https://Example.com:8443/a%20b/?q=1&r=x+y&q=2#frag",
                                    {{"X-Two", "a"}, {"x-two", "b"}},
                                    R"({"n":1.0,"o":{"t":"text"}})"};
        if (expected.isEmpty()) {
            expected = crypto::digest(crypto::HashAlgorithm::Sha256, request.body).toHex().toUpper();
        }
        const auto recipe = compiledFrom(recipeText(content));
        VERIFY_RESULT(recipe);
        SigningMoment when = moment();
        when.variables = {{"v", "value"}};
        const auto sent = signedBy(*recipe, kSecret, request, when);
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.content, expected);
    }

    void keysThePipeWithTheRecipesKey()
    {
        const auto recipe = compiledFrom(recipeText("{body|hmac|hex}.{method}"));
        VERIFY_RESULT(recipe);
        const auto sent = signedBy(*recipe, kSecret, {"POST", "https://example.com/", {}, "b"}, moment());
        VERIFY_RESULT(sent);
        QCOMPARE(sent->steps.content,
                 crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, "b").toHex() + ".POST");
        COMPARE_VERDICT(verifiedBy(*recipe, kSecret, sent->request), "verified", "ok");
    }
};

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_Evaluator.moc"
