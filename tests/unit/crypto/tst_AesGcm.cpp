// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/AesGcm.h"

#include <QTest>

using namespace sealwright;

namespace {

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
    return bytes;
}

} // namespace

class TestAesGcm : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B: the cases with a key of
    /// 256 bits and a nonce of 96.
    void computesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("associated");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("sealed");
        const QByteArray zeroKey(64, '0');
        const QByteArray zeroNonce(24, '0');
        const QByteArray key("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const QByteArray nonce("cafebabefacedbaddecaf888");
        const QByteArray plain("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                               "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255");
        const QByteArray sealed("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad");
        QTest::newRow("case 13") << zeroKey << zeroNonce << QByteArray() << QByteArray()
                                 << QByteArray("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("case 14") << zeroKey << zeroNonce << QByteArray() << QByteArray(32, '0')
                                 << QByteArray(
                                        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
        QTest::newRow("case 15") << key << nonce << QByteArray() << plain
                                 << QByteArray(sealed + "b094dac5d93471bdec1a502270e3cc6c");
        QTest::newRow("case 16") << key << nonce << QByteArray("feedfacedeadbeeffeedfacedeadbeefabaddad2")
                                 << plain.first(120)
                                 << QByteArray(sealed.first(120) + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    void computesThePublishedVectors()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, associated);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, sealed);
        for (QByteArray *hex : {&key, &nonce, &associated, &plain, &sealed}) {
            *hex = QByteArray::fromHex(*hex);
        }
        QCOMPARE(crypto::sealAesGcm(key, nonce, associated, plain).toHex(), sealed.toHex());
        const auto opened = crypto::openAesGcm(key, nonce, associated, sealed);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->view().toByteArray().toHex(), plain.toHex());
    }

    void opensNothingOfWhichOneBitWasChanged()
    {
        const QByteArray key(crypto::kAesGcmKeySize, 'k');
        const QByteArray nonce(crypto::kAesGcmNonceSize, 'n');
        const QByteArray associated("header");
        const QByteArray sealed = crypto::sealAesGcm(key, nonce, associated, "the secret");
        QVERIFY(crypto::openAesGcm(key, nonce, associated, sealed).has_value());
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QVERIFY(!crypto::openAesGcm(key, nonce, associated, flipped(sealed, i)).has_value());
            QVERIFY(!crypto::openAesGcm(key, nonce, associated, sealed.first(i)).has_value());
        }
        for (qsizetype i = 0; i < associated.size(); ++i) {
            QVERIFY(!crypto::openAesGcm(key, nonce, flipped(associated, i), sealed).has_value());
        }
        QVERIFY(!crypto::openAesGcm(flipped(key, 31), nonce, associated, sealed).has_value());
        QVERIFY(!crypto::openAesGcm(key, flipped(nonce, 11), associated, sealed).has_value());
        QVERIFY(!crypto::openAesGcm(key, nonce, associated, QByteArray(sealed + 'x')).has_value());
    }

    void opensNothingWithAKeyOrNonceOfAnotherSize()
    {
        const QByteArray key(crypto::kAesGcmKeySize, 'k');
        const QByteArray nonce(crypto::kAesGcmNonceSize, 'n');
        const QByteArray sealed = crypto::sealAesGcm(key, nonce, {}, "x");
        QVERIFY(!crypto::openAesGcm(key.first(16), nonce, {}, sealed).has_value());
        QVERIFY(!crypto::openAesGcm(key, QByteArray(nonce + 'n'), {}, sealed).has_value());
    }
};

QTEST_GUILESS_MAIN(TestAesGcm)
#include "tst_AesGcm.moc"
