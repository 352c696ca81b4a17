// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/GenerateKey.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/Signature.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::crypto;

class TestGenerateKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void makesTwoHalvesThatFit_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("algorithm");
        const auto row = [](KeyType type, SignatureAlgorithm algorithm) {
            QTest::newRow(nameOf(type).constData()) << static_cast<int>(type) << static_cast<int>(algorithm);
        };
        row(KeyType::Rsa, SignatureAlgorithm::RsaSha256);
        row(KeyType::P256, SignatureAlgorithm::EcdsaP256Raw);
        row(KeyType::P384, SignatureAlgorithm::EcdsaP384Raw);
        row(KeyType::Ed25519, SignatureAlgorithm::Ed25519);
    }

    void makesTwoHalvesThatFit()
    {
        QFETCH(const int, type);
        QFETCH(const int, algorithm);
        const auto pair = generateKeyPair(static_cast<KeyType>(type));
        VERIFY_RESULT(pair);
        const auto privateKey = readPrivateKey(pair->privateKey.view());
        VERIFY_RESULT(privateKey);
        QCOMPARE(static_cast<int>(privateKey->type()), type);
        QVERIFY(nameOf(privateKey->facts().form) == "pkcs8-pem");
        const auto publicKey = readPublicKey(pair->publicKey);
        VERIFY_RESULT(publicKey);
        QCOMPARE(publicKey->facts().fingerprint, privateKey->facts().fingerprint);
        auto signer = KeySigner::create(*privateKey, static_cast<SignatureAlgorithm>(algorithm));
        VERIFY_RESULT(signer);
        auto verifier = KeyVerifier::create(*publicKey, static_cast<SignatureAlgorithm>(algorithm));
        VERIFY_RESULT(verifier);
        const auto signature = signer->sign("content");
        VERIFY_RESULT(signature);
        QVERIFY(verifier->verify("content", *signature));
        QVERIFY(!verifier->verify("another", *signature));
    }

    void makesAnotherEachTime()
    {
        QVERIFY(generateKeyPair(KeyType::Ed25519)->publicKey != generateKeyPair(KeyType::Ed25519)->publicKey);
        VERIFY_RESULT(generateKeyPair(KeyType::P521));
        VERIFY_RESULT(generateKeyPair(KeyType::Secp256k1));
    }
};

QTEST_GUILESS_MAIN(TestGenerateKey)
#include "tst_GenerateKey.moc"
