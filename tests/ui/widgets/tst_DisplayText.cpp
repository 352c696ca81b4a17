// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/DisplayText.h"

#include <QTest>

using namespace sealwright::widgets;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineEndsOfBothKindsEndALine();
    void aLoneCarriageReturnAndNulAreShown();
    void bytesThatAreNotUtf8AreShownInHex_data();
    void bytesThatAreNotUtf8AreShownInHex();
    void offsetsFollowTheirBytes();
    void longLinesAreBrokenSoftly();
};

void TestDisplayText::lineEndsOfBothKindsEndALine()
{
    QCOMPARE(displayText("a\r\nb\nc", {}).text, QStringLiteral("a\nb\nc"));
}

void TestDisplayText::aLoneCarriageReturnAndNulAreShown()
{
    QCOMPARE(displayText(QByteArrayView("a\rb\0c", 5), {}).text, QStringLiteral("a␍b␀c"));
}

void TestDisplayText::bytesThatAreNotUtf8AreShownInHex_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("lone continuation") << QByteArray("a\x80") << QStringLiteral("a‹80›");
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << QStringLiteral("‹E2›‹82›");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("‹C0›‹AF›");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("‹ED›‹A0›‹80›");
    QTest::newRow("valid") << QByteArray("\xe2\x82\xac") << QStringLiteral("€");
    QTest::newRow("beyond the first plane") << QByteArray("\xf0\x9f\x94\x91") << QStringLiteral("🔑");
    QTest::newRow("Hangul filler") << QByteArray("\xe3\x85\xa4") << QStringLiteral("‹U+3164›");
    QTest::newRow("Braille blank") << QByteArray("\xe2\xa0\x80") << QStringLiteral("‹U+2800›");
    QTest::newRow("tag") << QByteArray("\xf3\xa0\x81\x81") << QStringLiteral("‹U+E0041›");
    QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QStringLiteral("‹U+202E›");
}

void TestDisplayText::bytesThatAreNotUtf8AreShownInHex()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QCOMPARE(displayText(bytes, {}).text, shown);
}

void TestDisplayText::offsetsFollowTheirBytes()
{
    // h é CR LF x NUL y: offsets before x and at the end.
    const QByteArray bytes("h\xc3\xa9\r\nx\0y", 8);
    const DisplayText shown = displayText(bytes, {0, 1, 5, 8});
    QCOMPARE(shown.positions, (std::vector<int>{0, 1, 3, 6}));
}

void TestDisplayText::longLinesAreBrokenSoftly()
{
    const QByteArray bytes(3 * kDisplayLineLimit, 'x');
    const DisplayText shown = displayText(bytes, {});
    QCOMPARE(shown.softBreaks.size(), std::size_t{2});
    QString whole = shown.text;
    QCOMPARE(whole.remove(QLatin1Char('\n')).size(), bytes.size());
}

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_DisplayText.moc"
