// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultContent.h"

#include <QTest>

using namespace sealwright;
using base::SecretBytes;
using vault::VaultContent;

namespace {

VaultContent filled(const std::vector<std::pair<QString, QByteArray>> &secrets)
{
    VaultContent content;
    for (const auto &[key, bytes] : secrets) {
        const SecretBytes secret = SecretBytes::copyOf(bytes);
        content = content.with(key, &secret);
    }
    return content;
}

std::optional<VaultContent> readBlock(const QByteArray &bytes)
{
    return VaultContent::read(SecretBytes::copyOf(bytes));
}

QByteArray padded(const QByteArray &bytes)
{
    return bytes + QByteArray(1024 - bytes.size() % 1024, '\0');
}

} // namespace

class TestVaultContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void liesAsItIsWrittenDown()
    {
        const VaultContent content = filled({{QStringLiteral("b"), "two"}, {QStringLiteral("a"), "1"}});
        QCOMPARE(content.block().toByteArray(), padded(QByteArray("\0\1\0\0\0\1a1"
                                                                  "\0\1\0\0\0\3btwo"
                                                                  "\0\0",
                                                                  20)));
    }

    void readsWhatItWrites()
    {
        const QByteArray large(16 * 1024, 'x');
        const VaultContent content = filled({{QStringLiteral("cred_1/token"), large},
                                             {QStringLiteral("cred_1/token/previous"), QByteArray()},
                                             {QStringLiteral("öđ\U0001F511"), QByteArray("\0\xff", 2)}});
        const auto again = VaultContent::read(SecretBytes::copyOf(content.block()));
        QVERIFY(again.has_value());
        QCOMPARE(again->count(), 3);
        QVERIFY(again->find(QStringLiteral("cred_1/token")) == QByteArrayView(large));
        QVERIFY(again->find(QStringLiteral("cred_1/token/previous")).has_value());
        QVERIFY(again->find(QStringLiteral("cred_1/token/previous"))->isEmpty());
        QVERIFY(again->find(QStringLiteral("öđ\U0001F511")) == QByteArrayView("\0\xff", 2));
        QVERIFY(!again->find(QStringLiteral("cred_1")).has_value());
        QVERIFY(again->keys().front() == QStringLiteral("cred_1/token"));
    }

    void replacesAndErases()
    {
        const VaultContent before = filled({{QStringLiteral("a"), "1"}, {QStringLiteral("b"), "2"}});
        const SecretBytes other = SecretBytes::copyOf("other");
        const VaultContent replaced = before.with(QStringLiteral("a"), &other);
        QCOMPARE(replaced.count(), 2);
        QVERIFY(replaced.find(QStringLiteral("a")) == QByteArrayView("other"));
        const VaultContent erased = replaced.with(QStringLiteral("a"), nullptr);
        QCOMPARE(erased.count(), 1);
        QVERIFY(!erased.find(QStringLiteral("a")).has_value());
        QCOMPARE(erased.with(QStringLiteral("a"), nullptr).count(), 1);
        QCOMPARE(before.count(), 2);
    }

    void hidesLengthsInMultiplesOf1024()
    {
        QCOMPARE(VaultContent().block().size(), 1024);
        QCOMPARE(filled({{QStringLiteral("a"), QByteArray(1024 - 9, 'x')}}).block().size(), 1024);
        QCOMPARE(filled({{QStringLiteral("a"), QByteArray(1024 - 8, 'x')}}).block().size(), 2048);
    }

    void readsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one byte") << QByteArray(1, '\0');
        QTest::newRow("no padding") << QByteArray(2, '\0');
        QTest::newRow("too much padding") << QByteArray(2048, '\0');
        QTest::newRow("padding that is not zero") << QByteArray(QByteArray(1023, '\0') + 'x');
        QTest::newRow("no end") << QByteArray(QByteArray("\0\1\0\0\3\xf9k", 7) + QByteArray(1017, 'x'));
        QTest::newRow("key beyond the end") << padded(QByteArray("\xff\xff\0\0\0\0k", 7));
        QTest::newRow("secret beyond the end") << padded(QByteArray("\0\1\xff\xff\xff\xffk", 7));
        QTest::newRow("a key twice") << padded(QByteArray("\0\1\0\0\0\0a\0\1\0\0\0\0a\0\0", 16));
        QTest::newRow("keys out of order") << padded(QByteArray("\0\1\0\0\0\0b\0\1\0\0\0\0a\0\0", 16));
        QTest::newRow("lengths cut") << QByteArray(QByteArray("\0\1\0\0\3\xf5k", 7) + QByteArray(1013, 'x') +
                                                   QByteArray("\0\1\0\0", 4));
    }

    void readsNothingElse()
    {
        QFETCH(QByteArray, block);
        QVERIFY(!readBlock(block).has_value());
    }
};

QTEST_GUILESS_MAIN(TestVaultContent)
#include "tst_VaultContent.moc"
