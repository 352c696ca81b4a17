// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Scrypt.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using crypto::ScryptCost;
using crypto::ScryptError;

class TestScrypt : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// RFC 7914 §12. The last one is the most that is ever computed: 1 GiB.
    void computesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<quint64>("n");
        QTest::addColumn<quint32>("r");
        QTest::addColumn<quint32>("p");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("nothing, N=16")
            << QByteArray() << QByteArray() << quint64{16} << quint32{1} << quint32{1}
            << QByteArray("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                          "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
        QTest::newRow("password, N=1024")
            << QByteArray("password") << QByteArray("NaCl") << quint64{1024} << quint32{8} << quint32{16}
            << QByteArray("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                          "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
        QTest::newRow("pleaseletmein, N=16384")
            << QByteArray("pleaseletmein") << QByteArray("SodiumChloride") << quint64{16384} << quint32{8}
            << quint32{1}
            << QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                          "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
        QTest::newRow("pleaseletmein, N=1048576")
            << QByteArray("pleaseletmein") << QByteArray("SodiumChloride") << quint64{1048576} << quint32{8}
            << quint32{1}
            << QByteArray("2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa47"
                          "8e56fd8f4ba5d09ffa1c6d927c40f4c337304049e8a952fbcbf45c6fa77a41a4");
    }

    void computesThePublishedVectors()
    {
        QFETCH(QByteArray, passphrase);
        QFETCH(QByteArray, salt);
        QFETCH(quint64, n);
        QFETCH(quint32, r);
        QFETCH(quint32, p);
        QFETCH(QByteArray, expected);
        const auto key = crypto::scrypt(passphrase, salt, ScryptCost{n, r, p}, 64);
        VERIFY_RESULT(key);
        QCOMPARE(key->view().toByteArray().toHex(), expected);
    }

    void refusesACostBeforeItComputesAnything_data()
    {
        QTest::addColumn<quint64>("n");
        QTest::addColumn<quint32>("r");
        QTest::addColumn<quint32>("p");
        QTest::newRow("N=0") << quint64{0} << quint32{8} << quint32{1};
        QTest::newRow("N=1") << quint64{1} << quint32{8} << quint32{1};
        QTest::newRow("N is no power of two") << quint64{1000} << quint32{8} << quint32{1};
        QTest::newRow("N=2^31") << (quint64{1} << 31U) << quint32{8} << quint32{1};
        QTest::newRow("N=2^63") << (quint64{1} << 63U) << quint32{1} << quint32{1};
        QTest::newRow("r=0") << quint64{16} << quint32{0} << quint32{1};
        QTest::newRow("p=0") << quint64{16} << quint32{8} << quint32{0};
        QTest::newRow("2 GiB") << quint64{1048576} << quint32{16} << quint32{1};
        QTest::newRow("twice the work") << quint64{1048576} << quint32{8} << quint32{2};
        QTest::newRow("products that overflow")
            << quint64{1048576} << quint32{0xffffffff} << quint32{0xffffffff};
    }

    void refusesACostBeforeItComputesAnything()
    {
        QFETCH(quint64, n);
        QFETCH(quint32, r);
        QFETCH(quint32, p);
        const auto refused = crypto::scrypt("x", "y", ScryptCost{n, r, p}, 32);
        VERIFY_FAILURE(refused, ScryptError::CostRefused);
        QCOMPARE(refused.error().fact("n"), QString::number(n));
        QCOMPARE(refused.error().fact("r"), QString::number(r));
        QCOMPARE(refused.error().fact("p"), QString::number(p));
    }

    void takesTheDefaultCost() { VERIFY_RESULT(crypto::checkCost({})); }
};

QTEST_GUILESS_MAIN(TestScrypt)
#include "tst_Scrypt.moc"
