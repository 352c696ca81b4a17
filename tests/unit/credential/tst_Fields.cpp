// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::credential;

namespace {

Credential named(const char *name)
{
    Credential credential;
    credential.name = QString::fromUtf8(name);
    return credential;
}

Credential hmac()
{
    Credential credential = named("HMAC");
    credential.fields = HmacFields{};
    return credential;
}

base::SecretBytes secret(const char *bytes, qsizetype size = -1)
{
    return base::SecretBytes::copyOf(size < 0 ? QByteArrayView(bytes) : QByteArrayView(bytes, size));
}

} // namespace

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void listsEveryFieldOfTheContract()
    {
        const auto names = [](Kind kind) {
            QStringList list;
            for (const FieldInfo &field : fieldsOf(kind)) {
                list << QString::fromLatin1(field.name);
            }
            return list.join(QLatin1Char(' '));
        };
        QCOMPARE(names(Kind::Bearer), QStringLiteral("headerName includePrefix prefix"));
        QCOMPARE(
            names(Kind::Hmac),
            QStringLiteral(
                "algorithm signatureHeader signaturePrefix timestampHeader timestampUnit "
                "includeTimestamp payloadFormat signatureEncoding secretEncoding messageIdHeader recipe"));
    }

    void readsBackEveryAllowedValue()
    {
        for (const Kind kind : {Kind::Bearer, Kind::Hmac}) {
            for (const FieldInfo &field : fieldsOf(kind)) {
                Credential credential = kind == Kind::Hmac ? hmac() : named("b");
                const std::vector<QByteArray> values =
                    field.allowed.empty() ? std::vector<QByteArray>{"x-value"} : field.allowed;
                for (const QByteArray &value : values) {
                    const auto set = setField(credential, field.name, value);
                    VERIFY_RESULT(set);
                    QCOMPARE(fieldValue(credential, field.name), value);
                }
            }
        }
    }

    void keepsVariablesOfARecipe()
    {
        Credential credential = hmac();
        VERIFY_RESULT(setField(credential, "var:webhookId", "wh_1"));
        QCOMPARE(fieldValue(credential, "var:webhookId"), QByteArray("wh_1"));
        QCOMPARE(fieldValue(credential, "var:other"), QByteArray());
        VERIFY_FAILURE(setField(credential, "var:", "x"), CredentialError::FieldInvalid);
    }

    void refusesAFieldOfAnotherKindAndNamesThoseThereAre()
    {
        Credential credential = named("b");
        const auto set = setField(credential, "payloadFormat", "{body}");
        VERIFY_FAILURE(set, CredentialError::FieldUnknown);
        QCOMPARE(set.error().fact("field"), QStringLiteral("payloadFormat"));
        QCOMPARE(set.error().fact("kind"), QStringLiteral("bearer"));
        QCOMPARE(set.error().fact("known"), QStringLiteral("headerName, includePrefix, prefix"));
        VERIFY_FAILURE(setField(credential, "var:x", "1"), CredentialError::FieldUnknown);
        VERIFY_FAILURE(setField(credential, "", "1"), CredentialError::FieldUnknown);
    }

    void refusesAValueAndLeavesTheCredentialAlone_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *field, QByteArray value) {
            QTest::addRow("%s", field) << QByteArray(field) << value;
        };
        row("algorithm", "md5");
        row("algorithm", "SHA256");
        row("includeTimestamp", "yes");
        row("timestampUnit", "ns");
        row("signatureEncoding", "HEX");
        row("secretEncoding", "base32");
        row("signatureHeader", "");
        row("signatureHeader", "x signature");
        row("signatureHeader", "x-signature\r\nX-Evil");
        row("signatureHeader", "Content-Length");
        row("timestampHeader", "host");
        row("messageIdHeader", "a:b");
        row("signaturePrefix", "v1\n");
        row("payloadFormat", "");
        row("payloadFormat", "\xff");
        row("recipe", "../stripe");
        row("recipe", ".hidden");
    }

    void refusesAValueAndLeavesTheCredentialAlone()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        Credential credential = hmac();
        const auto set = setField(credential, field, value);
        VERIFY_FAILURE(set, CredentialError::FieldInvalid);
        QCOMPARE(set.error().fact("field"), QString::fromLatin1(field));
        QVERIFY(!set.error().fact("reason").isEmpty() || !set.error().fact("allowed").isEmpty());
        QVERIFY(std::get<HmacFields>(credential.fields) == HmacFields{});
    }

    void namesTheAllowedValues()
    {
        Credential credential = hmac();
        const auto set = setField(credential, "algorithm", "md5");
        VERIFY_FAILURE(set, CredentialError::FieldInvalid);
        QCOMPARE(set.error().fact("allowed"), QStringLiteral("sha1, sha256, sha384, sha512"));
    }

    void acceptsTheDefaultsOfBothKinds()
    {
        VERIFY_RESULT(check(named("API")));
        VERIFY_RESULT(check(hmac()));
    }

    void refusesNamesThatCannotBeShown()
    {
        VERIFY_FAILURE(check(named("")), CredentialError::NameEmpty);
        VERIFY_FAILURE(check(named("  \t ")), CredentialError::NameEmpty);
        VERIFY_FAILURE(check(named("a\nb")), CredentialError::NameInvalid);
        VERIFY_FAILURE(check(named("a\xe2\x80\xa8"
                                   "b")),
                       CredentialError::NameInvalid);
        VERIFY_FAILURE(check(named(QByteArray(121, 'n').constData())), CredentialError::NameInvalid);
        VERIFY_RESULT(check(named(QByteArray(120, 'n').constData())));
        VERIFY_RESULT(check(named("Größe – 署名 🔑")));
    }

    void refusesHostsThatNoUrlCouldMatch()
    {
        Credential credential = named("API");
        for (const char *host :
             {"", "https://a.test", "a.test/x", "a.test:443", "*.a.test", "a b", "u@a.test", "a,b"}) {
            credential.hosts = {QString::fromLatin1(host)};
            const auto checked = check(credential);
            VERIFY_FAILURE(checked, CredentialError::FieldInvalid);
            QCOMPARE(checked.error().fact("field"), QStringLiteral("hosts"));
        }
        credential.hosts = {QStringLiteral("a.test"), QStringLiteral("127.0.0.1"), QStringLiteral("[::1]")};
        VERIFY_RESULT(check(credential));
    }

    void checksFieldsThatDidNotComeThroughSetField()
    {
        Credential credential = named("API");
        credential.fields = BearerFields{.headerName = "X Y", .includePrefix = true, .prefix = {}};
        const auto checked = check(credential);
        VERIFY_FAILURE(checked, CredentialError::FieldInvalid);
        QCOMPARE(checked.error().fact("field"), QStringLiteral("headerName"));
    }

    void refusesASecretThatWouldBreakTheHeader()
    {
        const Credential credential = named("API");
        const QString slot = QStringLiteral("token");
        VERIFY_RESULT(checkSecret(credential, slot, secret("abc")));
        VERIFY_FAILURE(checkSecret(credential, slot, secret("")), CredentialError::SecretEmpty);
        VERIFY_FAILURE(checkSecret(credential, slot, secret("a\rb")), CredentialError::SecretInvalid);
        VERIFY_FAILURE(checkSecret(credential, slot, secret("a\n")), CredentialError::SecretInvalid);
        VERIFY_FAILURE(checkSecret(credential, slot, secret("a\0b", 3)), CredentialError::SecretInvalid);
    }

    void takesAnyBytesAsASigningSecretUnlessTheyCannotBeDecoded()
    {
        Credential credential = hmac();
        const QString slot = QStringLiteral("secretKey");
        VERIFY_RESULT(checkSecret(credential, slot, secret("a\r\n\0b", 5)));
        VERIFY_FAILURE(checkSecret(credential, slot, secret("")), CredentialError::SecretEmpty);
        VERIFY_RESULT(setField(credential, "secretEncoding", "base64"));
        VERIFY_RESULT(checkSecret(credential, slot, secret("ZXhhbXBsZQ==")));
        const auto refused = checkSecret(credential, slot, secret("no base64!"));
        VERIFY_FAILURE(refused, signing::SigningError::KeyUndecodable);
        for (const base::Fact &fact : refused.error().facts()) {
            QVERIFY(!fact.text().contains(QLatin1String("no base64!")));
        }
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "tst_Fields.moc"
