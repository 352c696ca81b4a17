// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WireText.h"

#include <QTest>

using namespace sealwright::widgets;

class TestWireText : public QObject
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

void TestWireText::lineEndsOfBothKindsEndALine()
{
    QCOMPARE(wireText("a\r\nb\nc", {}).text, QStringLiteral("a\nb\nc"));
}

void TestWireText::aLoneCarriageReturnAndNulAreShown()
{
    QCOMPARE(wireText(QByteArrayView("a\rb\0c", 5), {}).text, QStringLiteral("a␍b␀c"));
}

void TestWireText::bytesThatAreNotUtf8AreShownInHex_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("lone continuation") << QByteArray("a\x80") << QStringLiteral("a‹80›");
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << QStringLiteral("‹E2›‹82›");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("‹C0›‹AF›");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("‹ED›‹A0›‹80›");
    QTest::newRow("valid") << QByteArray("\xe2\x82\xac") << QStringLiteral("€");
    QTest::newRow("beyond the first plane") << QByteArray("\xf0\x9f\x94\x91") << QStringLiteral("🔑");
    QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QStringLiteral("‹U+202E›");
}

void TestWireText::bytesThatAreNotUtf8AreShownInHex()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QCOMPARE(wireText(bytes, {}).text, shown);
}

void TestWireText::offsetsFollowTheirBytes()
{
    // h é CR LF x NUL y: offsets before x and at the end.
    const QByteArray bytes("h\xc3\xa9\r\nx\0y", 8);
    const WireText shown = wireText(bytes, {0, 1, 5, 8});
    QCOMPARE(shown.positions, (std::vector<int>{0, 1, 3, 6}));
}

void TestWireText::longLinesAreBrokenSoftly()
{
    const QByteArray bytes(3 * kWireLineLimit, 'x');
    const WireText shown = wireText(bytes, {});
    QCOMPARE(shown.softBreaks.size(), std::size_t{2});
    QString whole = shown.text;
    QCOMPARE(whole.remove(QLatin1Char('\n')).size(), bytes.size());
}

QTEST_GUILESS_MAIN(TestWireText)
#include "tst_WireText.moc"
