// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/explain/ExplainBench.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// They sign the whole URL.
const std::vector<QString> kUrlRecipes{QStringLiteral("square"), QStringLiteral("hubspot-v3"),
                                       QStringLiteral("twilio-form"), QStringLiteral("trello")};

void change(const char *name, const char *sent, const char *seen, const char *headers, const char *expected)
{
    forRecipes(kUrlRecipes, name, [&](QTestData &row) {
        row << QByteArray(sent) << QByteArray(seen) << QByteArray(headers) << QByteArray(expected);
    });
}

} // namespace

/// What proxies and frameworks do to a URL that was signed.
class TestExplainUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhatBecameOfTheUrl_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("seen");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("expected");
        const char *const url = "https://a.example/hook?x=1";
        change("scheme", url, "http://a.example/hook?x=1", "", "exact url_scheme");
        change("scheme by the proxy", url, "http://a.example/hook?x=1", "X-Forwarded-Proto: https",
               "exact url_scheme");
        change("host", url, "https://10.0.0.1/hook?x=1", "X-Forwarded-Host: a.example", "exact url_host");
        change("host and port", url, "https://10.0.0.1:8080/hook?x=1", "X-Forwarded-Host: a.example",
               "exact url_host");
        change("host by RFC 7239", url, "https://10.0.0.1:8080/hook?x=1",
               "Forwarded: for=192.0.2.1;host=a.example;proto=https", "exact url_host");
        change("host by Host", url, "https://localhost/hook?x=1", "Host: a.example", "exact url_host");
        change("scheme and host", url, "http://10.0.0.1:8080/hook?x=1",
               "X-Forwarded-Host: a.example\nX-Forwarded-Proto: https", "exact url_scheme + url_host");
        change("port", url, "https://a.example:8443/hook?x=1", "", "exact url_port");
        change("default port", "https://a.example:443/hook?x=1", url, "", "exact url_port");
        change("port by the proxy", "https://a.example:9443/hook?x=1", "https://a.example:3000/hook?x=1",
               "X-Forwarded-Port: 9443", "exact url_port");
        change("scheme and port", url, "http://a.example:8080/hook?x=1", "", "exact url_scheme + url_port");
        change("query", "https://a.example/hook", "https://a.example/hook?x=1", "", "exact url_query");
        change("query by the proxy", url, "https://a.example/hook", "X-Original-URL: /hook?x=1",
               "exact url_query");
        change("path by the proxy", "https://a.example/api/hook", "https://a.example/hook",
               "X-Forwarded-Prefix: /api", "exact url_query");
        change("slash", "https://a.example/hook/", "https://a.example/hook", "", "exact url_trailing_slash");
        change("no slash", "https://a.example/hook", "https://a.example/hook/", "",
               "exact url_trailing_slash");
        change("decoded", "https://a.example/h%C3%A4%2Fx?y=%41", "https://a.example/h\xc3\xa4/x?y=A", "",
               "none no_hypothesis"); // which bytes were escaped is lost
        change("escapes", "https://a.example/hook?x=a%20b", "https://a.example/hook?x=a b", "",
               "exact url_decoding");
        change("escape case", "https://a.example/hook?x=%2f", "https://a.example/hook?x=%2F", "",
               "exact url_decoding");
        change("plus", "https://a.example/hook?x=a+b", "https://a.example/hook?x=a%20b", "",
               "exact url_decoding");
    }

    void namesWhatBecameOfTheUrl()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, seen);
        QFETCH(const QByteArray, headers);
        QFETCH(const QByteArray, expected);
        const Scene scene(id);
        http::Request request{
            "POST", sent, {{"Content-Type", "application/x-www-form-urlencoded"}}, "a=1&b=2"};
        request = scene.signedRequest(request).request;
        QCOMPARE(shortly(scene.explained(request)), QByteArray("verified"));
        request.url = seen;
        for (const QByteArray &line : headers.split('\n')) {
            if (!line.isEmpty()) {
                const http::HeaderField field = http::parseHeaderArgument(line).value();
                request.headers.append(field.name, field.value);
            }
        }
        const bool isDecodedAnyway =
            id == QLatin1String("hubspot-v3") && scene.explained(request) == std::nullopt;
        if (isDecodedAnyway) {
            return; // it signs the decoded form, to which the two are one
        }
        const auto explanation = scene.explained(request);
        QCOMPARE(shortly(explanation), expected);
        if (explanation->firstDifference) {
            const explain::Difference difference = *explanation->firstDifference;
            QCOMPARE(explain::nameOf(difference.subject), QByteArray("url"));
            QCOMPARE(difference.expected,
                     sent.mid(difference.offset - difference.lead, difference.expected.size()));
            QCOMPARE(explanation->deviations.front().detail, sent);
        }
    }

    void findsUrlAndBodyTogether()
    {
        for (const QString &id :
             {QStringLiteral("square"), QStringLiteral("hubspot-v3"), QStringLiteral("trello")}) {
            const Scene scene(id);
            http::Request request =
                scene.signedRequest({"POST", "https://a.example/hook", {}, R"({"a": 1})"}).request;
            request.url = "http://a.example/hook";
            request.body = R"({"a":1})";
            QCOMPARE(shortly(scene.explained(request)), QByteArray("exact body_reserialized + url_scheme"));
        }
    }

    void findsTheUrlOfComputedFormats()
    {
        for (const char *id : {"rfc9421-general", "aws-sigv4", "atlassian-connect"}) {
            const signing::Recipe recipe = signing::RecipeCatalog().find(QString::fromLatin1(id)).value();
            const KeyHalves keys = keysFor(recipe);
            Scene scene(QString::fromLatin1(id));
            scene.sentSecret = keys.toSign;
            scene.heldSecret = keys.toVerify;
            http::Request request = scene.signedBody("{}").request;
            QCOMPARE(shortly(scene.explained(request)), QByteArray("verified"));
            request.url = "https://example.com/hook?x=1";
            QCOMPARE(shortly(scene.explained(request)), QByteArray("exact url_query"));
        }
    }
};

QTEST_GUILESS_MAIN(TestExplainUrl)
#include "tst_ExplainUrl.moc"
