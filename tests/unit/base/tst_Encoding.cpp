// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Encoding.h"

#include <QTest>

using namespace sealwright::base;

class TestEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesAndReadsBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("hex") << QByteArray("hex") << QByteArray("fb00ff3e");
        QTest::newRow("HEX") << QByteArray("HEX") << QByteArray("FB00FF3E");
        QTest::newRow("base64") << QByteArray("base64") << QByteArray("+wD/Pg==");
        QTest::newRow("base64url") << QByteArray("base64url") << QByteArray("-wD_Pg");
    }

    void writesAndReadsBack()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, expected);
        const QByteArray bytes("\xfb\x00\xff\x3e", 4);
        const auto encoding = encodingNamed(name);
        QVERIFY(encoding.has_value());
        QCOMPARE(nameOf(*encoding), name);
        QCOMPARE(encode(bytes, *encoding), expected);
        QCOMPARE(decode(expected, *encoding), std::optional(bytes));
        QCOMPARE(encode({}, *encoding), QByteArray());
        QCOMPARE(decode({}, *encoding), std::optional(QByteArray()));
    }

    void readsTheVectorsOfRfc4648()
    {
        // §10
        const QByteArray text("foobar");
        const char *encoded[]{"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
        for (qsizetype i = 0; i <= text.size(); ++i) {
            QCOMPARE(encode(text.first(i), Encoding::Base64), QByteArray(encoded[i]));
            QCOMPARE(decode(encoded[i], Encoding::Base64), std::optional(text.first(i)));
        }
        QCOMPARE(decode("666F6f626172", Encoding::Hex), std::optional(text));
    }

    void readsWithoutPadding()
    {
        QCOMPARE(decode("Zm9vYg", Encoding::Base64), std::optional(QByteArray("foob")));
        QCOMPARE(decode("Zm9vYg==", Encoding::Base64Url), std::optional(QByteArray("foob")));
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *text, const char *name) {
            QTest::addRow("%s %s", name, text) << QByteArray(text) << QByteArray(name);
        };
        row("a", "hex");
        row("abc", "hex");
        row("0g", "hex");
        row("ab ", "hex");
        row("0xab", "hex");
        row("Z", "base64");
        row("Zm9v\n", "base64");
        row("Zm 9v", "base64");
        row("Zm9vYg=", "base64");
        row("Zm9vYg===", "base64");
        row("Zm9v=", "base64");
        row("=", "base64");
        row("Zm=v", "base64");
        row("-wD_", "base64");
        row("+wD/", "base64url");
        // The last digit carries bits that no encoder writes: a second spelling of the same bytes.
        row("Zh==", "base64");
        row("Zm9=", "base64");
        row("Zh", "base64url");
    }

    void refusesEverythingElse()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, name);
        QVERIFY(!decode(text, encodingNamed(name).value()).has_value());
    }

    void findsTheCharacterThatIsWrong()
    {
        QCOMPARE(firstForeignCharacter("ab!d", Encoding::Base64), 2);
        QCOMPARE(firstForeignCharacter("abcz", Encoding::Hex), 3);
        QCOMPARE(firstForeignCharacter("abc=", Encoding::Base64), -1);
    }
};

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_Encoding.moc"
