// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/vapi/ApiCall.h"
#include "app/vapi/Document.h"
#include "app/vapi/VapiError.h"
#include "tests/support/TestResult.h"
#include "tests/unit/vapi/NoteKinds.h"

#include <QProcess>

using namespace sealwright;
using namespace sealwright::vapi;
using tests::told;

namespace {

base::Json parsed(const QByteArray &text)
{
    return base::parseJson(text).value_or(base::Json());
}

/// A custom credential with this plan.
QByteArray withPlan(const QByteArray &plan)
{
    return R"({"provider":"custom-credential","name":"N","authenticationPlan":)" + plan + "}";
}

credential::Credential named(const QString &name, credential::Fields fields)
{
    credential::Credential credential;
    credential.name = name;
    credential.fields = std::move(fields);
    return credential;
}

constexpr const char *kEncryption =
    R"("encryptionPlan":{"type":"public-key","algorithm":"RSA-OAEP-256","publicKey":)"
    R"({"format":"spki-pem","name":"key-1","pem":"-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n"}})";

} // namespace

/// The credential documents of vapi.md §1, field by field.
class TestCredentialDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsABearerPlan()
    {
        const auto draft = readCredential(parsed(withPlan(
            R"({"type":"bearer","token":"tok-1","headerName":"X-Vapi-Secret","bearerPrefixEnabled":false})")));
        VERIFY_RESULT(draft);
        QCOMPARE(draft->credential.name, QStringLiteral("N"));
        const auto &fields = std::get<credential::BearerFields>(draft->credential.fields);
        QCOMPARE(fields.headerName, QByteArray("X-Vapi-Secret"));
        QCOMPARE(fields.includePrefix, false);
        QCOMPARE(draft->secret.view(), QByteArrayView("tok-1"));
        QCOMPARE(told(draft->notes), QByteArray());
    }

    void readsTheDefaultsOfABearerPlan()
    {
        const auto draft = readCredential(parsed(withPlan(R"({"type":"bearer","token":"t"})")));
        VERIFY_RESULT(draft);
        QCOMPARE(std::get<credential::BearerFields>(draft->credential.fields), credential::BearerFields());
    }

    void readsAnOAuth2Plan()
    {
        const auto draft = readCredential(
            parsed(withPlan("{\"type\":\"oauth2\",\"url\":\"https://a.example/"
                            "token\",\"clientId\":\"c\",\"clientSecret\":\"s-1\",\"scope\":\"a b\"}")));
        VERIFY_RESULT(draft);
        const auto &fields = std::get<credential::OAuth2Fields>(draft->credential.fields);
        QCOMPARE(fields.tokenUrl, QByteArray("https://a.example/token"));
        QCOMPARE(fields.clientId, QByteArray("c"));
        QCOMPARE(fields.scope, QByteArray("a b"));
        QCOMPARE(draft->secret.view(), QByteArrayView("s-1"));
    }

    void readsEveryFieldOfAnHmacPlan()
    {
        const auto draft = readCredential(parsed(withPlan(
            R"({"type":"hmac","secretKey":"ZXhhbXBsZS1zdml4LXNlY3JldC1ieXRlcw==","algorithm":"sha512",)"
            R"("signatureHeader":"svix-signature","timestampHeader":"svix-timestamp",)"
            R"("signaturePrefix":"v1,","includeTimestamp":false,"payloadFormat":"{svix-id}.{body}",)"
            R"("messageIdHeader":"svix-id","signatureEncoding":"base64","secretIsBase64":true})")));
        VERIFY_RESULT(draft);
        const auto &fields = std::get<credential::HmacFields>(draft->credential.fields);
        credential::HmacFields expected;
        expected.algorithm = crypto::HashAlgorithm::Sha512;
        expected.signatureHeader = "svix-signature";
        expected.timestampHeader = "svix-timestamp";
        expected.signaturePrefix = "v1,";
        expected.includeTimestamp = false;
        expected.payloadFormat = "{svix-id}.{body}";
        expected.messageIdHeader = "svix-id";
        expected.signatureEncoding = "base64";
        expected.secretEncoding = "base64";
        QCOMPARE(fields, expected);
        QCOMPARE(draft->secret.view(), QByteArrayView("ZXhhbXBsZS1zdml4LXNlY3JldC1ieXRlcw=="));
    }

    void readsTheDefaultsOfAnHmacPlan()
    {
        const auto draft =
            readCredential(parsed(withPlan(R"({"type":"hmac","secretKey":"k","algorithm":"sha256"})")));
        VERIFY_RESULT(draft);
        QCOMPARE(std::get<credential::HmacFields>(draft->credential.fields), credential::HmacFields());
    }

    void writesWhatItRead_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("bearer") << QByteArray(
            R"({"provider":"webhook","name":"Webhook bearer","authenticationPlan":{"type":"bearer",)"
            R"("token":"<token>","headerName":"Authorization","bearerPrefixEnabled":true}})");
        QTest::newRow("oauth2") << QByteArray(
            R"({"provider":"custom-credential","name":"O","authenticationPlan":{"type":"oauth2",)"
            "\"url\":\"https://a.example/"
            "token\",\"clientId\":\"c\",\"clientSecret\":\"<clientSecret>\",\"scope\":\"a b\"}}");
        QTest::newRow("hmac") << QByteArray(
            R"({"provider":"custom-credential","name":"H","authenticationPlan":{"type":"hmac",)"
            R"("secretKey":"<secretKey>","algorithm":"sha1","signatureHeader":"x-s","timestampHeader":"x-t",)"
            R"("signaturePrefix":"p=","includeTimestamp":true,"payloadFormat":"{method}{url}{timestamp}{body}",)"
            R"("messageIdHeader":"x-id","signatureEncoding":"base64","secretIsBase64":true}})");
        QTest::newRow("encryption") << QByteArray(
            R"({"provider":"custom-credential","name":"E","authenticationPlan":{"type":"bearer",)"
            R"("token":"<token>","headerName":"X-Key","bearerPrefixEnabled":false},)" +
            QByteArray(kEncryption) + "}");
    }

    void writesWhatItRead()
    {
        QFETCH(const QByteArray, document);
        const auto draft = readCredential(parsed(document));
        VERIFY_RESULT(draft);
        QVERIFY(draft->secret.isEmpty()); // a placeholder is none
        // Through a workspace file, too: what Vapi has and we have not must survive there.
        credential::Credential kept = draft->credential;
        kept.id = QStringLiteral("cred_abcdefghij");
        const auto again = credential::credentialFromJson(credential::toJson(kept));
        VERIFY_RESULT(again);
        const auto written = writeCredential(*again);
        VERIFY_RESULT(written);
        QCOMPARE(base::compactJson(written->document), document);
    }

    void keepsVapisOwnIdAndLeavesTheRestOfAnAnswerOut()
    {
        const auto draft = readCredential(
            parsed(R"({"id":"550e8400","orgId":"o","provider":"webhook","createdAt":"2026-01-01T00:00:00Z",)"
                   R"("authenticationSession":{"accessToken":"cached-access-token"},)"
                   R"("authenticationPlan":{"type":"bearer","headerName":"X-Key"}})"));
        VERIFY_RESULT(draft);
        QCOMPARE(draft->credential.document["vapi"]["id"].dump(), std::string("\"550e8400\""));
        QCOMPARE(draft->credential.name, QStringLiteral("Vapi X-Key"));
        QCOMPARE(told(draft->notes),
                 QByteArray("secret_missing /authenticationPlan/token\nname_made /name\n"
                            "session_left_out /authenticationSession\nmember_left_out /orgId\n"
                            "member_left_out /createdAt"));
        QVERIFY(!base::compactJson(credential::toJson(draft->credential)).contains("cached-access-token"));
    }

    void saysWhichMembersItHasNoPlaceFor()
    {
        const auto draft =
            readCredential(parsed(withPlan(R"({"type":"bearer","token":"t","audience":"x","a/b~":1})")));
        VERIFY_RESULT(draft);
        QCOMPARE(told(draft->notes), QByteArray("member_left_out /authenticationPlan/audience\n"
                                                "member_left_out /authenticationPlan/a~1b~0"));
    }

    void refusesWhatIsWrongAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("member");
        const QString invalid = QStringLiteral("vapi_document_invalid");
        const auto row = [&](const char *name, const QByteArray &document, const QString &code,
                             const char *member) {
            QTest::newRow(name) << document << code << QString::fromLatin1(member);
        };
        row("list", "[]", QStringLiteral("vapi_not_a_credential"), "");
        row("no provider", R"({"name":"x"})", QStringLiteral("vapi_not_a_credential"), "");
        row("provider number", R"({"provider":1})", invalid, "/provider");
        row("other provider", R"({"provider":"openai","apiKey":"sk-secret"})",
            QStringLiteral("vapi_provider_unsupported"), "/provider");
        row("no plan", R"({"provider":"webhook"})", invalid, "/authenticationPlan");
        row("plan list", R"({"provider":"webhook","authenticationPlan":[]})", invalid, "/authenticationPlan");
        row("plan type", withPlan(R"({"type":"aws-sts","roleArn":"x"})"), QStringLiteral("vapi_plan_unknown"),
            "/authenticationPlan/type");
        row("plan without type", withPlan("{}"), invalid, "/authenticationPlan/type");
        row("token number", withPlan(R"({"type":"bearer","token":7})"), invalid, "/authenticationPlan/token");
        row("token with a line break", withPlan(R"({"type":"bearer","token":"a\nb"})"), invalid,
            "/authenticationPlan/token");
        row("prefix text", withPlan(R"({"type":"bearer","token":"t","bearerPrefixEnabled":"yes"})"), invalid,
            "/authenticationPlan/bearerPrefixEnabled");
        row("header name", withPlan(R"({"type":"bearer","token":"t","headerName":"X Key"})"), invalid,
            "/authenticationPlan/headerName");
        row("no algorithm", withPlan(R"({"type":"hmac","secretKey":"k"})"), invalid,
            "/authenticationPlan/algorithm");
        row("algorithm", withPlan(R"({"type":"hmac","secretKey":"k","algorithm":"sha384"})"), invalid,
            "/authenticationPlan/algorithm");
        row("encoding",
            withPlan(R"({"type":"hmac","secretKey":"k","algorithm":"sha1","signatureEncoding":"base64url"})"),
            invalid, "/authenticationPlan/signatureEncoding");
        row("key is no base64",
            withPlan(R"({"type":"hmac","secretKey":"!!!","algorithm":"sha1","secretIsBase64":true})"),
            invalid, "/authenticationPlan/secretKey");
        row("no token url", withPlan(R"({"type":"oauth2","clientId":"c","clientSecret":"s"})"), invalid,
            "/authenticationPlan/url");
        row("name", R"({"provider":"webhook","name":[],"authenticationPlan":{"type":"bearer","token":"t"}})",
            invalid, "/name");
        row("encryption of a webhook",
            R"({"provider":"webhook","authenticationPlan":{"type":"bearer","token":"t"},)" +
                QByteArray(kEncryption) + "}",
            invalid, "/encryptionPlan");
        row("private key",
            R"({"provider":"custom-credential","authenticationPlan":{"type":"bearer","token":"t"},)" +
                QByteArray(kEncryption).replace("PUBLIC KEY", "PRIVATE KEY") + "}",
            invalid, "/encryptionPlan/publicKey/pem");
        row("encryption algorithm",
            R"({"provider":"custom-credential","authenticationPlan":{"type":"bearer","token":"t"},)" +
                QByteArray(kEncryption).replace("256", "512") + "}",
            invalid, "/encryptionPlan/algorithm");
    }

    void refusesWhatIsWrongAndSaysWhere()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, code);
        QFETCH(const QString, member);
        const auto json = readDocument(document);
        VERIFY_RESULT(json);
        const auto draft = readCredential(*json);
        QVERIFY(!draft.has_value());
        QCOMPARE(QString::fromUtf8(draft.error().code().data(), qsizetype(draft.error().code().size())),
                 code);
        QCOMPARE(draft.error().fact("member"), member);
        if (code == QLatin1String("vapi_document_invalid")) {
            QVERIFY(!draft.error().fact("reason").isEmpty());
        }
        for (const base::Fact &fact : draft.error().facts()) {
            QVERIFY(!fact.text().contains(QLatin1String("sk-secret")));
        }
    }

    void saysWhatVapiHasNoWordsFor_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field :
             {"kind", "recipe", "algorithm", "signatureEncoding", "secretEncoding", "clientAuth"}) {
            QTest::newRow(field) << QString::fromLatin1(field);
        }
    }

    void saysWhatVapiHasNoWordsFor()
    {
        QFETCH(const QString, field);
        credential::HmacFields hmac;
        credential::Credential one = named(QStringLiteral("A"), hmac);
        if (field == QLatin1String("kind")) {
            one.fields = credential::JwtFields();
        } else if (field == QLatin1String("clientAuth")) {
            credential::OAuth2Fields fields;
            fields.clientAuth = credential::ClientAuth::PrivateKeyJwt;
            one.fields = fields;
        } else if (field == QLatin1String("recipe")) {
            hmac.recipeId = QStringLiteral("stripe");
            one.fields = hmac;
        } else {
            const char *value = field == QLatin1String("algorithm")           ? "sha384"
                                : field == QLatin1String("signatureEncoding") ? "base64url"
                                                                              : "hex";
            VERIFY_RESULT(credential::setField(one, field.toUtf8(), value));
        }
        const auto written = writeCredential(one);
        VERIFY_FAILURE(written, VapiError::NotExpressible);
        QCOMPARE(written.error().fact("field"), field);
        QCOMPARE(written.error().fact("credential"), QStringLiteral("A"));
        VERIFY_FAILURE(apiCallFor(one), VapiError::NotExpressible);
    }

    void saysWhatIsLostOnTheWay()
    {
        credential::OAuth2Fields fields;
        fields.tokenUrl = "https://a.example/token";
        fields.clientId = "c";
        fields.audience = "api";
        fields.parameters = {{"resource", "r"}};
        credential::Credential one = named(QString(45, QLatin1Char('n')), fields);
        one.hosts = {QStringLiteral("a.example")};
        const auto written = writeCredential(one);
        VERIFY_RESULT(written);
        QCOMPARE(told(written->notes), QByteArray("field_left_out \nfield_left_out \nclient_auth \n"
                                                  "name_shortened /name\nfield_left_out "));
        QCOMPARE(written->document["name"].get<std::string>().size(), std::size_t(40));
    }

    void aPrefixOfOnesOwnGoesIntoTheTokenAndComesBack()
    {
        credential::BearerFields fields;
        fields.prefix = "Token ";
        const auto written = writeCredential(named(QStringLiteral("A"), fields));
        VERIFY_RESULT(written);
        QCOMPARE(written->document["authenticationPlan"]["token"].dump(), std::string("\"Token <token>\""));
        QCOMPARE(written->document["authenticationPlan"]["bearerPrefixEnabled"].dump(), std::string("false"));
        QCOMPARE(told(written->notes), QByteArray("prefix_in_token "));
        const auto draft = readCredential(written->document);
        VERIFY_RESULT(draft);
        QCOMPARE(std::get<credential::BearerFields>(draft->credential.fields), fields);
        QVERIFY(draft->secret.isEmpty());
    }

    void theApiCallIsOneCommandOfAShell()
    {
        credential::BearerFields fields;
        fields.headerName = "X-Key";
        fields.includePrefix = false;
        const credential::Credential one =
            named(QString::fromUtf8("Bob's \"$HOME\" `id` \\ \xc3\xa9"), fields);
        const auto call = apiCallFor(one);
        VERIFY_RESULT(call);
        QVERIFY(call->command.startsWith("curl -X POST https://api.vapi.ai/credential "));
        // What a shell makes of it: one argument a line, the body last.
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral("VAPI_API_KEY=key; curl() { for a; do "
                                                          "printf '%s\\0' \"$a\"; done; }\n") +
                                               QString::fromUtf8(call->command)});
        QVERIFY(shell.waitForFinished());
        const QList<QByteArray> words = shell.readAllStandardOutput().split('\0');
        QCOMPARE(shell.readAllStandardError(), QByteArray());
        QCOMPARE(words.size(), 10);
        QCOMPARE(words[0], QByteArray("-X"));
        QCOMPARE(words[4], QByteArray("Authorization: Bearer key"));
        QCOMPARE(words[7], QByteArray("--data-raw"));
        QCOMPARE(base::compactJson(parsed(words[8])), base::compactJson(writeCredential(one)->document));
        QVERIFY(words[8].contains("<token>"));
    }

    void whatCannotBeReadIsNotQuoted()
    {
        for (const char *text : {"{\"token\":\"s3cr3t-value", R"({"token":"s3cr3t-value" x})",
                                 "{\"token\":\"s3cr3t-value\n\"}", R"({"token":s3cr3t-value})"}) {
            const auto read = readDocument(text);
            VERIFY_FAILURE(read, base::JsonError::Malformed);
            QVERIFY(!read.error().fact("line").isEmpty());
            QVERIFY(!read.error().fact("reason").isEmpty());
            for (const base::Fact &fact : read.error().facts()) {
                QVERIFY2(!fact.text().contains(QLatin1String("s3c")), qPrintable(fact.text()));
            }
        }
    }

    void depthAndSizeAreBounded()
    {
        const QByteArray deep = QByteArray(10000, '[') + QByteArray(10000, ']');
        VERIFY_FAILURE(readDocument(deep), base::JsonError::TooDeep);
        const auto huge = readDocument(QByteArray(kDocumentLimit + 1, ' '));
        VERIFY_FAILURE(huge, VapiError::DocumentTooLarge);
        QCOMPARE(huge.error().fact("limit"), QString::number(kDocumentLimit));
        VERIFY_FAILURE(readDocument(R"({"token":"a","token":"b"})"), base::JsonError::DuplicateMember);
    }
};

QTEST_GUILESS_MAIN(TestCredentialDocument)
#include "tst_CredentialDocument.moc"
