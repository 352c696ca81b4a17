// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/SecretHint.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

using namespace sealwright::credential;

namespace {

Credential bearer(bool includePrefix = true)
{
    Credential credential;
    BearerFields fields;
    fields.includePrefix = includePrefix;
    credential.fields = fields;
    return credential;
}

Credential hmac(const char *recipe = "")
{
    Credential credential;
    HmacFields fields;
    fields.recipeId = QString::fromLatin1(recipe);
    credential.fields = fields;
    return credential;
}

using Hints = std::vector<SecretHint>;

} // namespace

class TestSecretHint : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hasNothingToSayAboutAnOrdinarySecret()
    {
        QVERIFY(secretHints(bearer(), "").empty());
        QVERIFY(secretHints(bearer(), "8f2c41aa-b").empty());
        QVERIFY(secretHints(hmac(), "with blanks inside").empty());
    }

    void seesKeysThatAreNotToBeReliedOn()
    {
        Credential jwt;
        jwt.fields = JwtFields();
        const QByteArray pem = sealwright::tests::testKey("rsa1024.pkcs8.pem");
        QVERIFY(secretHints(jwt, pem) == Hints{SecretHint::ShortRsaKey});
        QVERIFY(secretHints(hmac("paypal"), pem).front() == SecretHint::ShortRsaKey);
        QVERIFY(secretHints(jwt, sealwright::tests::testKey("rsa.pkcs8.pem")).empty());
        const QByteArray neutral = "01" + QByteArray(62, '0');
        QVERIFY(secretHints(hmac("discord"), neutral) == Hints{SecretHint::SmallOrderKey});
        QCOMPARE(nameOf(SecretHint::SmallOrderKey), QByteArray("key_small_order"));
        QCOMPARE(nameOf(SecretHint::ShortRsaKey), QByteArray("rsa_key_short"));
    }

    void seesBlanksAndQuotesAtTheEnds()
    {
        QVERIFY(secretHints(bearer(), " a") == Hints{SecretHint::SurroundingBlanks});
        QVERIFY(secretHints(hmac(), "a\n") == Hints{SecretHint::SurroundingBlanks});
        QVERIFY(secretHints(hmac(), "\"a\"") == Hints{SecretHint::Quoted});
        QVERIFY(secretHints(hmac(), "'a\"").empty());
        QVERIFY(secretHints(hmac(), "\"").empty());
    }

    void seesAKeyOrAPathInPlaceOfAToken()
    {
        QVERIFY(secretHints(bearer(), "-----BEGIN PUBLIC KEY-----\nMIIB") == Hints{SecretHint::KeyInPem});
        QVERIFY(secretHints(hmac(), "-----BEGIN PUBLIC KEY-----\nMIIB").empty()); // some sign with its text
        for (const char *path : {"@/run/secret", "@./a", "~/key", "./a", "/tmp/file.txt", "/etc/key.pem"}) {
            QVERIFY2(secretHints(bearer(), path) == Hints{SecretHint::FilePath}, path);
        }
        for (const char *token : {"/aB3/kd==", "@home", "/8f2c41aab", "a/b.txt", "/", "@"}) {
            QVERIFY2(secretHints(bearer(), token).empty(), token);
        }
        QCOMPARE(nameOf(SecretHint::KeyInPem), QByteArray("key_in_pem"));
        QCOMPARE(nameOf(SecretHint::FilePath), QByteArray("file_path"));
    }

    void seesAPrefixThatWouldBeSentTwice()
    {
        QVERIFY(secretHints(bearer(), "bearer abc") == Hints{SecretHint::BearerTwice});
        QVERIFY(secretHints(bearer(false), "Bearer abc").empty());
        QVERIFY(secretHints(hmac(), "Bearer abc").empty());
    }

    void seesSecretsOfAnotherKind()
    {
        QVERIFY(secretHints(hmac(), "sk_live_1") == Hints{SecretHint::ApiKey});
        QVERIFY(secretHints(bearer(), "sk_live_1").empty());
        QVERIFY(secretHints(hmac(), "whsec_abc") == Hints{SecretHint::WebhookPrefix});
        QVERIFY(secretHints(hmac("stripe"), "whsec_abc").empty());
    }
};

QTEST_GUILESS_MAIN(TestSecretHint)
#include "tst_SecretHint.moc"
