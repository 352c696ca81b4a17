// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/credential/OAuth2Check.h"
#include "app/credential/Parameters.h"
#include "app/credential/Presets.h"
#include "app/credential/SecretHint.h"
#include "app/crypto/KeyError.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::credential;

namespace {

OAuth2Fields usable()
{
    OAuth2Fields fields;
    fields.tokenUrl = "https://auth.example.test/token";
    fields.clientId = "client-1";
    return fields;
}

Credential withFields(const OAuth2Fields &fields)
{
    Credential credential;
    credential.id = QStringLiteral("cred_k3v5q2m7xd");
    credential.name = QStringLiteral("OAuth");
    credential.fields = fields;
    return credential;
}

} // namespace

class TestOAuth2Fields : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isAKindOfItsOwn()
    {
        QCOMPARE(nameOf(Kind::OAuth2), QByteArray("oauth2"));
        QVERIFY(kindNamed("oauth2") == Kind::OAuth2);
        for (const Kind kind : {Kind::Bearer, Kind::Hmac, Kind::Jwt, Kind::OAuth2}) {
            Credential credential;
            credential.fields = plainFields(kind);
            QVERIFY(credential.kind() == kind);
        }
        QVERIFY(clientAuthNamed("private_key_jwt") == ClientAuth::PrivateKeyJwt);
        QVERIFY(!clientAuthNamed("client_secret_jwt"));
    }

    void asksForTheSecretThatProvesTheClient()
    {
        OAuth2Fields fields = usable();
        QCOMPARE(withFields(fields).secretSlots(), std::vector{QStringLiteral("clientSecret")});
        QCOMPARE(withFields(fields).formerSecretSlots(), std::vector{QStringLiteral("privateKey")});
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        QCOMPARE(withFields(fields).secretSlots(), std::vector{QStringLiteral("privateKey")});
        QCOMPARE(withFields(fields).formerSecretSlots(), std::vector{QStringLiteral("clientSecret")});
    }

    void refusesWhatNoServerCanUse_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *field, const QByteArray &value) {
            QTest::addRow("%s %s", field, value.toPercentEncoding().constData())
                << QByteArray(field) << value;
        };
        row("tokenUrl", "auth.example.test/token");
        row("tokenUrl", "ftp://auth.example.test/token");
        row("tokenUrl", "https://");
        row("tokenUrl", "https://user:secret@auth.example.test/token");
        row("tokenUrl", "https://auth.example.test/token#part");
        row("tokenUrl", "https://auth.example.test/to ken");
        row("clientId", "a\nb");
        row("clientId", QByteArray("a\0b", 3));
        row("scope", "read \"write\"");
        row("scope", "read\\write");
        row("scope", "read\twrite");
        row("scope", "r\xc3\xa9"
                     "ad");
        row("scope", "read  write");
        row("scope", " read");
        row("scope", "read ");
        row("audience", "a\r\nb");
        row("clientAuth", "client_secret_jwt");
        row("refreshSkew", "soon");
        row("refreshSkew", "");
        row("algorithm", "HS256");
        row("parameters", "no equals sign");
        row("parameters", "=nothing");
        row("parameters", "resource=a\nresource=b");
        row("parameters", "client_secret=s");
        row("param:client_secret", "s");
        row("param:grant_type", "password");
        row("param:scope", "read");
        row("param:", "x");
        row("param:a", "line\nbreak");
    }

    void refusesWhatNoServerCanUse()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        Credential credential = withFields(usable());
        VERIFY_FAILURE(setField(credential, field, value), CredentialError::FieldInvalid);
        QVERIFY(std::get<OAuth2Fields>(credential.fields) == usable());
    }

    void takesWhatTheStandardsAllow()
    {
        Credential credential = withFields(usable());
        const std::pair<const char *, QByteArray> values[] = {
            {"tokenUrl", "http://127.0.0.1:3000/oauth/token?tenant=a"},
            {"clientId", "client with blank & \xc3\xa4"},
            {"scope", "openid https://api.example.test/.default a!b#c"},
            {"scope", ""},
            {"audience", "https://api.example.test"},
            {"clientAuth", "basic"},
            {"refreshSkew", "5m"},
            {"algorithm", "ES256"},
            {"kid", "key 1"},
            {"parameters", "a=1\nresource=https://api.example.test/?x=y"},
        };
        for (const auto &[field, value] : values) {
            VERIFY_RESULT(setField(credential, field, value));
            QCOMPARE(fieldValue(credential, field), value);
        }
        QCOMPARE(fieldValue(credential, "param:resource"), QByteArray("https://api.example.test/?x=y"));
        VERIFY_RESULT(setField(credential, "param:a", ""));
        VERIFY_RESULT(setField(credential, "param:b", " 2"));
        QCOMPARE(fieldValue(credential, "parameters"),
                 QByteArray("b= 2\nresource=https://api.example.test/?x=y"));
        VERIFY_FAILURE(setField(credential, "var:a", "x"), CredentialError::FieldUnknown);
    }

    void needsAnAddressAndAClient()
    {
        VERIFY_RESULT(check(withFields(usable())));
        OAuth2Fields fields = usable();
        fields.tokenUrl.clear();
        const auto noUrl = check(withFields(fields));
        VERIFY_FAILURE(noUrl, CredentialError::FieldInvalid);
        QCOMPARE(noUrl.error().fact("field"), QStringLiteral("tokenUrl"));
        fields = usable();
        fields.clientId.clear();
        const auto noClient = check(withFields(fields));
        VERIFY_FAILURE(noClient, CredentialError::FieldInvalid);
        QCOMPARE(noClient.error().fact("field"), QStringLiteral("clientId"));
    }

    void warnsOfPlainHttpToAnotherMachine()
    {
        OAuth2Fields fields = usable();
        QVERIFY(warningsOf(withFields(fields)).empty());
        fields.tokenUrl = "http://auth.example.test/token";
        QVERIFY(warningsOf(withFields(fields)) == std::vector{CredentialWarning::TokenUrlInsecure});
        for (const char *near :
             {"http://127.0.0.1:3000/", "http://localhost/token", "http://[::1]/token", ""}) {
            fields.tokenUrl = near;
            QVERIFY2(warningsOf(withFields(fields)).empty(), near);
        }
        QVERIFY(warningsOf(Credential()).empty());
    }

    void writesAReadableDocument()
    {
        OAuth2Fields fields = usable();
        fields.scope = "calls:write";
        fields.parameters = {{"resource", "https://api.example.test"}};
        const QByteArray expected = R"({
  "id": "cred_k3v5q2m7xd",
  "name": "OAuth",
  "kind": "oauth2",
  "fields": {
    "tokenUrl": "https://auth.example.test/token",
    "clientId": "client-1",
    "scope": "calls:write",
    "audience": "",
    "clientAuth": "body",
    "parameters": {
      "resource": "https://api.example.test"
    },
    "refreshSkew": "60s"
  }
}
)";
        QCOMPARE(base::prettyJson(toJson(withFields(fields))), expected);
    }

    void survivesItsFile()
    {
        OAuth2Fields fields = usable();
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        fields.algorithm = jwt::JwtAlgorithm::ES256;
        fields.kid = "k1";
        fields.audience = "aud";
        fields.refreshSkew = "5m";
        fields.parameters = {{"a", "1"}, {"b", "x=y z"}};
        const auto after = credentialFromJson(toJson(withFields(fields)));
        VERIFY_RESULT(after);
        QVERIFY(std::get<OAuth2Fields>(after->fields) == fields);
    }

    void saysWhichMemberOfAFileIsWrong_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("member");
        QTest::newRow("list") << QByteArray(R"({"parameters":["a=b"]})")
                              << QStringLiteral("fields/parameters");
        QTest::newRow("number") << QByteArray(R"({"parameters":{"a":1}})")
                                << QStringLiteral("fields/parameters/a");
        QTest::newRow("two lines") << QByteArray(R"({"parameters":{"a":"b\nc=d"}})")
                                   << QStringLiteral("fields/parameters/a");
        QTest::newRow("secret") << QByteArray(R"({"parameters":{"client_secret":"s"}})")
                                << QStringLiteral("fields/parameters");
        QTest::newRow("scope") << QByteArray(R"({"scope":"a\"b"})") << QStringLiteral("fields/scope");
    }

    void saysWhichMemberOfAFileIsWrong()
    {
        QFETCH(const QByteArray, fields);
        QFETCH(const QString, member);
        const QByteArray text =
            R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"oauth2","fields":)" + fields + "}";
        const auto read = credentialFromJson(*base::parseJson(text));
        VERIFY_FAILURE(read, CredentialError::DocumentInvalid);
        QCOMPARE(read.error().fact("member"), member);
    }

    void checksWhatTheSlotHolds()
    {
        OAuth2Fields fields = usable();
        const auto checked = [&fields](const QByteArray &secret) {
            const Credential credential = withFields(fields);
            return checkSecret(credential, credential.secretSlots().front(),
                               base::SecretBytes::copyOf(secret));
        };
        VERIFY_RESULT(checked("any secret"));
        VERIFY_FAILURE(checked(""), CredentialError::SecretEmpty);
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        VERIFY_RESULT(checked(tests::testKey("rsa.pkcs8.pem")));
        VERIFY_FAILURE(checked(tests::testKey("rsa.spki.pem")), crypto::KeyError::IsPublic);
        VERIFY_FAILURE(checked(tests::testKey("p256.pkcs8.pem")), crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(checked("any secret"), crypto::KeyError::Unrecognised);
    }

    void hintsAtBlanksAroundTheClientSecretOnly()
    {
        OAuth2Fields fields = usable();
        QVERIFY(secretHints(withFields(fields), "secret\n") == std::vector{SecretHint::SurroundingBlanks});
        QVERIFY(secretHints(withFields(fields), "sk_1").empty());
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        QVERIFY(secretHints(withFields(fields), "secret\n").empty());
    }

    void hasPresets()
    {
        for (const char *id : {"oauth2", "vapi-oauth2"}) {
            const auto preset = presetNamed(QString::fromLatin1(id));
            VERIFY_RESULT(preset);
            QVERIFY(std::get<OAuth2Fields>(preset->fields).clientAuth == ClientAuth::Body);
        }
    }
};

QTEST_GUILESS_MAIN(TestOAuth2Fields)
#include "tst_OAuth2Fields.moc"
