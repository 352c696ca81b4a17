// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretStore.h"
#include "tests/support/TestResult.h"
#include "tests/unit/vault/VaultSamples.h"

using namespace sealwright;
using tests::sampleFile;
using tests::withChecksum;
using vault::VaultError;

class TestVaultHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void liesWhereItIsWrittenDown()
    {
        const QByteArray file = sampleFile();
        QCOMPARE(file.first(16), QByteArray("sealwright-vault"));
        QCOMPARE(file.sliced(16, 4).toHex(), QByteArray("00000001"));
        QCOMPARE(file.sliced(20, 8).toHex(), QByteArray("0000000000000010"));
        QCOMPARE(file.sliced(28, 4).toHex(), QByteArray("00000008"));
        QCOMPARE(file.sliced(32, 4).toHex(), QByteArray("00000001"));
        QCOMPARE(file.sliced(36, 8).toHex(), QByteArray("0000000000000410"));
        QCOMPARE(file.sliced(44, 12), QByteArray(12, 'n'));
        QCOMPARE(file.sliced(56, 32), QByteArray(32, 's'));
        QCOMPARE(file, withChecksum(file));
        QCOMPARE(file.size(), 128 + 1024 + 16);
        const auto header = vault::decodeVaultHeader(file);
        VERIFY_RESULT(header);
        QVERIFY(header->cost == tests::kCheapCost);
        QCOMPARE(header->sealedBytes, quint64{1040});
        QCOMPARE(header->nonce, QByteArray(12, 'n'));
        QCOMPARE(header->salt, QByteArray(32, 's'));
        QCOMPARE(header->keyCheck, file.sliced(88, 32));
    }

    void saysTruncatedAtEveryLength()
    {
        const QByteArray file = sampleFile();
        for (qsizetype size = 0; size < file.size(); ++size) {
            const auto header = vault::decodeVaultHeader(file.first(size));
            VERIFY_FAILURE(header, VaultError::VaultTruncated);
            QCOMPARE(header.error().fact("bytes"), QString::number(size));
        }
    }

    void saysDamagedForAnyChangedByteOfTheHeader()
    {
        const QByteArray file = sampleFile();
        for (qsizetype at = 0; at < vault::kVaultHeaderSize; ++at) {
            for (const int bit : {0x01, 0x80}) {
                QByteArray changed = file;
                changed[at] = static_cast<char>(changed.at(at) ^ bit);
                VERIFY_FAILURE(vault::decodeVaultHeader(changed), VaultError::VaultDamaged);
            }
        }
    }

    void tellsAFileThatIsNoneOfOurs()
    {
        const auto header = vault::decodeVaultHeader(QByteArray(500, 'x'));
        VERIFY_FAILURE(header, VaultError::VaultDamaged);
        QCOMPARE(header.error().fact("part"), QStringLiteral("magic"));
    }

    void tellsANewerVersionFromADamagedOne()
    {
        QByteArray file = sampleFile();
        file[19] = 2;
        const auto newer = vault::decodeVaultHeader(withChecksum(file));
        VERIFY_FAILURE(newer, VaultError::VaultNewer);
        QCOMPARE(newer.error().fact("version"), QStringLiteral("2"));
        QCOMPARE(newer.error().fact("known"), QStringLiteral("1"));
        file[19] = 0;
        VERIFY_FAILURE(vault::decodeVaultHeader(withChecksum(file)), VaultError::VaultDamaged);
    }

    void refusesACostThatWouldHangUs_data()
    {
        QTest::addColumn<QByteArray>("cost");
        QTest::newRow("N=2^31") << QByteArray("00000000800000000000000800000001");
        QTest::newRow("N=2^21") << QByteArray("00000000002000000000000100000001");
        QTest::newRow("N=0") << QByteArray("00000000000000000000000800000001");
        QTest::newRow("N=3") << QByteArray("00000000000000030000000800000001");
        QTest::newRow("r=17") << QByteArray("00000000000000100000001100000001");
        QTest::newRow("p=5") << QByteArray("00000000000000100000000800000005");
        QTest::newRow("2 GiB") << QByteArray("00000000001000000000001000000001");
        QTest::newRow("each at its limit") << QByteArray("00000000001000000000001000000004");
    }

    void refusesACostThatWouldHangUs()
    {
        QFETCH(QByteArray, cost);
        QByteArray file = sampleFile();
        file.replace(20, 16, QByteArray::fromHex(cost));
        VERIFY_FAILURE(vault::decodeVaultHeader(withChecksum(file)), VaultError::VaultCostRefused);
    }

    void refusesLengthsThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("sealedBytes");
        QTest::newRow("less than a tag") << QByteArray("000000000000000f");
        QTest::newRow("more than any vault") << QByteArray("0000000010000000");
        QTest::newRow("2^64 - 1") << QByteArray("ffffffffffffffff");
    }

    void refusesLengthsThatCannotBe()
    {
        QFETCH(QByteArray, sealedBytes);
        QByteArray file = sampleFile();
        file.replace(36, 8, QByteArray::fromHex(sealedBytes));
        VERIFY_FAILURE(vault::decodeVaultHeader(withChecksum(file)), VaultError::VaultDamaged);
    }

    void saysDamagedWhenSomethingFollows()
    {
        const auto header = vault::decodeVaultHeader(QByteArray(sampleFile() + 'x'));
        VERIFY_FAILURE(header, VaultError::VaultDamaged);
        QCOMPARE(header.error().fact("part"), QStringLiteral("length"));
    }
};

QTEST_GUILESS_MAIN(TestVaultHeader)
#include "tst_VaultHeader.moc"
