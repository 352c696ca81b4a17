// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QTest>
#include <QTextDocument>

using namespace sealwright::widgets;

class TestVisibleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invisibleCharactersBecomeEscapes_data();
    void invisibleCharactersBecomeEscapes();
    void ordinaryTextStaysAsItIs();
    void aLabelNeverTakesTextForHtml();
    void aToolTipNeverTakesTextForHtml();
};

void TestVisibleText::invisibleCharactersBecomeEscapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto with = [](char32_t c) {
        return QString(QStringLiteral("a") % QStringView(QChar::fromUcs4(c)) % QStringLiteral("b"));
    };
    QTest::newRow("escape") << with(0x1b) << QStringLiteral("a‹U+001B›b");
    QTest::newRow("carriage return") << with(u'\r') << QStringLiteral("a‹U+000D›b");
    QTest::newRow("delete") << with(0x7f) << QStringLiteral("a‹U+007F›b");
    QTest::newRow("right-to-left override") << with(0x202e) << QStringLiteral("a‹U+202E›b");
    QTest::newRow("zero-width space") << with(0x200b) << QStringLiteral("a‹U+200B›b");
    QTest::newRow("byte order mark") << with(0xfeff) << QStringLiteral("a‹U+FEFF›b");
    QTest::newRow("Hangul filler") << with(0x3164) << QStringLiteral("a‹U+3164›b");
    QTest::newRow("Hangul choseong filler") << with(0x115f) << QStringLiteral("a‹U+115F›b");
    QTest::newRow("Braille blank") << with(0x2800) << QStringLiteral("a‹U+2800›b");
    QTest::newRow("tag") << with(0xe0041) << QStringLiteral("a‹U+E0041›b");
    QTest::newRow("lone surrogate") << QString(QStringLiteral("a") % QChar(0xd83d))
                                    << QStringLiteral("a‹U+D83D›");
    QTest::newRow("C1") << with(0x9b) << QStringLiteral("a‹U+009B›b");
}

void TestVisibleText::invisibleCharactersBecomeEscapes()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(text), shown);
}

void TestVisibleText::ordinaryTextStaysAsItIs()
{
    const QString text = QStringLiteral("Grüße, 世界 🔑 – “quotes”\tand\nlines");
    QCOMPARE(visibleText(text), text);
}

void TestVisibleText::aLabelNeverTakesTextForHtml()
{
    const QString bait = QStringLiteral("<img src='file:///etc/passwd'><b>x</b>");
    PlainLabel label(bait);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), bait);
    SectionLabel section(QStringLiteral("one"));
    QCOMPARE(section.textFormat(), Qt::PlainText);
}

void TestVisibleText::aToolTipNeverTakesTextForHtml()
{
    const QString bait = QStringLiteral("<img src='file:///etc/passwd'>");
    QTextDocument document;
    document.setHtml(plainToolTip(bait));
    QCOMPARE(document.toPlainText(), bait);
    QCOMPARE(plainToolTip(QStringLiteral("a < b")), QStringLiteral("a < b"));
}

QTEST_MAIN(TestVisibleText)
#include "tst_VisibleText.moc"
