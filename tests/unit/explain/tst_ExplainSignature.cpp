// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/explain/ExplainBench.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

const QByteArray kBody = R"({"type":"call.ended","id":7})";

void row(const char *id, const char *name, const char *sender, const char *expected)
{
    QTest::newRow((std::string(name) + " " + id).c_str())
        << QString::fromLatin1(id) << QByteArray(sender) << QByteArray(expected);
}

} // namespace

/// A sender that writes the right signature in another way, or signs in another way.
class TestExplainSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesHowTheSenderDeviates_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("expected");

        for (const char *id : {"github-sha256", "slack", "vapi-default", "stripe"}) {
            row(id, "base64 for hex", R"({"encoding":"base64"})", "exact signature_encoding");
        }
        for (const char *id : {"shopify", "standard-webhooks", "square"}) {
            row(id, "hex for base64", R"({"encoding":"hex"})", "exact signature_encoding");
        }

        const char *const kCase = "exact signature_case";
        row("github-sha256", "capitals", R"({"place":{"header:X-Hub-Signature-256":"SHA256={signature}"}})",
            kCase);
        row("github-sha1", "capitals", R"({"place":{"header:X-Hub-Signature":"Sha1={signature}"}})", kCase);
        row("slack", "capitals",
            R"({"place":{"header:X-Slack-Request-Timestamp":"{timestamp}","header:X-Slack-Signature":"V0={signature}"}})",
            kCase);
        row("stripe", "capitals",
            R"({"place":{"header:Stripe-Signature":{"template":"t={timestamp},V1={signature}","list":","}}})",
            kCase);

        const char *const kPrefix = "exact signature_prefix";
        row("github-sha256", "no prefix", R"({"place":{"header:X-Hub-Signature-256":"{signature}"}})",
            kPrefix);
        row("slack", "no prefix",
            R"({"place":{"header:X-Slack-Request-Timestamp":"{timestamp}","header:X-Slack-Signature":"{signature}"}})",
            kPrefix);
        row("stripe", "another scheme",
            R"({"place":{"header:Stripe-Signature":{"template":"t={timestamp},v0={signature}","list":","}}})",
            kPrefix);
        row("vapi-default", "a prefix",
            R"({"place":{"header:x-timestamp":"{timestamp}","header:x-signature":"sha256={signature}"}})",
            kPrefix);
        row("shopify", "a prefix", R"({"place":{"header:X-Shopify-Hmac-Sha256":"sha256={signature}"}})",
            kPrefix);

        const char *const kHeader = "exact signature_header";
        row("github-sha256", "another header", R"({"place":{"header:X-Signature":"sha256={signature}"}})",
            kHeader);
        row("shopify", "another header", R"({"place":{"header:X-Shop-Hmac":"{signature}"}})", kHeader);
        row("vapi-default", "another header",
            R"({"place":{"header:x-timestamp":"{timestamp}","header:x-vapi-signature":"{signature}"}})",
            kHeader);
        row("stripe", "another header",
            R"({"place":{"header:X-Signature":{"template":"t={timestamp},v1={signature}","list":","}}})",
            kHeader);

        for (const char *id : {"github-sha256", "slack", "vapi-default", "stripe"}) {
            row(id, "SHA-1", R"({"algorithm":"hmac-sha1"})", "exact algorithm");
            row(id, "SHA-512", R"({"algorithm":"hmac-sha512"})", "exact algorithm");
        }
        row("shopify", "MD5", R"({"algorithm":"hmac-md5"})", "exact algorithm");
        row("github-sha1", "SHA-256", R"({"algorithm":"hmac-sha256"})", "exact algorithm");

        const char *const kContent = "exact content";
        for (const char *id : {"slack", "vapi-default", "stripe", "standard-webhooks"}) {
            row(id, "body only", R"({"content":"{body}"})", kContent);
            row(id, "colon", R"({"content":"{timestamp}:{body}"})", kContent);
            row(id, "joined", R"({"content":"{timestamp}{body}"})", kContent);
            row(id, "bar", R"({"content":"{timestamp}|{body}"})", kContent);
            row(id, "line", R"({"content":"{timestamp}\n{body}"})", kContent);
            row(id, "turned", R"({"content":"{body}.{timestamp}"})", kContent);
        }
        row("standard-webhooks", "other order", R"({"content":"{timestamp}.{id}.{body}"})", kContent);
        row("slack", "no version", R"({"content":"{timestamp}:{body}"})", kContent);
        row("square", "URL forgotten", R"({"content":"{body}"})", kContent);
        row("square", "turned", R"({"content":"{body}{url}"})", kContent);
        row("hubspot-v3", "URL forgotten", R"({"content":"{method}{body}{timestamp}"})", kContent);
        row("github-sha256", "URL too", R"({"content":"{url}{body}"})", kContent);

        row("github-sha256", "SHA-1 in base64", R"({"algorithm":"hmac-sha1","encoding":"base64"})",
            "exact algorithm + signature_encoding");
        row("stripe", "body only in base64", R"({"content":"{body}","encoding":"base64"})",
            "exact content + signature_encoding");
    }

    void namesHowTheSenderDeviates()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sender);
        QFETCH(const QByteArray, expected);
        Scene scene(id);
        scene.sender = patched(id, sender.constData());
        const signing::SignedRequest made = scene.signedBody(kBody);
        const auto explanation = scene.explained(made.request);
        QCOMPARE(shortly(explanation), expected);
        QCOMPARE(explanation->sent->bytes, made.steps.content);
        const bool isContent = expected == "exact content";
        if (isContent) {
            QCOMPARE(explain::nameOf(explanation->firstDifference->subject), QByteArray("content"));
        }
    }

    void showsWhereTheHeaderDiffers()
    {
        Scene scene(QStringLiteral("github-sha256"));
        scene.sender = patched(QStringLiteral("github-sha256"),
                               R"({"place":{"header:X-Hub-Signature-256":"{signature}"}})");
        const auto explanation = scene.explained(scene.signedBody(kBody).request);
        const explain::Difference difference = explanation->firstDifference.value();
        QCOMPARE(explain::nameOf(difference.subject), QByteArray("header"));
        QCOMPARE(difference.name, QByteArray("X-Hub-Signature-256"));
        QCOMPARE(difference.offset, qsizetype{0});
        QVERIFY(difference.expected.startsWith("sha256="));
        QCOMPARE(explanation->deviations.front().detail, QByteArray("sha256="));
    }

    void seesThatTheSignatureIsMissing()
    {
        for (const QString &id : kRecipes) {
            const Scene scene(id);
            http::Request request = scene.signedBody(kBody).request;
            const QByteArray header = scene.verified(request).header;
            QVERIFY(request.headers.remove(header) > 0);
            request.headers.append("Via", "1.1 proxy.example");
            const auto explanation = scene.explained(request);
            QCOMPARE(shortly(explanation), QByteArray("likely signature_missing"));
            const bool isTold = std::ranges::any_of(explanation->lints, [](const explain::Lint &lint) {
                return lint.kind == explain::Lint::Kind::ProxyPassed && lint.detail == "1.1 proxy.example";
            });
            QVERIFY(isTold);
        }
    }

    void namesTheNearestHeaderWhenTheSignatureIsMissing()
    {
        const Scene scene(QStringLiteral("github-sha256"));
        http::Request request = scene.signedBody(kBody).request;
        request.headers.remove("X-Hub-Signature-256");
        request.headers.append("Hub-Signature-256", "…");
        QCOMPARE(scene.explained(request)->deviations.front().detail, QByteArray("Hub-Signature-256"));
    }

    void seesThatATokenStandsInAnotherForm()
    {
        for (const char *id : {"gitlab-token", "telegram", "supabase"}) {
            const Scene scene(QString::fromLatin1(id));
            const http::Request made = scene.signedBody(kBody).request;
            const QByteArray header = scene.verified(made).header;
            http::Request moved = made;
            moved.headers.remove(header);
            moved.headers.append("X-Token", *made.headers.find(header));
            QCOMPARE(shortly(scene.explained(moved)), QByteArray("exact signature_header"));
            const http::Request prefixed =
                withHeaderChanged(made, header, [](const QByteArray &value) { return "Token " + value; });
            QCOMPARE(shortly(scene.explained(prefixed)), QByteArray("exact signature_prefix"));
        }
        const Scene bearer(QStringLiteral("supabase"));
        const http::Request made = bearer.signedBody(kBody).request;
        const auto with = [&](const QByteArray &value) {
            return withHeaderChanged(made, "Authorization", [&value](const QByteArray &) { return value; });
        };
        QCOMPARE(shortly(bearer.explained(with(kSecret))), QByteArray("exact signature_prefix"));
        QCOMPARE(shortly(bearer.explained(with("bearer " + kSecret))), QByteArray("exact signature_case"));
    }

    void findsAJsonWebTokenElsewhere()
    {
        for (const char *id : {"livekit", "plaid", "atlassian-connect"}) {
            const signing::Recipe recipe = signing::RecipeCatalog().find(QString::fromLatin1(id)).value();
            const KeyHalves keys = keysFor(recipe);
            Scene scene(QString::fromLatin1(id));
            scene.sentSecret = keys.toSign;
            scene.heldSecret = keys.toVerify;
            const http::Request made = scene.signedBody(kBody).request;
            QCOMPARE(shortly(scene.explained(made)), QByteArray("verified"));
            const QByteArray header = scene.verified(made).header;
            http::Request moved = made;
            moved.headers.remove(header);
            moved.headers.append("X-Amzn-Remapped-Token", *made.headers.find(header));
            QCOMPARE(shortly(scene.explained(moved)), QByteArray("exact signature_header"));
        }
    }
};

QTEST_GUILESS_MAIN(TestExplainSignature)
#include "tst_ExplainSignature.moc"
