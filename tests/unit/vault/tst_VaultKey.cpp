// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretStore.h"
#include "tests/support/TestResult.h"
#include "tests/unit/vault/VaultSamples.h"

using namespace sealwright;
using base::SecretBytes;
using tests::sampleFile;
using tests::sampleKey;
using tests::withChecksum;
using vault::VaultError;
using vault::VaultKey;

namespace {

/// Made by another hand: Python's hashlib.scrypt, and AES-256-GCM of the `cryptography` package.
constexpr char kSample[] =
    "7365616c7772696768742d7661756c7400000001000000000000001000000008000000010000000000000410646566676869"
    "6a6b6c6d6e6f000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fc9abc41750b81ca29c4d7efd"
    "4a1a0ba22a79c84c3ca5f6ef7c8d0c985a9e9ea12c2b76f1359e9075ca99c9411f903f0d2c3181243fd823dad916d1ed0764"
    "5e2c5d1e98259247c88120705bd33e89a0e9a707c94d7f2cabec79a3b4bffc613c87103b827fe5647cf1dd3ce9554db795c5"
    "427dbcdf88f8142bbb1b262febdda289a67662d31d90f71341c46d0b68dcc5ec84951fc0e72299475725903a460f84c72cb2"
    "68f91b299add6f99b59804d72f63e68b243a49fe36cc505cfd27d3b2c4d77a323bce051fa2f63efb310ab5a0d085dfeea20c"
    "bccef3e18aacfcfc1a6c532e5de7b6dd5b24ff78fb2228173e8585087a8f84a0646db29334ff36531755974e8eccb115cc5f"
    "b62f4a8a2359022e53757c1555d87469c71a3c98266bc27c3519d3086de43b98e3f3da2a3d83352a3b73a1a9716b8c16973c"
    "9f65c60d9cf6cc31689c2632cb72c7ca7677216f35c0bca879320b1d3480b11d5b68219c2927dc4c68953153cc6cb612a31d"
    "2d0ebab37f5a512aec0afd31bad554b23cb133d710fd6372b8fb0aee147c9e8dc4dca7b4e0eff8064d16d24bcc3f4fcac080"
    "3045a0ecf6a438982b624d71aed224792628137fa16fa1f09cbee99dfaa4c515c367d282b1c090df2bca846eff250b198c5c"
    "3ff73efdf7209ad2ff5ee941b091d7f758c7520fb9791234454cd9436c684535c1859d1d4f8bfa4788a79f9e77d5194214f3"
    "04dcfdac3c55f0e5d5048623d1c61ca5e6110cb61efe31a5a22ed40a2211ece1cf56a89767b540d468818f44c92a7054aba8"
    "0e74ce8ee5e5dc9bd17cbc1d9dd0cdfe610338fdeae70a1cf8d0b5a9c175959cfc6f29fe2c29b611e4032cfaa179d2f1331f"
    "d1f2112e0162737eb43e755e3cd8ab1f9a37578948eb44f4b1546a337ce74307b530e495eb634e1d60b13e7b7b2e15d56034"
    "8768b2d5e9136dab7d52d9103d00690bfb45350f68af5e4425a86f1297ec60744f61b19b584d07abfc2b0310d3fdc5ebf5d8"
    "62f6714141bb7a3485c4a8311128fd8d0de033d82c870612739ef3e5b16c0f368d9ba76e8d7497fee86b44e3a2e6c4431c44"
    "62c08a598cc2cd7d43d9a16c04f8dd312b0fa1548f73d1843319c9a1f5c9d57d6fb4af5d3b8a95264653d41c5d4d93a21742"
    "ebfa76b9e03f32535184d8ec0b904d34654998a8f495487fb6e1f92690aea69553a9b37dc829eac586887d8f09d91a5b7b0f"
    "600b3cbde3e9398c7aaf7882946cc77b0b387a031bc061a0697af4e784451342bc653f11a4201c504964624f9147a9d7fa67"
    "e42d57aafb87d60e057883ebd0bf5504c159d5341cc10008a257556c1cf6d175cae338eb775ffc5102f2add3c3789c35e057"
    "f1c54c72bc365df3b7f0e838196a5ec331d9aefa6f90f5726b1c36a1c5c42109156673738da870678070b7ff1d78d888262a"
    "3398a891efc1af5e3377ef45353b0f8886b4b5ed26106e473c1966592baf60abf01b67a3b57e0dda7572f5f2e2f73d63cec6"
    "fc5f613f7be082a885856e7269746b8a1987";

} // namespace

class TestVaultKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void opensWhatItSealed()
    {
        const auto content = sampleKey().open(sampleFile());
        VERIFY_RESULT(content);
        QCOMPARE(content->count(), 2);
        QVERIFY(content->find(QStringLiteral("a")) == QByteArrayView("first"));
    }

    void opensTheFileThatIsWrittenDown()
    {
        const QByteArray file = QByteArray::fromHex(kSample);
        const auto header = vault::decodeVaultHeader(file);
        VERIFY_RESULT(header);
        const auto key = VaultKey::derive(SecretBytes::copyOf("correct horse"), *header);
        VERIFY_RESULT(key);
        const auto content = key->open(file);
        VERIFY_RESULT(content);
        QVERIFY(content->find(QStringLiteral("cred_aaaaaaaaaa/token")) == QByteArrayView("by another hand"));
        QCOMPARE(content->count(), 1);
    }

    void knowsAWrongPassphraseBeforeItDecrypts()
    {
        const auto header = vault::decodeVaultHeader(sampleFile());
        VERIFY_RESULT(header);
        VERIFY_RESULT(VaultKey::derive(SecretBytes::copyOf("correct horse"), *header));
        for (const char *wrong : {"correct hors", "Correct horse", "correct horse ", "", "correct horse\n"}) {
            VERIFY_FAILURE(VaultKey::derive(SecretBytes::copyOf(wrong), *header),
                           VaultError::PassphraseWrong);
        }
        VERIFY_FAILURE(sampleKey("another").open(sampleFile()), VaultError::PassphraseWrong);
        VERIFY_FAILURE(sampleKey("correct horse", {32, 8, 1}).open(sampleFile()),
                       VaultError::PassphraseWrong);
    }

    void saysDamagedForAnyChangedByte()
    {
        const QByteArray file = sampleFile();
        const VaultKey key = sampleKey();
        for (qsizetype at = 0; at < file.size(); ++at) {
            QByteArray changed = file;
            changed[at] = static_cast<char>(changed.at(at) ^ 0x40);
            const auto opened = key.open(changed);
            VERIFY_FAILURE(opened, VaultError::VaultDamaged);
            QCOMPARE(opened.error().fact("part"), at < 16    ? QStringLiteral("magic")
                                                  : at < 128 ? QStringLiteral("header")
                                                             : QStringLiteral("payload"));
        }
    }

    /// Somebody who puts the checksum right as well cannot be told from a wrong passphrase where the
    /// passphrase is what the change is about; nothing is ever opened.
    void opensNothingWhoseHeaderWasForged()
    {
        const QByteArray file = sampleFile();
        const VaultKey key = sampleKey();
        for (qsizetype at = 20; at < 120; ++at) {
            QByteArray changed = file;
            changed[at] = static_cast<char>(changed.at(at) ^ 0x01);
            const auto opened = key.open(withChecksum(changed));
            QVERIFY(!opened.has_value());
            if (at >= 44 && at < 56) {
                QVERIFY(
                    opened.error().is(VaultError::VaultDamaged)); // the nonce, authenticated with the rest
            }
            if (at >= 56) {
                QVERIFY(opened.error().is(VaultError::PassphraseWrong));
            }
        }
    }

    void saysTruncatedAtEveryLength()
    {
        const QByteArray file = sampleFile();
        const VaultKey key = sampleKey();
        for (qsizetype size = 0; size < file.size(); ++size) {
            VERIFY_FAILURE(key.open(file.first(size)), VaultError::VaultTruncated);
        }
    }

    void derivesNothingAtACostThatWouldHangUs()
    {
        const auto key = VaultKey::make(SecretBytes::copyOf("x"), {quint64{1} << 31U, 8, 1},
                                        QByteArray(vault::kVaultSaltSize, 's'));
        VERIFY_FAILURE(key, VaultError::VaultCostRefused);
    }

    void showsNothingOfTheSecrets()
    {
        const QByteArray file = sampleFile();
        for (const char *word : {"first", "second", "previous", "correct horse"}) {
            QVERIFY(!file.contains(word));
        }
    }
};

QTEST_GUILESS_MAIN(TestVaultKey)
#include "tst_VaultKey.moc"
