// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/EcdsaForm.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/Signature.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using crypto::KeyError;
using crypto::SignatureAlgorithm;
using tests::testKey;

namespace {

constexpr QByteArrayView kMessage("what was signed");

const char *keyFor(SignatureAlgorithm algorithm)
{
    switch (algorithm) {
    case SignatureAlgorithm::EcdsaP256Der:
    case SignatureAlgorithm::EcdsaP256Raw:
        return "p256.pkcs8.pem";
    case SignatureAlgorithm::EcdsaP384Der:
    case SignatureAlgorithm::EcdsaP384Raw:
        return "p384.pkcs8.pem";
    case SignatureAlgorithm::EcdsaP521Der:
    case SignatureAlgorithm::EcdsaP521Raw:
        return "p521.pkcs8.pem";
    case SignatureAlgorithm::EcdsaSecp256k1Der:
    case SignatureAlgorithm::EcdsaSecp256k1Raw:
        return "secp256k1.pkcs8.pem";
    case SignatureAlgorithm::Ed25519:
        return "ed25519.pkcs8.pem";
    case SignatureAlgorithm::Ed448:
        return "ed448.pkcs8.pem";
    default:
        return "rsa.pkcs8.pem";
    }
}

SignatureAlgorithm algorithmNamed(const QByteArray &name)
{
    int found = 0;
    while (crypto::nameOf(static_cast<SignatureAlgorithm>(found)) != name) {
        ++found;
    }
    return static_cast<SignatureAlgorithm>(found);
}

crypto::PrivateKey privateKey(const char *file)
{
    return *crypto::readPrivateKey(testKey(file));
}

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void signsAndVerifies_data()
    {
        QTest::addColumn<int>("algorithm");
        for (int i = 0; i <= static_cast<int>(SignatureAlgorithm::Ed448); ++i) {
            QTest::newRow(crypto::nameOf(static_cast<SignatureAlgorithm>(i)).constData()) << i;
        }
    }

    void signsAndVerifies()
    {
        QFETCH(const int, algorithm);
        const auto chosen = static_cast<SignatureAlgorithm>(algorithm);
        const crypto::PrivateKey key = privateKey(keyFor(chosen));
        auto signer = crypto::KeySigner::create(key, chosen);
        VERIFY_RESULT(signer);
        auto verifier = crypto::KeyVerifier::create(key.publicKey(), chosen);
        VERIFY_RESULT(verifier);
        // Again and again with the same objects, the empty message included.
        for (const QByteArrayView message : {kMessage, QByteArrayView(), QByteArrayView("another")}) {
            const auto signature = signer->sign(message);
            VERIFY_RESULT(signature);
            QVERIFY(verifier->verify(message, *signature));
            QVERIFY(!verifier->verify("something else", *signature));
            for (qsizetype i = 0; i < signature->size(); i += 5) {
                QByteArray flipped = *signature;
                flipped[i] = static_cast<char>(flipped[i] ^ 1);
                QVERIFY(!verifier->verify(message, flipped));
            }
            QVERIFY(!verifier->verify(message, QByteArray(*signature + '\0')));
            QVERIFY(!verifier->verify(message, signature->chopped(1)));
            QVERIFY(!verifier->verify(message, {}));
        }
    }

    /// RFC 8032 §7.1, tests 1 and 2.
    void signsThePublishedMessagesWithEd25519()
    {
        const auto first =
            crypto::readPrivateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        VERIFY_RESULT(first);
        QCOMPARE(
            crypto::sign(*first, SignatureAlgorithm::Ed25519, {})->toHex(),
            QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
                       "39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
        const auto second =
            crypto::readPrivateKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        VERIFY_RESULT(second);
        QCOMPARE(
            crypto::sign(*second, SignatureAlgorithm::Ed25519, "\x72")->toHex(),
            QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f"
                       "3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    void acceptsWhatTheOpensslCommandSigned_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("rsa-sha1")
            << QByteArray("rsa-sha1") << QByteArray("rsa.spki.pem")
            << QByteArray("gc/7gG+Ge+rNbkSyjflh81EegsLnPWH+pxlEQS3xQBqI3wXEbIdgdmDdWclItX/qhTfLFfEHbVgqD4uq"
                          "D0fCRZifsCvIyCykPgzWtuoLh1z9qJT5IfBA7rp309bo9QqgbJ5SqMM1EXHu8ouzMkPJX+YDQCeMRIW4"
                          "rdaJrAkWuUg779fuOiXxJnRKtskPmeAGO6ZdoYcHNyrkHDuRFWoU4sSZ4r6IHBSlmHnio8gm8vfyaQZw"
                          "EkywF/UG9HWbHkKrQTeSFJeuchAqk9kKN9swKrRKKapmWufKVXfD3iba6XLt4cRhQk+B3ExDAJ5uhrZ3"
                          "vQDXjsxpzKaeXxT1/ZO8lQ==");
        QTest::newRow("rsa-sha256")
            << QByteArray("rsa-sha256") << QByteArray("rsa.spki.pem")
            << QByteArray("dOvAKi4AOUNxTypOF+y1VZu/S8/+3yebSPgijtU7tuJHsTl/t+TDDH/TgCB46IEsYt+4RQgp5wmPop4X"
                          "1eap8tb/ZqfbRtZv/tG67eJ8aZVZg8BvA5U+LQ22A0YikgSbhJFFTI6Y+slfNsr8DW97OZCIcEBxEJXF"
                          "8obdP5SZ6lBD09HT1/CgRsqIgj0WLkLJq6wclsRFHQow1nAQK20Vj8XSOH362AL+HdfjeaJzEfcQtnzh"
                          "+ayuhd2oRIWMe4+3uTWhtk+hDsBOB96kUSpsp5DH0i9vda/Hc3CREsFB8n5dBZDGTvNpbLowo4niZoFk"
                          "VXc3S26D1VHAJOV59FOOBA==");
        QTest::newRow("rsa-sha384")
            << QByteArray("rsa-sha384") << QByteArray("rsa.spki.pem")
            << QByteArray("Vj6yXLJ/TXvBHzGD1Xs8Ru00cILdG7DoF48DR+2Eg04Ghie9Lfm2C4oEpsS5JqEipUuHJp5137qfEuQT"
                          "9uGtNs10gggbg7B62odXdzUWyLBJfUPTRXQCUiM8H3UZCCw0+ZVvTvyT/REytXISNOsSSDAnCWRk4V+b"
                          "UHDRpT6eso55LWiWaiGuPvkHjONawA8nG+HVSMRhtkepjbtcTahT4VDSJEWl9z58tLynmV2ya7m6kbg1"
                          "9yLuWcX63qIUxzJQCMcPTcV4XtlxQyjHSZrArclgB/dwPCPdwCQyJdBrQu62sy1ZNUqVAsIZOcxgPKVp"
                          "Aw5DEE9f0/RisdOIfEc8iw==");
        QTest::newRow("rsa-sha512")
            << QByteArray("rsa-sha512") << QByteArray("rsa.spki.pem")
            << QByteArray("TEtx6oGrlGcZoMsVABqESlshkkYOUagrvvKhp4kueKBa6/nNZicwllqTfGM4B5x6fUhIcUo/oHhxd9qx"
                          "KShDjfTrKZecEfDoc91W88SNgsiTqzVkwKiLv9NO/Oxvri4/KvR18i0gcwWtopJDoTWD8Z5Zpbd6jR5D"
                          "/ovj93txUyrQjAaq59SekfbJUjflkkdPSQnSSH2BXEhd3vtyAb9Qz4cq3c5Maa6pW9X4cmwUbs2VE7Rr"
                          "d5IfF0vT0zwtuCKg7dJsWszDKAiM+nsxEPTCh9BfUkFq++PsxFvXmr0+XZUxvuKgPxjZAs4nK9bhrVwn"
                          "O/qwP2TrqRmobRK9K8h5VQ==");
        QTest::newRow("rsa-pss-sha256")
            << QByteArray("rsa-pss-sha256") << QByteArray("rsa.spki.pem")
            << QByteArray("M9vTKDJ/kiqUqKd4Zb1RK1byUznMWsMbI8BK3VGy6SFkm+k+EWggKRfa6ffuoe2/y6QOU2UiZjj3gMBu"
                          "ojtbJD0j9bRriCRbwcCrT6HqzYBl+RFuKu/HHMQFI5xubLMZgDrCiqz2vlvEM8RuAmRzzfwBPvm60zn8"
                          "xWpuY0biu/zi385CfY9/Wa0WudZ/4wLu+kMLqb4yIv7IsPLCt2BjHwI7t51OC3lgX2sTJRe6mKDaSIRg"
                          "7S1FVb4K3BYSn7bqGV9JV+AEM4OO1NDGcGtPskQRk+QsN7EFORWAnNNON1A+XZlkF44wI+0RhU43uxGf"
                          "+VOtnpNovNwB/8KOk97fyA==");
        QTest::newRow("ecdsa-p256")
            << QByteArray("ecdsa-p256") << QByteArray("p256.spki.pem")
            << QByteArray("MEUCIBceK2+T/hO+4F5Fp0E28ICOR6Y1VH6DWd/kw/ov5GktAiEAi0ZB+8WjB+GE/ctOZpr7GTEQrk6D"
                          "DvUWQXjvStvMV4w=");
        QTest::newRow("ecdsa-p384")
            << QByteArray("ecdsa-p384") << QByteArray("p384.spki.pem")
            << QByteArray("MGUCMFCEyusir8Dr0pJGv3dNCU2vVuEZyi43rO6Zd8kPzjqAmyMX4IZ/GcAzH8ADbAE1mAIxAJusiilV"
                          "fqjAQKdEDJOsg6X4sN4GDyQ5JWhd2tGPnfCH1VvvUnCvNkxbl9+OiO/4Ug==");
        QTest::newRow("ecdsa-p521")
            << QByteArray("ecdsa-p521") << QByteArray("p521.spki.pem")
            << QByteArray("MIGIAkIAlf86obcjHTdPka8ieYXZ5Dk1avxm66eV3dt2dn1Kduo7HnKWsMEGXJA0psxELPy4OaniTmvC"
                          "uZRIio6+p5Vht20CQgGV2pIE0wMPfBOkP9dX0cVAO+C+GPmjTLa1Nn7hB01g4Q8zgpePdlshq3rbkuGb"
                          "5O0a/JtOIx1vQWbJbw9yh9cCmw==");
        QTest::newRow("ecdsa-secp256k1")
            << QByteArray("ecdsa-secp256k1") << QByteArray("secp256k1.spki.pem")
            << QByteArray("MEQCIEva3IG5EYJaA2rpCigXgaE+jOZQV684ygLuTFItEdhwAiAVt19YBxGF3dGSsLi0UsWigqAorppD"
                          "KnmYmacuuy209g==");
        QTest::newRow("ed25519")
            << QByteArray("ed25519") << QByteArray("ed25519.spki.pem")
            << QByteArray("+2REpNi2YrRLtp8l5Bh9Ns+hWEVnLiTRjdf+Wgz/dYnlarkd+ns0/vBkb8DyBlcG9UnW0DFXI1M4sO1a"
                          "UryiBQ==");
        QTest::newRow("ed448")
            << QByteArray("ed448") << QByteArray("ed448.spki.pem")
            << QByteArray("bEpSgtt8NPyMPRDT0dZR+XqQ9nSuozuL72gK0S8mLvvkIPvJEsPGBaKx/N4SZicupww8nPdhrRYAfIyl"
                          "GymRPgLoHQ+qLdKfHoDqn50xPxpvnDltAda6dDc8EGxe16dgS1KxKX0WtSIY0BTAD8dxxxsA");
    }

    void acceptsWhatTheOpensslCommandSigned()
    {
        QFETCH(const QByteArray, algorithm);
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, signature);
        const auto chosen = algorithmNamed(algorithm);
        const auto key = crypto::readPublicKey(testKey(file.constData()));
        VERIFY_RESULT(key);
        const QByteArray bytes = QByteArray::fromBase64(signature);
        QCOMPARE(*crypto::verify(*key, chosen, kMessage, bytes), true);
        QCOMPARE(*crypto::verify(*key, chosen, "another", bytes), false);
    }

    void refusesRawForDerAndDerForRaw()
    {
        const crypto::PrivateKey key = privateKey("p256.pkcs8.pem");
        const QByteArray der = *crypto::sign(key, SignatureAlgorithm::EcdsaP256Der, kMessage);
        const QByteArray raw = *crypto::sign(key, SignatureAlgorithm::EcdsaP256Raw, kMessage);
        QCOMPARE(raw.size(), 64);
        QCOMPARE(*crypto::verify(key.publicKey(), SignatureAlgorithm::EcdsaP256Raw, kMessage, der), false);
        QCOMPARE(*crypto::verify(key.publicKey(), SignatureAlgorithm::EcdsaP256Der, kMessage, raw), false);
        // The same signature in the other shape is good.
        const auto converted = crypto::ecdsaRaw(der, crypto::KeyType::P256);
        QVERIFY(converted.has_value());
        QCOMPARE(*crypto::verify(key.publicKey(), SignatureAlgorithm::EcdsaP256Raw, kMessage, *converted),
                 true);
        QCOMPARE(crypto::ecdsaDer(*converted, crypto::KeyType::P256), std::optional(der));
    }

    void refusesNumbersThatAreNoSignature()
    {
        const crypto::PublicKey key = privateKey("p256.pkcs8.pem").publicKey();
        const auto accepts = [&key](const QByteArray &raw) {
            return *crypto::verify(key, SignatureAlgorithm::EcdsaP256Raw, kMessage, raw);
        };
        // FIPS 186-4 D.1.2.3: the order n of P-256.
        const QByteArray order =
            QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        const QByteArray zero(32, '\0');
        const QByteArray one = QByteArray(31, '\0') + '\1';
        QVERIFY(!accepts(zero + zero)); // CVE-2022-21449
        QVERIFY(!accepts(zero + one));
        QVERIFY(!accepts(one + zero));
        QVERIFY(!accepts(order + one));
        QVERIFY(!accepts(one + order));
        QVERIFY(!accepts(order + order));
        QVERIFY(!accepts(QByteArray(64, '\xff')));
        QVERIFY(!accepts(QByteArray(63, '\1')));
        QVERIFY(!accepts(QByteArray(65, '\1')));
        QVERIFY(!accepts({}));
        QVERIFY(!*crypto::verify(key, SignatureAlgorithm::EcdsaP256Der, kMessage,
                                 QByteArray::fromHex("3006020100020100")));
    }

    void refusesKeysThatDoNotFit()
    {
        const auto failure =
            crypto::KeySigner::create(privateKey("p256.pkcs8.pem"), SignatureAlgorithm::EcdsaP384Raw);
        VERIFY_FAILURE(failure, KeyError::AlgorithmMismatch);
        QCOMPARE(failure.error().fact("type"), QStringLiteral("P-256"));
        QCOMPARE(failure.error().fact("algorithm"), QStringLiteral("ecdsa-p384-raw"));
        VERIFY_FAILURE(
            crypto::KeySigner::create(privateKey("secp256k1.pkcs8.pem"), SignatureAlgorithm::EcdsaP256Raw),
            KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(crypto::KeySigner::create(privateKey("rsa.pkcs8.pem"), SignatureAlgorithm::Ed25519),
                       KeyError::AlgorithmMismatch);
        VERIFY_FAILURE(crypto::KeyVerifier::create(privateKey("ed25519.pkcs8.pem").publicKey(),
                                                   SignatureAlgorithm::RsaSha256),
                       KeyError::AlgorithmMismatch);
    }

    void keepsAPssKeyToPss()
    {
        const crypto::PrivateKey key = privateKey("rsa-pss.pkcs8.pem");
        VERIFY_RESULT(crypto::sign(key, SignatureAlgorithm::PssSha512, kMessage));
        VERIFY_FAILURE(crypto::KeySigner::create(key, SignatureAlgorithm::RsaSha256),
                       KeyError::AlgorithmMismatch);
    }

    void needsAModulusThatHoldsTheSignature()
    {
        const crypto::PrivateKey key = privateKey("rsa1024.pkcs8.pem");
        const auto failure = crypto::KeySigner::create(key, SignatureAlgorithm::PssSha512);
        VERIFY_FAILURE(failure, KeyError::TooShort);
        QCOMPARE(failure.error().fact("bits"), QStringLiteral("1024"));
        VERIFY_RESULT(crypto::sign(key, SignatureAlgorithm::PssSha384, kMessage));
        VERIFY_RESULT(crypto::sign(key, SignatureAlgorithm::RsaSha512, kMessage));
    }
};

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_Signature.moc"
