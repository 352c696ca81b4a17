// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/credential/OAuth2Check.h"
#include "app/credential/Presets.h"
#include "app/credential/SecretHint.h"
#include "app/credential/TokenPlace.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::credential;

namespace {

Credential ofKind(Kind kind)
{
    Credential credential;
    credential.id = QStringLiteral("cred_k3v5q2m7xd");
    credential.name = QStringLiteral("Plain");
    credential.fields = plainFields(kind);
    return credential;
}

Credential basicOf(const QByteArray &username)
{
    Credential credential = ofKind(Kind::Basic);
    credential.fields = BasicFields{username};
    return credential;
}

base::SecretBytes secret(QByteArrayView text)
{
    return base::SecretBytes::copyOf(text);
}

} // namespace

/// Kinds that send their secret as it is: basic and apiKey.
class TestPlainKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void areKindsOfTheirOwn()
    {
        const std::pair<Kind, const char *> kinds[] = {
            {Kind::Basic, "basic"}, {Kind::ApiKey, "apiKey"}, {Kind::Mtls, "mtls"}};
        for (const auto &[kind, name] : kinds) {
            QCOMPARE(nameOf(kind), QByteArray(name));
            QVERIFY(kindNamed(name) == kind);
            QVERIFY(ofKind(kind).kind() == kind);
        }
        QVERIFY(!kindNamed("apikey"));
        QCOMPARE(ofKind(Kind::Basic).secretSlots(), std::vector{QStringLiteral("password")});
        QCOMPARE(ofKind(Kind::ApiKey).secretSlots(), std::vector{QStringLiteral("key")});
        QVERIFY(ofKind(Kind::Basic).formerSecretSlots().empty());
    }

    void joinsUserAndPasswordAsRfc7617Does()
    {
        // The examples of RFC 7617, §2 and §2.1.
        QVERIFY(sentSecret(BasicFields{"Aladdin"}, secret("open sesame")).view() ==
                QByteArrayView("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        QVERIFY(sentSecret(BasicFields{"test"}, secret("123\xc2\xa3")).view() ==
                QByteArrayView("dGVzdDoxMjPCow=="));
        QVERIFY(sentSecret(BasicFields{}, secret("token")).view() == QByteArrayView("OnRva2Vu"));
        QVERIFY(sentSecret(ApiKeyFields{}, secret("k e+y")).view() == QByteArrayView("k e+y"));
    }

    void saysWhereItsSecretStands()
    {
        const auto basic = tokenPlaceOf(Fields(BasicFields{"u"}));
        QVERIFY(basic && basic->name == "Authorization" && basic->prefix == "Basic " && basic->isScheme);
        const auto header = tokenPlaceOf(Fields(ApiKeyFields{.prefix = "Key "}));
        QVERIFY(header && header->name == "X-API-Key" && header->prefix == "Key ");
        const auto query =
            tokenPlaceOf(Fields(ApiKeyFields{.placement = KeyPlacement::Query, .name = "k", .prefix = "x"}));
        QVERIFY(query && query->where == TokenPlace::Where::Query && query->prefix.isEmpty());
        QVERIFY(!tokenPlaceOf(Fields(MtlsFields())));
        QVERIFY(!tokenPlaceOf(Fields(HmacFields())));
    }

    void refusesFieldsThatCannotBeSent_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *kind, const char *field, const QByteArray &value) {
            QTest::addRow("%s %s %s", kind, field, value.toPercentEncoding().constData())
                << QString::fromLatin1(kind) << QByteArray(field) << value;
        };
        row("basic", "username", "user:name");
        row("basic", "username", "user\nname");
        row("basic", "username", QByteArray("user\0name", 9));
        row("basic", "username", "user\xff");
        row("apiKey", "placement", "cookie");
        row("apiKey", "keyName", "X-Key\r\nX-Other");
        row("apiKey", "prefix", "Key\n");
    }

    void refusesFieldsThatCannotBeSent()
    {
        QFETCH(const QString, kind);
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        Credential credential = ofKind(*kindNamed(kind.toLatin1()));
        const Fields before = credential.fields;
        VERIFY_FAILURE(setField(credential, field, value), CredentialError::FieldInvalid);
        QVERIFY(credential.fields == before);
        VERIFY_FAILURE(setField(credential, "var:a", "x"), CredentialError::FieldUnknown);
    }

    void aNameHasToFitTheChosenPlace_data()
    {
        QTest::addColumn<QByteArray>("placement");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("fits");
        QTest::newRow("header") << QByteArray("header") << QByteArray("X-API-Key") << true;
        QTest::newRow("blank in a header") << QByteArray("header") << QByteArray("API Key") << false;
        QTest::newRow("no header") << QByteArray("header") << QByteArray() << false;
        QTest::newRow("framing header") << QByteArray("header") << QByteArray("Host") << false;
        QTest::newRow("brackets in a header") << QByteArray("header") << QByteArray("auth[key]") << false;
        QTest::newRow("parameter") << QByteArray("query") << QByteArray("api_key") << true;
        QTest::newRow("brackets in a parameter") << QByteArray("query") << QByteArray("auth[key]") << true;
        QTest::newRow("no parameter") << QByteArray("query") << QByteArray() << false;
        for (const char *name : {"a&b", "a=b", "a#b", "a b", "a?b", "a+b", "a%20b"}) {
            QTest::newRow(name) << QByteArray("query") << QByteArray(name) << false;
        }
    }

    void aNameHasToFitTheChosenPlace()
    {
        QFETCH(const QByteArray, placement);
        QFETCH(const QByteArray, name);
        QFETCH(const bool, fits);
        Credential credential = ofKind(Kind::ApiKey);
        VERIFY_RESULT(setField(credential, "placement", placement));
        VERIFY_RESULT(setField(credential, "keyName", name));
        if (fits) {
            VERIFY_RESULT(check(credential));
            return;
        }
        const auto checked = check(credential);
        VERIFY_FAILURE(checked, CredentialError::FieldInvalid);
        QCOMPARE(checked.error().fact("field"), QStringLiteral("keyName"));
    }

    void refusesSecretsThatWereCopiedWrongly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("newline at the end") << QByteArray("secret-value\n") << false;
        QTest::newRow("two lines") << QByteArray("one\r\ntwo") << false;
        QTest::newRow("tab") << QByteArray("one\ttwo") << false;
        QTest::newRow("zero") << QByteArray("one\0two", 7) << false;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << false;
    }

    void refusesSecretsThatWereCopiedWrongly()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isEmpty);
        for (const Kind kind : {Kind::Basic, Kind::ApiKey}) {
            const Credential credential = ofKind(kind);
            const auto checked = checkSecret(credential, credential.secretSlots().front(), secret(text));
            QVERIFY(!checked);
            QVERIFY(
                checked.error().is(isEmpty ? CredentialError::SecretEmpty : CredentialError::SecretInvalid));
            for (const base::Fact &fact : checked.error().facts()) {
                QVERIFY(text.size() < 4 || !fact.text().toUtf8().contains(text.left(4)));
            }
        }
        VERIFY_RESULT(checkSecret(basicOf("u"), QStringLiteral("password"), secret("p:ss w\xc3\xb6rd")));
    }

    void survivesTheFile()
    {
        Credential credential = ofKind(Kind::ApiKey);
        VERIFY_RESULT(setField(credential, "placement", "query"));
        VERIFY_RESULT(setField(credential, "keyName", "api_key"));
        const base::Json json = toJson(credential);
        QCOMPARE(json["kind"].dump(), "\"apiKey\"");
        QCOMPARE(json["fields"].dump(), R"({"placement":"query","keyName":"api_key"})");
        const auto read = credentialFromJson(json);
        VERIFY_RESULT(read);
        QVERIFY(read->fields == credential.fields);

        const base::Json basic = toJson(basicOf("alice"));
        QCOMPARE(basic["fields"].dump(), R"({"username":"alice"})");
        const auto basicRead = credentialFromJson(basic);
        VERIFY_RESULT(basicRead);
        QVERIFY(basicRead->fields == Fields(BasicFields{"alice"}));

        base::Json broken = json;
        broken["fields"]["placement"] = "cookie";
        VERIFY_FAILURE(credentialFromJson(broken), CredentialError::DocumentInvalid);

        const auto mtls = credentialFromJson(toJson(ofKind(Kind::Mtls)));
        VERIFY_RESULT(mtls);
        QVERIFY(mtls->kind() == Kind::Mtls);
    }

    void warnsOfWhatLooksDoubled()
    {
        const auto has = [](const Credential &credential, QByteArrayView text, SecretHint hint) {
            return std::ranges::count(secretHints(credential, text), hint) == 1;
        };
        QVERIFY(has(basicOf("alice"), "alice:open sesame", SecretHint::UserInPassword));
        QVERIFY(has(basicOf("alice"), "Basic YWxpY2U6b3Blbg==", SecretHint::BearerTwice));
        QVERIFY(has(basicOf("alice"), " open sesame", SecretHint::SurroundingBlanks));
        QVERIFY(secretHints(basicOf("alice"), "open sesame").empty());
        QVERIFY(secretHints(basicOf({}), ":open").empty());
        Credential key = ofKind(Kind::ApiKey);
        QVERIFY(secretHints(key, "sk_live_123").empty());
        key.fields = ApiKeyFields{.prefix = "Token "};
        QVERIFY(has(key, "token abc", SecretHint::BearerTwice));
        key.fields = ApiKeyFields{.placement = KeyPlacement::Query, .name = "k", .prefix = "Token "};
        QVERIFY(secretHints(key, "token abc").empty());
    }

    void warnsOfAKeyInTheUrl()
    {
        Credential key = ofKind(Kind::ApiKey);
        QVERIFY(warningsOf(key).empty());
        VERIFY_RESULT(setField(key, "placement", "query"));
        QCOMPARE(warningsOf(key), std::vector{CredentialWarning::KeyInUrl});
    }

    void hasAPresetForEach()
    {
        const std::pair<const char *, Kind> expected[] = {{"basic", Kind::Basic},
                                                          {"api-key", Kind::ApiKey},
                                                          {"api-key-query", Kind::ApiKey},
                                                          {"mtls", Kind::Mtls}};
        for (const auto &[id, kind] : expected) {
            const auto preset = presetNamed(QString::fromLatin1(id));
            VERIFY_RESULT(preset);
            Credential credential = ofKind(kind);
            credential.fields = preset->fields;
            QVERIFY(credential.kind() == kind);
            VERIFY_RESULT(check(credential));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlainKinds)
#include "tst_PlainKinds.moc"
