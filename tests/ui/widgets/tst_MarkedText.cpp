// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/DisplayText.h"
#include "ui/widgets/MarkedText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QTextBlock>
#include <QTimer>

using namespace sealwright;
using widgets::MarkedText;

class TestMarkedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void scrollsToAMarkAsSoonAsItIsThere()
    {
        widgets::MarkedText text;
        text.resize(300, 100);
        text.show();
        QVERIFY(QTest::qWaitForWindowExposed(&text));
        const QByteArray lines = QByteArray("0123456789\n").repeated(20'000);
        text.setBytes(lines, {{5, 3, theme::Part::Body}, {110'000, 2, theme::Part::Bad}});
        text.reveal(theme::Part::Bad);
        QTRY_COMPARE(text.textCursor().position(), 110'000);
        QVERIFY(text.viewport()->rect().contains(text.cursorRect().center()));
        text.reveal(theme::Part::Good); // none of that part
        QCOMPARE(text.textCursor().position(), 110'000);
    }

    void keepsTheExactBytes();
    void coloursItsParts();
    void copiesWithoutItsOwnLineBreaks();
    void copiesEverythingExactly();
    void threeMegabytesOnOneLineDoNotStopTheLoop();
    void aSecondPieceContinuesTheFirst();
    void newTextWhileTheOldIsStillComingWins();
};

void TestMarkedText::keepsTheExactBytes()
{
    MarkedText text;
    const QByteArray bytes("a\0\xff\r\nb", 6);
    text.setBytes(bytes);
    QCOMPARE(text.bytes(), bytes);
    QCOMPARE(text.toPlainText(), QStringLiteral("a␀‹FF›\nb"));
    QVERIFY(text.isReadOnly());
}

void TestMarkedText::coloursItsParts()
{
    MarkedText text;
    text.setBytes("x-timestamp: 17\r\n", {{13, 2, theme::Part::Timestamp}});
    const auto selections = text.extraSelections();
    QCOMPARE(selections.size(), 1);
    QCOMPARE(selections[0].cursor.selectedText(), QStringLiteral("17"));
    QCOMPARE(selections[0].format.foreground().color(), theme::partText(theme::Part::Timestamp));
    QCOMPARE(selections[0].format.background().color(), theme::partFill(theme::Part::Timestamp));
}

void TestMarkedText::copiesWithoutItsOwnLineBreaks()
{
    MarkedText text;
    const QByteArray line(widgets::kDisplayLineLimit + 10, 'x');
    text.setBytes(QByteArray(line + "\nnext"));
    QCOMPARE(text.blockCount(), 3);
    text.selectAll();
    text.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(line) + QStringLiteral("\nnext"));
}

void TestMarkedText::copiesEverythingExactly()
{
    MarkedText text;
    text.setBytes("a\r\n\r\n{}");
    text.copyAll();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\r\n\r\n{}"));
}

void TestMarkedText::threeMegabytesOnOneLineDoNotStopTheLoop()
{
    MarkedText text;
    text.resize(600, 400);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QByteArray bytes(3 * 1024 * 1024, 'x');
    bytes.append("END");
    // A timer that must tick between the slices proves that the loop turned.
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
    timer.start(0);
    text.setBytes(bytes);
    QVERIFY(QTest::qWaitFor(
        [&] { return text.document()->lastBlock().text().endsWith(QLatin1String("END")); }, 20000));
    QVERIFY(ticks > 10);
    QCOMPARE(text.bytes(), bytes);
}

void TestMarkedText::aSecondPieceContinuesTheFirst()
{
    MarkedText text;
    text.setBytes("one\n", {{0, 3, theme::Part::Id}});
    text.appendBytes("two", {{0, 3, theme::Part::Body}});
    QCOMPARE(text.toPlainText(), QStringLiteral("one\ntwo"));
    QCOMPARE(text.bytes(), QByteArray("one\ntwo"));
    const auto selections = text.extraSelections();
    QCOMPARE(selections.size(), 2);
    QCOMPARE(selections[1].cursor.selectedText(), QStringLiteral("two"));
}

void TestMarkedText::newTextWhileTheOldIsStillComingWins()
{
    MarkedText text;
    text.setBytes(QByteArray(1024 * 1024, 'x'));
    text.setBytes("short");
    bool isLater = false; // than the next slice of the old one, whose timer began before
    QTimer::singleShot(0, &text, [&isLater] { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(text.toPlainText(), QStringLiteral("short"));
}

QTEST_MAIN(TestMarkedText)
#include "tst_MarkedText.moc"
