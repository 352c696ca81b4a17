// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Hmac.h"

#include <QTest>

using namespace sealwright::crypto;

/// Vectors of RFC 4231 §4 (HMAC-SHA-2) and RFC 2202 §§2 and 3 (HMAC-MD5, HMAC-SHA-1).
class TestHmac : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void computesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("RFC 4231 case 1, sha256")
            << QByteArray("sha256") << QByteArray(20, '\x0b') << QByteArray("Hi There")
            << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("RFC 4231 case 1, sha384")
            << QByteArray("sha384") << QByteArray(20, '\x0b') << QByteArray("Hi There")
            << QByteArray("afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4a"
                          "f152e8b2fa9cb6");
        QTest::newRow("RFC 4231 case 1, sha512")
            << QByteArray("sha512") << QByteArray(20, '\x0b') << QByteArray("Hi There")
            << QByteArray("87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a70203"
                          "8b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
        QTest::newRow("RFC 4231 case 2, sha256")
            << QByteArray("sha256") << QByteArray::fromHex("4a656665")
            << QByteArray("what do ya want for nothing?")
            << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("RFC 4231 case 2, sha384")
            << QByteArray("sha384") << QByteArray::fromHex("4a656665")
            << QByteArray("what do ya want for nothing?")
            << QByteArray("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b"
                          "3239ecfab21649");
        QTest::newRow("RFC 4231 case 2, sha512")
            << QByteArray("sha512") << QByteArray::fromHex("4a656665")
            << QByteArray("what do ya want for nothing?")
            << QByteArray("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d"
                          "034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
        QTest::newRow("RFC 4231 case 3, sha256")
            << QByteArray("sha256") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
            << QByteArray("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        QTest::newRow("RFC 4231 case 3, sha384")
            << QByteArray("sha384") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
            << QByteArray("88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e"
                          "3ab6e101a34f27");
        QTest::newRow("RFC 4231 case 3, sha512")
            << QByteArray("sha512") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
            << QByteArray("fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806"
                          "b485a47e67c807b946a337bee8942674278859e13292fb");
        QTest::newRow("RFC 4231 case 4, sha256")
            << QByteArray("sha256")
            << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
            << QByteArray(50, '\xcd')
            << QByteArray("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
        QTest::newRow("RFC 4231 case 4, sha384")
            << QByteArray("sha384")
            << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
            << QByteArray(50, '\xcd')
            << QByteArray("3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679cc"
                          "f8a386c674cffb");
        QTest::newRow("RFC 4231 case 4, sha512")
            << QByteArray("sha512")
            << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
            << QByteArray(50, '\xcd')
            << QByteArray("b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d6"
                          "79275cc5788063a5f19741120c4f2de2adebeb10a298dd");
        QTest::newRow("RFC 4231 case 6, sha256")
            << QByteArray("sha256") << QByteArray(131, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        QTest::newRow("RFC 4231 case 6, sha384")
            << QByteArray("sha384") << QByteArray(131, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296"
                          "248df163f44952");
        QTest::newRow("RFC 4231 case 6, sha512")
            << QByteArray("sha512") << QByteArray(131, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd"
                          "0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598");
        QTest::newRow("RFC 4231 case 7, sha256")
            << QByteArray("sha256") << QByteArray(131, '\xaa')
            << QByteArray("This is a test using a larger than block-size key and a larger than block-size "
                          "data. The key needs to be hashed before being used by the HMAC algorithm.")
            << QByteArray("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
        QTest::newRow("RFC 4231 case 7, sha384")
            << QByteArray("sha384") << QByteArray(131, '\xaa')
            << QByteArray("This is a test using a larger than block-size key and a larger than block-size "
                          "data. The key needs to be hashed before being used by the HMAC algorithm.")
            << QByteArray("6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d38"
                          "60e6110c46523e");
        QTest::newRow("RFC 4231 case 7, sha512")
            << QByteArray("sha512") << QByteArray(131, '\xaa')
            << QByteArray("This is a test using a larger than block-size key and a larger than block-size "
                          "data. The key needs to be hashed before being used by the HMAC algorithm.")
            << QByteArray("e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d"
                          "5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58");
        QTest::newRow("RFC 2202 case 1, sha1")
            << QByteArray("sha1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
            << QByteArray("b617318655057264e28bc0b6fb378c8ef146be00");
        QTest::newRow("RFC 2202 case 1, md5")
            << QByteArray("md5") << QByteArray(16, '\x0b') << QByteArray("Hi There")
            << QByteArray("9294727a3638bb1c13f48ef8158bfc9d");
        QTest::newRow("RFC 2202 case 2, sha1") << QByteArray("sha1") << QByteArray::fromHex("4a656665")
                                               << QByteArray("what do ya want for nothing?")
                                               << QByteArray("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        QTest::newRow("RFC 2202 case 2, md5")
            << QByteArray("md5") << QByteArray::fromHex("4a656665")
            << QByteArray("what do ya want for nothing?") << QByteArray("750c783e6ab0b503eaa86e310a5db738");
        QTest::newRow("RFC 2202 case 3, sha1")
            << QByteArray("sha1") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
            << QByteArray("125d7342b9ac11cd91a39af48aa17b4f63f175d3");
        QTest::newRow("RFC 2202 case 3, md5")
            << QByteArray("md5") << QByteArray(16, '\xaa') << QByteArray(50, '\xdd')
            << QByteArray("56be34521d144c88dbb8c733f0e8b3f6");
        QTest::newRow("RFC 2202 case 6, sha1")
            << QByteArray("sha1") << QByteArray(80, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("aa4ae5e15272d00e95705637ce8a3b55ed402112");
        QTest::newRow("RFC 2202 case 6, md5")
            << QByteArray("md5") << QByteArray(80, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        QTest::newRow("RFC 2202 case 7, sha1")
            << QByteArray("sha1") << QByteArray(80, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data")
            << QByteArray("e8e99d0f45237d786d6bbaa7965c7808bbff1a91");
        QTest::newRow("RFC 2202 case 7, md5")
            << QByteArray("md5") << QByteArray(80, '\xaa')
            << QByteArray("Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data")
            << QByteArray("6f630fad67cda0ee1fb1f562db3aa53e");
    }

    void computesThePublishedVectors()
    {
        QFETCH(const QByteArray, algorithm);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, expected);
        const HashAlgorithm hash = hashAlgorithmNamed(algorithm).value();

        QCOMPARE(hmac(hash, key, message).toHex(), expected);
        QCOMPARE(QByteArrayView(expected).size(), 2 * digestSize(hash));

        // In pieces, and again under the same key.
        Hmac context(hash, key);
        for (int round = 0; round < 3; ++round) {
            for (const char &octet : message) {
                context.update(QByteArrayView(&octet, 1));
            }
            QCOMPARE(context.finish().toByteArray().toHex(), expected);
        }
    }

    void truncatesToThePublishedPrefix()
    {
        // RFC 4231 case 5 publishes only the first 128 bits.
        QCOMPARE(
            hmac(HashAlgorithm::Sha256, QByteArray(20, '\x0c'), "Test With Truncation").first(16).toHex(),
            QByteArray("a3b6167473100ee06e0c796c2955552b"));
    }

    void takesAnEmptyKeyAndAnEmptyMessage()
    {
        const QByteArray expected("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
        QCOMPARE(hmac(HashAlgorithm::Sha256, {}, {}).toHex(), expected);
        Hmac context(HashAlgorithm::Sha256, {});
        QCOMPARE(context.finish().toByteArray().toHex(), expected);
        QCOMPARE(context.finish().toByteArray().toHex(), expected);
    }

    void survivesBeingMoved()
    {
        Hmac first(HashAlgorithm::Sha1, "key");
        first.update("The quick brown fox ");
        Hmac second(std::move(first));
        second.update("jumps over the lazy dog");
        QCOMPARE(second.finish().toByteArray().toHex(),
                 QByteArray("de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"));
    }

    void comparesBytes()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(equalInConstantTime({}, {}));
        QVERIFY(equalInConstantTime(QByteArrayView("a\0b", 3), QByteArrayView("a\0b", 3)));
        QVERIFY(!equalInConstantTime(QByteArrayView("a\0b", 3), QByteArrayView("a\0c", 3)));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
        QVERIFY(!equalInConstantTime("", "a"));
    }
};

QTEST_GUILESS_MAIN(TestHmac)
#include "tst_Hmac.moc"
