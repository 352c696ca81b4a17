// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/credential/JwtTemplate.h"
#include "app/credential/Presets.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using credential::CredentialError;
using credential::JwtFields;

namespace {

credential::Credential withFields(JwtFields fields)
{
    credential::Credential made;
    made.id = QStringLiteral("cred_abcdefghij");
    made.name = QStringLiteral("token");
    made.fields = std::move(fields);
    return made;
}

base::SecretBytes secret(QByteArrayView bytes)
{
    return base::SecretBytes::copyOf(bytes);
}

} // namespace

class TestJwtTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fillsVariablesIntoStringsOnly()
    {
        JwtFields fields;
        fields.kid = "k1";
        fields.header = "{\"x\":\"{{a}}\"}";
        fields.claims =
            "{\"s\":\"<{{a}}|{{ b }}>\",\"n\":5,\"deep\":[{\"{{a}}\":\"{{a}}\"}],\"open\":\"{{a\"}";
        fields.expiresIn = "15m";
        fields.notBefore = "-30s";
        // Whatever a variable holds, it stays inside its string.
        const auto content =
            credential::tokenTemplate(fields, {{"a", "\",\"admin\":true,\"x\":\""}, {"b", "{{a}}"}});
        VERIFY_RESULT(content);
        QVERIFY(content->claims.at("s") == base::Json("<\",\"admin\":true,\"x\":\"|{{a}}>"));
        QCOMPARE(content->claims.size(), std::size_t{4});
        QVERIFY(content->claims.at("open") == base::Json("{{a"));
        QVERIFY(content->claims.at("deep").at(0).contains("{{a}}"));
        QVERIFY(content->header.at("kid") == base::Json("k1"));
        QCOMPARE(content->expiresIn, std::optional(std::chrono::seconds(900)));
        QCOMPARE(content->notBefore, std::optional(std::chrono::seconds(-30)));
    }

    void saysWhichVariableIsMissing()
    {
        JwtFields fields;
        fields.claims = "{\"orgId\":\"{{orgId}}\"}";
        const auto content = credential::tokenTemplate(fields, {});
        VERIFY_FAILURE(content, signing::SigningError::VariableMissing);
        QCOMPARE(content.error().fact("variable"), QStringLiteral("orgId"));
    }

    void refusesFieldsThatMakeNoToken_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("algorithm none") << QByteArray("algorithm") << QByteArray("none");
        QTest::newRow("claims no JSON") << QByteArray("claims") << QByteArray("{");
        QTest::newRow("claims no object") << QByteArray("claims") << QByteArray("[]");
        QTest::newRow("claims empty") << QByteArray("claims") << QByteArray();
        QTest::newRow("claim twice") << QByteArray("claims") << QByteArray("{\"a\":1,\"a\":2}");
        QTest::newRow("alg in the header") << QByteArray("header") << QByteArray("{\"alg\":\"HS256\"}");
        QTest::newRow("no duration") << QByteArray("expiresIn") << QByteArray("soon");
        QTest::newRow("no offset") << QByteArray("notBefore") << QByteArray("--5s");
        QTest::newRow("header name") << QByteArray("headerName") << QByteArray("Host");
        QTest::newRow("prefix") << QByteArray("prefix") << QByteArray("Bearer\r\n");
    }

    void refusesFieldsThatMakeNoToken()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        credential::Credential credential = withFields({});
        auto result = credential::setField(credential, field, value);
        if (result) {
            result = credential::check(credential);
        }
        VERIFY_FAILURE(result, CredentialError::FieldInvalid);
        QCOMPARE(result.error().fact("field").toLatin1(), field);
    }

    void survivesItsFile()
    {
        JwtFields fields;
        fields.algorithm = jwt::JwtAlgorithm::ES256;
        fields.kid = "k1";
        fields.claims = "{\"orgId\":\"{{orgId}}\",\"token\":{\"tag\":\"private\"}}";
        fields.expiresIn = "";
        fields.variables = {{"orgId", "o-1"}};
        const credential::Credential before = withFields(fields);
        const auto after = credential::credentialFromJson(credential::toJson(before));
        VERIFY_RESULT(after);
        QCOMPARE(after->kind(), credential::Kind::Jwt);
        QVERIFY(std::get<JwtFields>(after->fields) == fields);
        QCOMPARE(credential::fieldValue(*after, "var:orgId"), QByteArray("o-1"));
        QCOMPARE(after->secretSlots(), std::vector{QStringLiteral("privateKey")});
    }

    void takesKeysThatFitTheAlgorithm()
    {
        JwtFields fields;
        const auto checked = [&fields](const base::SecretBytes &key) {
            return credential::checkSecret(withFields(fields), QStringLiteral("privateKey"), key);
        };
        VERIFY_RESULT(checked(secret("any shared secret")));
        VERIFY_FAILURE(checked(secret(tests::testKey("rsa.spki.pem"))), crypto::KeyError::IsAsymmetric);
        fields.algorithm = jwt::JwtAlgorithm::RS256;
        VERIFY_RESULT(checked(secret(tests::testKey("rsa.pkcs8.pem"))));
        VERIFY_FAILURE(checked(secret(tests::testKey("rsa.spki.pem"))), crypto::KeyError::IsPublic);
        VERIFY_FAILURE(checked(secret(tests::testKey("p256.pkcs8.pem"))),
                       crypto::KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(checked(secret("any shared secret")), crypto::KeyError::Unrecognised);
    }

    /// vapi.md §4: docs.vapi.ai, "JWT authentication".
    void hasVapisTokensReady()
    {
        const auto preset = credential::presetNamed(QStringLiteral("vapi-jwt-private"));
        VERIFY_RESULT(preset);
        const auto &fields = std::get<JwtFields>(preset->fields);
        const auto content = credential::tokenTemplate(fields, {{"orgId", "o"}});
        VERIFY_RESULT(content);
        QCOMPARE(base::compactJson(content->claims),
                 QByteArray("{\"orgId\":\"o\",\"token\":{\"tag\":\"private\"}}"));
        QCOMPARE(content->expiresIn, std::optional(std::chrono::seconds(3600)));
        QCOMPARE(fields.algorithm, jwt::JwtAlgorithm::HS256);

        const auto open = credential::presetNamed(QStringLiteral("vapi-jwt-public"));
        VERIFY_RESULT(open);
        const auto restricted = credential::tokenTemplate(
            std::get<JwtFields>(open->fields),
            {{"orgId", "o"}, {"origin", "https://a.example"}, {"assistantId", "i"}});
        VERIFY_RESULT(restricted);
        QCOMPARE(
            base::compactJson(restricted->claims),
            QByteArray("{\"orgId\":\"o\",\"token\":{\"tag\":\"public\",\"restrictions\":{\"enabled\":true,"
                       "\"allowedOrigins\":[\"https://a.example\"],\"allowedAssistantIds\":[\"i\"],"
                       "\"allowTransientAssistant\":false}}}"));
    }
};

QTEST_GUILESS_MAIN(TestJwtTemplate)
#include "tst_JwtTemplate.moc"
