// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Credential.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::credential;

namespace {

Credential sampleHmac()
{
    Credential credential;
    credential.id = QStringLiteral("cred_k3v5q2m7xd");
    credential.name = QStringLiteral("Vapi HMAC");
    credential.environment = QStringLiteral("staging");
    credential.fields = HmacFields{};
    credential.hosts = {QStringLiteral("hooks.example.test")};
    credential.createdAt = tests::FixedClock().now();
    return credential;
}

QByteArray document(const char *fields)
{
    return QByteArray(R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"hmac","fields":)") + fields + "}";
}

} // namespace

class TestCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesKindsAndFindsThemByName()
    {
        QCOMPARE(nameOf(Kind::Bearer), QByteArray("bearer"));
        QCOMPARE(nameOf(Kind::Hmac), QByteArray("hmac"));
        QVERIFY(kindNamed("hmac") == Kind::Hmac);
        QVERIFY(!kindNamed("HMAC"));
        QVERIFY(!kindNamed(""));
    }

    void makesIdsThatItRecognises()
    {
        tests::CountingRandom random;
        const QString first = newCredentialId(random);
        const QString second = newCredentialId(random);
        QVERIFY2(isCredentialId(first), qPrintable(first));
        QCOMPARE(first.size(), 15);
        QVERIFY(first != second);
    }

    void refusesIdsThatCouldLeadElsewhere_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "cred_", "cred_k3v5q2m7x", "cred_k3v5q2m7xdd", "cred_K3V5Q2M7XD", "cred_k3v9q2m7xd",
              "../../k3v5q2m7xd", "cred_../../../a", "k3v5q2m7xdcred_", "cred_k3v5q2m7x\n"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }

    void refusesIdsThatCouldLeadElsewhere()
    {
        QFETCH(const QString, text);
        QVERIFY(!isCredentialId(text));
    }

    void namesTheKeysOfItsSecrets()
    {
        Credential credential = sampleHmac();
        QCOMPARE(credential.secretSlots(), std::vector<QString>{QStringLiteral("secretKey")});
        QCOMPARE(credential.secretKey(QStringLiteral("secretKey")),
                 QStringLiteral("cred_k3v5q2m7xd/secretKey"));
        QCOMPARE(credential.previousSecretKey(QStringLiteral("secretKey")),
                 QStringLiteral("cred_k3v5q2m7xd/secretKey/previous"));
        credential.fields = BearerFields{};
        QVERIFY(credential.kind() == Kind::Bearer);
        QCOMPARE(credential.secretSlots(), std::vector<QString>{QStringLiteral("token")});
    }

    void writesAReadableDocument()
    {
        QCOMPARE(base::prettyJson(toJson(sampleHmac())), QByteArray(R"({
  "id": "cred_k3v5q2m7xd",
  "name": "Vapi HMAC",
  "kind": "hmac",
  "environment": "staging",
  "fields": {
    "algorithm": "sha256",
    "signatureHeader": "x-signature",
    "signaturePrefix": "",
    "timestampHeader": "x-timestamp",
    "timestampUnit": "ms",
    "includeTimestamp": true,
    "payloadFormat": "{timestamp}.{body}",
    "signatureEncoding": "hex",
    "secretEncoding": "utf8",
    "messageIdHeader": ""
  },
  "hosts": [
    "hooks.example.test"
  ],
  "createdAt": "2026-01-01T10:00:00.000Z"
}
)"));
    }

    void writesABearerShortly()
    {
        Credential credential;
        credential.id = QStringLiteral("cred_k3v5q2m7xd");
        credential.name = QStringLiteral("API");
        QCOMPARE(base::compactJson(toJson(credential)),
                 QByteArray(R"({"id":"cred_k3v5q2m7xd","name":"API","kind":"bearer","fields":{"headerName":)"
                            R"("Authorization","includePrefix":true,"prefix":"Bearer "}})"));
    }

    void writesARecipeWithItsVariablesAndNothingElse()
    {
        Credential credential = sampleHmac();
        HmacFields fields;
        fields.recipeId = QStringLiteral("stripe");
        fields.variables = {{"webhookId", "wh_1"}};
        credential.fields = fields;
        QCOMPARE(base::compactJson(toJson(credential)["fields"]),
                 QByteArray(R"({"recipe":"stripe","variables":{"webhookId":"wh_1"}})"));
        const auto read = credentialFromJson(toJson(credential));
        VERIFY_RESULT(read);
        QVERIFY(std::get<HmacFields>(read->fields) == fields);
    }

    void readsWhatItWrote()
    {
        Credential credential = sampleHmac();
        auto &fields = std::get<HmacFields>(credential.fields);
        fields.algorithm = crypto::HashAlgorithm::Sha512;
        fields.timestampUnit = signing::TimestampUnit::Http;
        fields.includeTimestamp = false;
        fields.payloadFormat = "{body}";
        fields.messageIdHeader = "x-id";
        credential.rotatedAt = *credential.createdAt + std::chrono::hours(1);
        const auto read = credentialFromJson(toJson(credential));
        VERIFY_RESULT(read);
        QCOMPARE(read->id, credential.id);
        QCOMPARE(read->name, credential.name);
        QCOMPARE(read->environment, credential.environment);
        QVERIFY(read->fields == credential.fields);
        QCOMPARE(read->hosts, credential.hosts);
        QVERIFY(read->createdAt == credential.createdAt);
        QVERIFY(read->rotatedAt == credential.rotatedAt);
    }

    void keepsWhatItDoesNotKnowInItsPlace()
    {
        const QByteArray text =
            R"({"$schema":"x","id":"cred_k3v5q2m7xd","owner":{"team":[1,2.50]},"name":"old","kind":"hmac",)"
            R"("fields":{"first":null,"algorithm":"sha1","between":9007199254740993,"signatureHeader":"x-s"},)"
            R"("createdAt":"2026-01-01T10:00:00.000Z","last":"z"})";
        auto credential = credentialFromJson(*base::parseJson(text));
        VERIFY_RESULT(credential);
        credential->name = QStringLiteral("new");
        const QByteArray written = base::compactJson(toJson(*credential));
        QVERIFY2(
            written.startsWith(
                R"({"$schema":"x","id":"cred_k3v5q2m7xd","owner":{"team":[1,2.5]},"name":"new","kind":"hmac",)"
                R"("fields":{"first":null,"algorithm":"sha1","between":9007199254740993,"signatureHeader":"x-s",)"),
            written.constData());
        QVERIFY2(written.endsWith(R"("createdAt":"2026-01-01T10:00:00.000Z","last":"z"})"),
                 written.constData());
    }

    void keepsUnknownFieldsBesideARecipe()
    {
        auto credential = credentialFromJson(
            *base::parseJson(document(R"({"x":1,"recipe":"stripe","variables":{"b":"2","a":"1"},"y":2})")));
        VERIFY_RESULT(credential);
        QCOMPARE(base::compactJson(toJson(*credential)["fields"]),
                 QByteArray(R"({"x":1,"recipe":"stripe","variables":{"b":"2","a":"1"},"y":2})"));
        std::get<HmacFields>(credential->fields).variables.erase("b");
        QCOMPARE(base::compactJson(toJson(*credential)["fields"]["variables"]), QByteArray(R"({"a":"1"})"));
    }

    void takesTheDefaultsForFieldsThatAreNotThere()
    {
        const auto credential =
            credentialFromJson(*base::parseJson(R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"bearer"})"));
        VERIFY_RESULT(credential);
        QVERIFY(std::get<BearerFields>(credential->fields) == BearerFields{});
        QVERIFY(!credential->createdAt);
    }

    void namesTheMemberThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, QByteArray text, const char *member) {
            QTest::newRow(name) << text << QString::fromLatin1(member);
        };
        row("no object", "[]", "");
        row("no id", R"({"name":"n","kind":"bearer"})", "id");
        row("id is a path", R"({"id":"../../etc/pas","name":"n","kind":"bearer"})", "id");
        row("id is a number", R"({"id":1,"kind":"bearer"})", "id");
        row("name is a list", R"({"id":"cred_k3v5q2m7xd","name":[],"kind":"bearer"})", "name");
        row("fields is text", document(R"("x")"), "fields");
        row("boolean as text", document(R"({"includeTimestamp":"true"})"), "fields/includeTimestamp");
        row("text as number", document(R"({"payloadFormat":1})"), "fields/payloadFormat");
        row("unknown algorithm", document(R"({"algorithm":"md5"})"), "fields/algorithm");
        row("header with a line break", document(R"({"signatureHeader":"x\r\nEvil: 1"})"),
            "fields/signatureHeader");
        row("variable is a number", document(R"({"variables":{"a":1}})"), "fields/variables/a");
        row("hosts is text", document(R"({},"hosts":"example.test")"), "hosts");
        row("host is a number", document(R"({},"hosts":["a",1])"), "hosts");
        row("time is no time", document(R"({},"createdAt":"yesterday")"), "createdAt");
        row("time is a number", document(R"({},"rotatedAt":12)"), "rotatedAt");
    }

    void namesTheMemberThatIsWrong()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, member);
        const auto json = base::parseJson(text);
        VERIFY_RESULT(json);
        const auto credential = credentialFromJson(*json);
        VERIFY_FAILURE(credential, CredentialError::DocumentInvalid);
        QCOMPARE(credential.error().fact("member"), member);
        QVERIFY(!credential.error().fact("reason").isEmpty());
    }

    void saysWhichKindItDoesNotKnow()
    {
        const auto credential =
            credentialFromJson(*base::parseJson(R"({"id":"cred_k3v5q2m7xd","name":"n","kind":"passkey"})"));
        VERIFY_FAILURE(credential, CredentialError::KindUnknown);
        QCOMPARE(credential.error().fact("kind"), QStringLiteral("passkey"));
    }
};

QTEST_GUILESS_MAIN(TestCredential)
#include "tst_Credential.moc"
