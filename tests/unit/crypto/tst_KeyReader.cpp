// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/KeyWeakness.h"
#include "app/crypto/Signature.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using crypto::KeyError;
using tests::testKey;
using tests::testKeyDer;

namespace {

/// The seed and the public key of RFC 8032 §7.1, test 1.
constexpr const char *kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr const char *kPoint = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

QByteArray formOf(const base::Error &error)
{
    return error.fact("form").toLatin1();
}

} // namespace

class TestKeyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsPrivateKeysOfEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("bits");
        const auto row = [](const char *name, const QByteArray &text, const char *form, const char *type,
                            int bits) {
            QTest::newRow(name) << text << QByteArray(form) << QByteArray(type) << bits;
        };
        row("PKCS#8", testKey("rsa.pkcs8.pem"), "pkcs8-pem", "RSA", 2048);
        row("PKCS#1", testKey("rsa.pkcs1.pem"), "pkcs1-pem", "RSA", 2048);
        row("PKCS#8 in DER", testKeyDer("rsa.pkcs8.pem"), "pkcs8-der", "RSA", 2048);
        row("PKCS#1 in DER", testKeyDer("rsa.pkcs1.pem"), "pkcs1-der", "RSA", 2048);
        row("base64 of DER", testKeyDer("rsa.pkcs8.pem").toBase64(), "pkcs8-base64", "RSA", 2048);
        row("RSA-PSS", testKey("rsa-pss.pkcs8.pem"), "pkcs8-pem", "RSA-PSS", 2048);
        row("SEC1", testKey("p256.sec1.pem"), "sec1-pem", "P-256", 256);
        row("SEC1 behind its parameters", testKey("p256.sec1-with-parameters.pem"), "sec1-pem", "P-256", 256);
        row("SEC1 in DER", testKeyDer("p256.sec1.pem"), "sec1-der", "P-256", 256);
        row("P-256", testKey("p256.pkcs8.pem"), "pkcs8-pem", "P-256", 256);
        row("P-384", testKey("p384.pkcs8.pem"), "pkcs8-pem", "P-384", 384);
        row("P-521", testKey("p521.pkcs8.pem"), "pkcs8-pem", "P-521", 521);
        row("secp256k1", testKey("secp256k1.pkcs8.pem"), "pkcs8-pem", "secp256k1", 256);
        row("Ed25519", testKey("ed25519.pkcs8.pem"), "pkcs8-pem", "Ed25519", 256);
        row("Ed448", testKey("ed448.pkcs8.pem"), "pkcs8-pem", "Ed448", 456);
        row("seed in hex", kSeed, "raw-hex", "Ed25519", 256);
        row("seed and point in hex", QByteArray(kSeed) + kPoint, "raw-hex", "Ed25519", 256);
        row("seed in base64", QByteArray::fromHex(kSeed).toBase64(), "raw-base64", "Ed25519", 256);
        row("seed in base64url", QByteArray::fromHex(kSeed).toBase64(QByteArray::Base64UrlEncoding),
            "raw-base64", "Ed25519", 256);
        row("key behind its certificate", testKey("rsa.certificate.pem") + testKey("rsa.pkcs8.pem"),
            "pkcs8-pem", "RSA", 2048);
    }

    void readsPrivateKeysOfEveryForm()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, form);
        QFETCH(const QByteArray, type);
        QFETCH(const int, bits);
        const auto key = crypto::readPrivateKey(text);
        VERIFY_RESULT(key);
        QCOMPARE(crypto::nameOf(key->facts().form), form);
        QCOMPARE(crypto::nameOf(key->type()), type);
        QCOMPARE(key->facts().bits, bits);
        QVERIFY(!key->facts().encrypted);
        QCOMPARE(key->publicKey().facts().fingerprint, key->facts().fingerprint);
        if (!form.startsWith("raw") && !text.contains("CERTIFICATE")) {
            VERIFY_FAILURE(crypto::readPublicKey(text), KeyError::IsPrivate);
        }
    }

    void readsPublicKeysOfEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("privateFile");
        const auto row = [](const char *name, const QByteArray &text, const char *form, const char *file) {
            QTest::newRow(name) << text << QByteArray(form) << QByteArray(file);
        };
        row("SPKI", testKey("rsa.spki.pem"), "spki-pem", "rsa.pkcs8.pem");
        row("SPKI in DER", testKeyDer("rsa.spki.pem"), "spki-der", "rsa.pkcs8.pem");
        row("base64 of SPKI", testKeyDer("rsa.spki.pem").toBase64(), "spki-base64", "rsa.pkcs8.pem");
        row("PKCS#1", testKey("rsa.pkcs1-public.pem"), "pkcs1-public-pem", "rsa.pkcs8.pem");
        row("PKCS#1 in DER", testKeyDer("rsa.pkcs1-public.pem"), "pkcs1-public-der", "rsa.pkcs8.pem");
        row("certificate", testKey("rsa.certificate.pem"), "x509-pem", "rsa.pkcs8.pem");
        row("certificate in DER", testKeyDer("rsa.certificate.pem"), "x509-der", "rsa.pkcs8.pem");
        row("P-256", testKey("p256.spki.pem"), "spki-pem", "p256.sec1.pem");
        row("P-384", testKey("p384.spki.pem"), "spki-pem", "p384.pkcs8.pem");
        row("P-521", testKey("p521.spki.pem"), "spki-pem", "p521.pkcs8.pem");
        row("secp256k1", testKey("secp256k1.spki.pem"), "spki-pem", "secp256k1.pkcs8.pem");
        row("Ed25519", testKey("ed25519.spki.pem"), "spki-pem", "ed25519.pkcs8.pem");
        row("Ed448", testKey("ed448.spki.pem"), "spki-pem", "ed448.pkcs8.pem");
    }

    void readsPublicKeysOfEveryForm()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, form);
        QFETCH(const QByteArray, privateFile);
        const auto key = crypto::readPublicKey(text);
        VERIFY_RESULT(key);
        QCOMPARE(crypto::nameOf(key->facts().form), form);
        const auto other = crypto::readPrivateKey(testKey(privateFile.constData()));
        VERIFY_RESULT(other);
        QCOMPARE(key->facts().fingerprint, other->facts().fingerprint);
        QCOMPARE(key->spki(), other->publicKey().spki());
        const KeyError wrongHalf = form.startsWith("x509") ? KeyError::IsCertificate : KeyError::IsPublic;
        const auto refused = crypto::readPrivateKey(text);
        VERIFY_FAILURE(refused, wrongHalf);
        QCOMPARE(formOf(refused.error()), form);
    }

    void derivesThePublishedPointFromTheSeed()
    {
        const auto key = crypto::readPrivateKey(kSeed);
        VERIFY_RESULT(key);
        const auto point = crypto::readPublicKey(kPoint);
        VERIFY_RESULT(point);
        QCOMPARE(key->publicKey().spki(), point->spki());
        QCOMPARE(crypto::nameOf(point->facts().form), QByteArray("raw-hex"));
    }

    /// `0` is the tag of an ASN.1 SEQUENCE.
    void takesTextThatBeginsWithAZeroForText()
    {
        const QByteArray seed("0" + QByteArray(63, 'a'));
        const auto key = crypto::readPrivateKey(seed);
        VERIFY_RESULT(key);
        QCOMPARE(crypto::nameOf(key->facts().form), QByteArray("raw-hex"));
        VERIFY_RESULT(crypto::readSharedSecret("0123456789abcdef"));
        VERIFY_FAILURE(crypto::readPrivateKey("0123456789abcdef"), KeyError::Unrecognised);
    }

    void refusesASeedWithAForeignPoint()
    {
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(QByteArray(kSeed) + kSeed)), KeyError::Damaged);
    }

    void undoesWhatEnvironmentVariablesAndYamlDoToPem_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray pem = testKey("rsa.pkcs8.pem");
        QTest::newRow("escaped line breaks") << QByteArray(pem).replace("\n", "\\n");
        QTest::newRow("on one line") << QByteArray(pem).replace("\n", " ");
        QTest::newRow("no line breaks at all") << QByteArray(pem).replace("\n", "");
        QTest::newRow("indented") << QByteArray("key: |\n    ") + QByteArray(pem).replace("\n", "\n    ");
        QTest::newRow("CRLF") << QByteArray(pem).replace("\n", "\r\n");
        QTest::newRow("within a bag")
            << "Bag Attributes\n    friendlyName: x\nKey Attributes: <No Attributes>\n" + pem;
        QTest::newRow("base64 in lines")
            << testKeyDer("rsa.pkcs8.pem").toBase64().insert(700, "\r\n").insert(64, '\n');
    }

    void undoesWhatEnvironmentVariablesAndYamlDoToPem()
    {
        QFETCH(const QByteArray, text);
        const auto key = crypto::readPrivateKey(text);
        VERIFY_RESULT(key);
        QCOMPARE(key->facts().fingerprint,
                 crypto::readPrivateKey(testKey("rsa.pkcs8.pem"))->facts().fingerprint);
    }

    void opensEncryptedKeysWithTheirPassphrase_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("plainFile");
        QTest::addColumn<int>("tries");
        // Of some hundred wrong passphrases one leaves a padding that looks right; where trying is cheap,
        // try.
        QTest::newRow("PKCS#8, PBKDF2") << testKey("rsa.encrypted.pem") << QByteArray("rsa.pkcs8.pem") << 2;
        QTest::newRow("PKCS#8 in DER") << testKeyDer("rsa.encrypted.pem") << QByteArray("rsa.pkcs8.pem") << 2;
        QTest::newRow("PKCS#8, scrypt") << testKey("p256.scrypt.pem") << QByteArray("p256.pkcs8.pem") << 2;
        QTest::newRow("PKCS#8, PKCS#12's method")
            << testKey("p256.pbe-3des.pem") << QByteArray("p256.pkcs8.pem") << 300;
        QTest::newRow("PKCS#1, in the PEM's header")
            << testKey("rsa.legacy-encrypted.pem") << QByteArray("rsa.pkcs8.pem") << 2000;
    }

    void opensEncryptedKeysWithTheirPassphrase()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, plainFile);
        QFETCH(const int, tries);
        const auto right = base::SecretBytes::copyOf("correct-horse");
        const auto key = crypto::readPrivateKey(text, &right);
        VERIFY_RESULT(key);
        QVERIFY(key->facts().encrypted);
        QCOMPARE(key->facts().fingerprint,
                 crypto::readPrivateKey(testKey(plainFile.constData()))->facts().fingerprint);

        VERIFY_FAILURE(crypto::readPrivateKey(text), KeyError::PassphraseMissing);
        QCOMPARE(crypto::readPrivateKey(text).error().kind(), base::ErrorKind::Unavailable);
        for (int i = 0; i < tries; ++i) {
            const auto wrong = base::SecretBytes::copyOf(QByteArray("wrong-" + QByteArray::number(i)));
            VERIFY_FAILURE(crypto::readPrivateKey(text, &wrong), KeyError::PassphraseWrong);
        }
        const auto empty = base::SecretBytes::copyOf("");
        VERIFY_FAILURE(crypto::readPrivateKey(text, &empty), KeyError::PassphraseWrong);
        VERIFY_FAILURE(crypto::readPublicKey(text), KeyError::IsPrivate);
    }

    void refusesToDeriveAKeyForMinutes()
    {
        const auto right = base::SecretBytes::copyOf("correct-horse");
        const auto key = crypto::readPrivateKey(testKey("p256.hundred-million-rounds.pem"), &right);
        VERIFY_FAILURE(key, KeyError::EncryptionUnsupported);
        QCOMPARE(key.error().fact("rounds"), QStringLiteral("100000000"));
    }

    void tellsACutOffPemFromADamagedOne()
    {
        const QByteArray pem = testKey("rsa.pkcs8.pem");
        const auto noEnd = crypto::readPrivateKey(pem.first(pem.size() / 2));
        VERIFY_FAILURE(noEnd, KeyError::PemTruncated);
        QCOMPARE(noEnd.error().fact("label"), QStringLiteral("PRIVATE KEY"));
        VERIFY_FAILURE(crypto::readPrivateKey(pem.trimmed().chopped(2)), KeyError::PemTruncated);
        VERIFY_FAILURE(crypto::readPrivateKey("-----BEGIN PRIVATE"), KeyError::PemTruncated);
        QByteArray middleGone = pem;
        middleGone.remove(900, 65);
        const auto shorter = crypto::readPrivateKey(middleGone);
        VERIFY_FAILURE(shorter, KeyError::Truncated);
        QVERIFY(shorter.error().fact("expected_bytes").toInt() > shorter.error().fact("bytes").toInt());
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(pem).replace(100, 1, "!")), KeyError::PemDamaged);
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(pem).replace("END PRIVATE", "END PUBLIC")),
                       KeyError::PemDamaged);
        // Either half of every key that is cut anywhere is refused, whatever it is called.
        for (qsizetype size = 0; size < pem.size() - 2; size += 7) {
            QVERIFY(!crypto::readPrivateKey(pem.first(size)));
        }
        const QByteArray der = testKeyDer("rsa.pkcs8.pem");
        for (qsizetype size = 4; size < der.size(); ++size) {
            VERIFY_FAILURE(crypto::readPrivateKey(der.first(size)), KeyError::Truncated);
        }
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(der + '\0')), KeyError::Damaged);
    }

    void saysWhyAKeyCannotBeUsed()
    {
        const auto brainpool = crypto::readPrivateKey(testKey("brainpool.pkcs8.pem"));
        VERIFY_FAILURE(brainpool, KeyError::CurveUnsupported);
        QCOMPARE(brainpool.error().fact("curve"), QStringLiteral("brainpoolP256r1"));
        const auto dsa = crypto::readPrivateKey(testKey("dsa.pkcs8.pem"));
        VERIFY_FAILURE(dsa, KeyError::TypeUnsupported);
        QCOMPARE(dsa.error().fact("type"), QStringLiteral("DSA"));
        VERIFY_FAILURE(crypto::readPrivateKey(testKey("x25519.pkcs8.pem")), KeyError::TypeUnsupported);
        const auto pkcs12 = crypto::readPrivateKey(testKey("rsa.p12"));
        VERIFY_FAILURE(pkcs12, KeyError::FormUnsupported);
        QCOMPARE(formOf(pkcs12.error()), QByteArray("pkcs12"));
        const auto openssh = crypto::readPrivateKey(
            "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        VERIFY_FAILURE(openssh, KeyError::FormUnsupported);
        QCOMPARE(formOf(openssh.error()), QByteArray("OPENSSH PRIVATE KEY"));
        VERIFY_FAILURE(crypto::readPublicKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA test"),
                       KeyError::FormUnsupported);
        VERIFY_FAILURE(crypto::readPrivateKey(""), KeyError::TextEmpty);
        VERIFY_FAILURE(crypto::readPrivateKey(" \n"), KeyError::TextEmpty);
        VERIFY_FAILURE(crypto::readPrivateKey("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"),
                       KeyError::Unrecognised);
        VERIFY_FAILURE(crypto::readPrivateKey("{}"), KeyError::Unrecognised);
        VERIFY_FAILURE(crypto::readPrivateKey("{"), base::JsonError::Malformed);
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(10000, '{')), base::JsonError::TooDeep);
        VERIFY_FAILURE(crypto::readPrivateKey(QByteArray(crypto::kLongestKeyText + 1, 'A')),
                       KeyError::TooLarge);
    }

    void readsASharedSecretAsItIs()
    {
        const auto secret = crypto::readSharedSecret("  secret\n");
        VERIFY_RESULT(secret);
        QCOMPARE(secret->view(), QByteArrayView("  secret\n"));
        // RFC 7515 appendix A.1.1
        const auto jwk = crypto::readSharedSecret(
            R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"})");
        VERIFY_RESULT(jwk);
        QCOMPARE(jwk->size(), 64);
    }

    void refusesHalfAKeyPairAsASharedSecret()
    {
        for (const char *file : {"rsa.spki.pem", "rsa.certificate.pem", "rsa.pkcs8.pem", "p256.sec1.pem"}) {
            VERIFY_FAILURE(crypto::readSharedSecret(testKey(file)), KeyError::IsAsymmetric);
            VERIFY_FAILURE(crypto::readSharedSecret(testKeyDer(file)), KeyError::IsAsymmetric);
        }
        VERIFY_FAILURE(crypto::readSharedSecret(R"({"kty":"OKP","crv":"Ed25519","x":""})"),
                       KeyError::IsAsymmetric);
        VERIFY_FAILURE(crypto::readSharedSecret("\n"), KeyError::TextEmpty);
    }

    void neverTakesABrokenJwkForTheSecretItself_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &text, const char *reason) {
            QTest::newRow(name) << text << QString::fromLatin1(reason);
        };
        row("no k", R"({"kty":"oct"})", "it is missing");
        row("k no string", R"({"kty":"oct","k":5})", "it is no string");
        row("k empty", R"({"kty":"oct","k":""})", "it is empty");
        row("k in plain base64", R"({"kty":"oct","k":"SECRET+/=="})", "it is not base64url");
        row("k twice", R"({"kty":"oct","k":"SECRETAA","k":"SECRETBB"})", "it names k twice");
        row("another kty", R"({"kty":"octet","k":"SECRETAA"})", "it is not oct");
        row("kty no string", R"({"kty":1,"k":"SECRETAA"})", "it is not oct");
        row("cut off", "{\"kty\":\"oct\",\"k\":\"SECRET", "it is not valid JSON, at line 1, column");
        row("no quotes", R"({kty:"oct",k:"SECRET"})", "it is not valid JSON");
        row("a NUL behind", QByteArray("{\"kty\":\"oct\",\"k\":\"SECRETAA\"}\0", 29), "there is a NUL byte");
        row("a byte order mark", "\xef\xbb\xbf{\"kty\":\"oct\",\"k\":\"SECRETAA\"}", "a byte order mark");
        row("more behind", R"({"kty":"oct","k":"SECRETAA"} SECRET)", "it is not valid JSON");
        row("a key set", R"({"keys":[{"kty":"oct","k":"SECRETAA"}]})", "without kty");
        row("any object", R"( {"SECRET":1})", "without kty");
        row("an empty one", "{}", "without kty");
        row("nested", QByteArray(R"({"kty":)") + QByteArray(10000, '['), "it nests too deep");
    }

    void neverTakesABrokenJwkForTheSecretItself()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, reason);
        const auto secret = crypto::readSharedSecret(text);
        VERIFY_FAILURE(secret, KeyError::JwkInvalid);
        QVERIFY2(secret.error().fact("reason").contains(reason), qPrintable(secret.error().fact("reason")));
        for (const base::Fact &fact : secret.error().facts()) {
            QVERIFY(!fact.text().contains(QLatin1String("SECRET")));
        }
        const QByteArray huge =
            "{\"kty\":\"oct\",\"k\":\"" + QByteArray(crypto::kLongestKeyText, 'A') + "\"}";
        VERIFY_FAILURE(crypto::readSharedSecret(huge), KeyError::TooLarge);
    }

    void takesASecretThatOnlyBeginsWithABrace()
    {
        for (const char *text : {"{", "{8f2c41aa", "{{id}}", "a{\"kty\":\"oct\"}"}) {
            const auto secret = crypto::readSharedSecret(text);
            VERIFY_RESULT(secret);
            QCOMPARE(secret->view(), QByteArrayView(text));
        }
    }

    void refusesPointsOfSmallOrder_data()
    {
        QTest::addColumn<QByteArray>("ordinate");
        const QByteArray zeros(60, '0');
        const QByteArray ones(60, 'f');
        QTest::newRow("0") << QByteArray("00" + zeros + "00");
        QTest::newRow("1") << QByteArray("01" + zeros + "00");
        QTest::newRow("order 8") << QByteArray(
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
        QTest::newRow("order 8, other")
            << QByteArray("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
        QTest::newRow("p - 1") << QByteArray("ec" + ones + "7f");
        QTest::newRow("p") << QByteArray("ed" + ones + "7f");
        QTest::newRow("p + 1") << QByteArray("ee" + ones + "7f");
    }

    void refusesPointsOfSmallOrder()
    {
        QFETCH(const QByteArray, ordinate);
        for (const char sign : {'\0', '\x80'}) {
            QByteArray point = QByteArray::fromHex(ordinate);
            QCOMPARE(point.size(), 32);
            point.back() = static_cast<char>(point.back() | sign);
            const QByteArray spki = QByteArray::fromHex("302a300506032b6570032100") + point;
            const QByteArray pem =
                "-----BEGIN PUBLIC KEY-----\n" + spki.toBase64() + "\n-----END PUBLIC KEY-----\n";
            const QByteArray x =
                point.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            const QByteArray jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
            for (const QByteArray &text : {point.toHex(), point.toBase64(), spki, pem, jwk}) {
                VERIFY_FAILURE(crypto::readPublicKey(text), KeyError::SmallOrder);
                QVERIFY(crypto::weaknessIn(text) ==
                        (crypto::KeyWeakness{crypto::KeyWeakness::Kind::SmallOrder}));
            }
        }
        VERIFY_RESULT(crypto::readPublicKey(kPoint));
    }

    void saysWhichRsaKeysAreShort()
    {
        const auto isShort = [](QByteArrayView text) {
            return crypto::weaknessIn(text) ==
                   (crypto::KeyWeakness{crypto::KeyWeakness::Kind::ShortModulus, 1024});
        };
        const QByteArray pem = testKey("rsa1024.pkcs8.pem");
        QVERIFY(isShort(pem));
        QVERIFY(isShort(crypto::readPrivateKey(pem)->publicKey().spki()));
        for (const char *file : {"rsa.pkcs8.pem", "rsa.spki.pem", "rsa.certificate.pem", "rsa.encrypted.pem",
                                 "rsa-pss.pkcs8.pem", "p256.pkcs8.pem", "ed25519.spki.pem"}) {
            QVERIFY2(!crypto::weaknessIn(testKey(file)), file);
        }
        QVERIFY(!crypto::weaknessIn("a secret"));
        QVERIFY(!crypto::weaknessIn(""));
    }

    void saysNothingOfTheKeyInAnError()
    {
        const QByteArray pem = testKey("rsa.pkcs8.pem");
        const QByteArray inner = pem.sliced(200, 12);
        for (const QByteArray &text :
             {pem.first(pem.size() / 2), QByteArray(pem).replace("END", "EMD"),
              QByteArray(pem).replace("-----BEGIN PRIVATE KEY-----", "-----BEGIN "), pem.sliced(100)}) {
            const auto key = crypto::readPrivateKey(text);
            QVERIFY(!key);
            QVERIFY(!QByteArray::fromStdString(tests::whyNot(key)).contains(inner));
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyReader)
#include "tst_KeyReader.moc"
