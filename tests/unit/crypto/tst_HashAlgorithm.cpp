// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/HashAlgorithm.h"

#include <QTest>

using namespace sealwright::crypto;

class TestHashAlgorithm : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// RFC 1321 appendix A.5 and the examples of FIPS 180: the digests of "abc".
    void digestsThePublishedExample_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("md5") << QByteArray("md5") << QByteArray("900150983cd24fb0d6963f7d28e17f72");
        QTest::newRow("sha1") << QByteArray("sha1") << QByteArray("a9993e364706816aba3e25717850c26c9cd0d89d");
        QTest::newRow("sha256") << QByteArray("sha256")
                                << QByteArray(
                                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("sha384") << QByteArray("sha384")
                                << QByteArray(
                                       "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                                       "8086072ba1e7cc2358baeca134c825a7");
        QTest::newRow("sha512") << QByteArray("sha512")
                                << QByteArray(
                                       "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                       "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }

    void digestsThePublishedExample()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, expected);
        const auto algorithm = hashAlgorithmNamed(name);
        QVERIFY(algorithm.has_value());
        QVERIFY(isAvailable(*algorithm));
        QCOMPARE(nameOf(*algorithm), name);
        QCOMPARE(digest(*algorithm, "abc").toHex(), expected);
        QCOMPARE(digestSize(*algorithm), expected.size() / 2);
    }

    void digestsNothingAtAll()
    {
        QCOMPARE(digest(HashAlgorithm::Sha1, {}).toHex(),
                 QByteArray("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    }

    void knowsNoOtherNames()
    {
        QVERIFY(!hashAlgorithmNamed("SHA256").has_value());
        QVERIFY(!hashAlgorithmNamed("sha-256").has_value());
        QVERIFY(!hashAlgorithmNamed("").has_value());
    }
};

QTEST_GUILESS_MAIN(TestHashAlgorithm)
#include "tst_HashAlgorithm.moc"
