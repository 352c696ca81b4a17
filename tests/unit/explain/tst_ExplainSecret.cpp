// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/explain/ExplainBench.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

const QByteArray kBody = R"({"type":"call.ended","id":7})";
/// Their secret is text: nothing is decoded, nothing taken off.
const std::vector<QString> kTextRecipes{QStringLiteral("github-sha256"), QStringLiteral("slack"),
                                        QStringLiteral("shopify"), QStringLiteral("vapi-default")};
const std::vector<QString> kTokenRecipes{QStringLiteral("gitlab-token"), QStringLiteral("telegram"),
                                         QStringLiteral("supabase"), QStringLiteral("chargebee")};

void secrets(const std::vector<QString> &recipes, const char *name, const QByteArray &sent,
             const QByteArray &held, const char *expected)
{
    forRecipes(recipes, name, [&](QTestData &row) { row << sent << held << QByteArray(expected); });
}

std::vector<QString> both()
{
    std::vector<QString> all = kTextRecipes;
    all.insert(all.end(), kTokenRecipes.begin(), kTokenRecipes.end());
    return all;
}

} // namespace

/// What can be wrong with the secret at either end.
class TestExplainSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhatIsWrongWithTheSecret_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("held");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray plain = "correct horse battery staple";
        secrets(both(), "held with a newline", plain, plain + "\n", "exact secret_whitespace");
        secrets(both(), "held with CRLF and blank", plain, " " + plain + "\r\n", "exact secret_whitespace");
        secrets(kTextRecipes, "sent with a newline", plain + "\n", plain, "exact secret_whitespace");
        secrets(both(), "held in quotes", plain, "\"" + plain + "\"", "exact secret_quoted");
        secrets(both(), "held in single quotes", plain, "'" + plain + "'", "exact secret_quoted");
        secrets(kTextRecipes, "sent in quotes", "\"" + plain + "\"", plain, "exact secret_quoted");
        secrets(kTextRecipes, "quotes and newline", plain, "\"" + plain + "\"\n",
                "exact secret_quoted + secret_whitespace");
        secrets(kTextRecipes, "prefix kept", kSecret, "whsec_" + kSecret, "exact secret_prefix");
        secrets(kTextRecipes, "prefix lost", "whsec_" + kSecret, kSecret, "exact secret_prefix");
        secrets({QStringLiteral("stripe")}, "prefix lost", "whsec_" + kSecret, kSecret,
                "exact secret_prefix");
    }

    void namesWhatIsWrongWithTheSecret()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, held);
        QFETCH(const QByteArray, expected);
        Scene scene(id);
        scene.sentSecret = sent;
        const signing::SignedRequest made = scene.signedBody(kBody);
        scene.heldSecret = held;
        const auto explanation = scene.explained(made.request);
        QCOMPARE(shortly(explanation), expected);
        // Of the secret itself nothing is told.
        const QByteArray json = base::compactJson(explain::toJson(*explanation));
        QVERIFY(!json.contains("horse") && !json.contains(kSecret.first(8)));
        if (explanation->firstDifference) {
            QCOMPARE(explain::nameOf(explanation->firstDifference->subject), QByteArray("secret"));
        }
    }

    void namesHowTheSecretIsReadDifferently_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray hex = "000102030405060708090a0b0c0d0e0f10111213";
        for (const QString &id : kTextRecipes) {
            const std::string name = id.toStdString();
            QTest::newRow(("base64 " + name).c_str()) << id << QByteArray(R"({"key":{"decode":"base64"}})")
                                                      << kSecret << QByteArray("exact secret_encoding");
            QTest::newRow(("hex " + name).c_str()) << id << QByteArray(R"({"key":{"decode":"hex"}})") << hex
                                                   << QByteArray("exact secret_encoding");
            QTest::newRow(("prefix and base64 " + name).c_str())
                << id << QByteArray(R"({"key":{"strip":"whsec_","decode":"base64"}})") << "whsec_" + kSecret
                << QByteArray("exact secret_prefix + secret_encoding");
        }
        for (const char *id : {"standard-webhooks", "svix", "resend"}) {
            QTest::newRow((std::string("text ") + id).c_str())
                << QString::fromLatin1(id) << QByteArray(R"({"key":{"strip":"whsec_","decode":"utf8"}})")
                << "whsec_" + kSecret << QByteArray("exact secret_encoding");
            QTest::newRow((std::string("whole text ") + id).c_str())
                << QString::fromLatin1(id) << QByteArray(R"({"key":{"decode":"utf8"}})") << "whsec_" + kSecret
                << QByteArray("exact secret_prefix + secret_encoding");
        }
    }

    void namesHowTheSecretIsReadDifferently()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, sender);
        QFETCH(const QByteArray, secret);
        QFETCH(const QByteArray, expected);
        Scene scene(id);
        scene.sender = patched(id, sender.constData());
        scene.sentSecret = secret;
        scene.heldSecret = secret;
        QCOMPARE(shortly(scene.explained(scene.signedBody(kBody).request)), expected);
    }

    void namesTheOtherCredentialThatMatches()
    {
        std::vector<QString> all = kRecipes;
        all.insert(all.end(), kTokenRecipes.begin(), kTokenRecipes.end());
        all.push_back(QStringLiteral("livekit")); // a JWT
        for (const QString &id : all) {
            Scene scene(id);
            scene.sentSecret = "bGl2ZSBzZWNyZXQgb2YgMzIgYnl0ZXMgb3Igc28hISE=";
            scene.others = {{QStringLiteral("Test"), "dGVzdCBzZWNyZXQgb2YgMzIgYnl0ZXMgb3Igc28hISE="},
                            {QStringLiteral("Live"), scene.sentSecret}};
            const auto explanation = scene.explained(scene.signedBody(kBody).request);
            QVERIFY2(shortly(explanation) == "exact secret_other",
                     (id.toStdString() + ": " + shortly(explanation).toStdString()).c_str());
            QCOMPARE(explanation->other->name, QStringLiteral("Live"));
        }
    }

    void findsTheSecretAndTheBodyTogether()
    {
        for (const QString &id : kTextRecipes) {
            Scene scene(id);
            scene.heldSecret = kSecret + "\n";
            const signing::SignedRequest made = scene.signedBody(R"({"a": 1})");
            QCOMPARE(shortly(scene.explained(withBody(made.request, R"({"a":1})"))),
                     QByteArray("exact body_reserialized + secret_whitespace"));
        }
    }

    void claimsNothingOfAForeignSecret()
    {
        std::vector<QString> all = kRecipes;
        all.insert(all.end(), kTokenRecipes.begin(), kTokenRecipes.end());
        for (const QString &id : all) {
            Scene scene(id);
            scene.heldSecret = "YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMgb3IgbW8=";
            scene.others = {{QStringLiteral("Third"), "dGhpcmQgc2VjcmV0IG9mIDMyIGJ5dGVzIG9yIHNvISEhISE="}};
            QCOMPARE(shortly(scene.explained(scene.signedBody(kBody).request)),
                     QByteArray("none no_hypothesis"));
        }
    }

    void pointsAtDoubtfulSecretsEvenWhenTheyVerify()
    {
        const auto lintsWith = [](const QByteArray &secret, const char *recipe = "github-sha256") {
            Scene scene(QString::fromLatin1(recipe));
            scene.sentSecret = secret;
            scene.heldSecret = secret;
            const http::Request request = scene.signedBody(kBody).request;
            QByteArray names;
            for (const explain::Lint &lint :
                 explain::lintsOf(scene.caseOf(request), scene.verified(request))) {
                names += explain::nameOf(lint.kind) + " ";
            }
            return names.trimmed();
        };
        QCOMPARE(lintsWith("correct horse battery staple"), QByteArray());
        QCOMPARE(lintsWith("a\n"), QByteArray("secret_blanks"));
        QCOMPARE(lintsWith(testKey("rsa1024.pkcs8.pem"), "wise"), QByteArray("rsa_key_short"));
        QCOMPARE(lintsWith(testKey("rsa.pkcs8.pem"), "wise"), QByteArray());
        QCOMPARE(lintsWith("'a'"), QByteArray("secret_quoted"));
        QCOMPARE(lintsWith("sk_live_1"), QByteArray("secret_api_key"));
        QCOMPARE(lintsWith("whsec_MfKQ9r8G"), QByteArray("secret_prefix"));
        QCOMPARE(lintsWith("whsec_MfKQ9r8G", "stripe"), QByteArray());
        QCOMPARE(lintsWith("whsec_MfKQ9r8G", "polar"), QByteArray());
        QCOMPARE(lintsWith(kSecret), QByteArray("secret_encoded"));
        QCOMPARE(lintsWith("000102030405060708090a0b0c0d0e0f"), QByteArray("secret_encoded"));
    }
};

QTEST_GUILESS_MAIN(TestExplainSecret)
#include "tst_ExplainSecret.moc"
