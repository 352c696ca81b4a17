// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/HeaderTable.h"
#include "ui/widgets/MarkedLineEdit.h"

#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QTest>
#include <QToolTip>

using namespace sealwright::widgets;

namespace {

/// Marks each `[a]` as known and each `[b]` as unknown.
HoverMarker letters()
{
    return {.find =
                [](QByteArrayView text) {
                    std::vector<HoverMark> marks;
                    for (qsizetype at = 0; at + 3 <= text.size(); ++at) {
                        const QByteArrayView piece = text.sliced(at, 3);
                        if (piece == "[a]" || piece == "[b]") {
                            marks.push_back(
                                {at, 3, piece == "[a]" ? HoverMark::Tone::Known : HoverMark::Tone::Unknown});
                        }
                    }
                    return marks;
                },
            .describe =
                [](QByteArrayView marked) {
                    return QString(QStringLiteral("<b>about ") % QString::fromUtf8(marked));
                }};
}

QString tipOver(QLineEdit &field, int position)
{
    // The middle of the character at `position`, found by what the field itself says.
    int x = 0;
    while (x < field.width() && field.cursorPositionAt(QPoint(x, field.height() / 2)) < position) {
        ++x;
    }
    QToolTip::hideText();
    const QPoint place(x + 1, field.height() / 2);
    QHelpEvent help(QEvent::ToolTip, place, field.mapToGlobal(place));
    QCoreApplication::sendEvent(&field, &help);
    return QToolTip::text();
}

} // namespace

class TestMarkedLineEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_field = std::make_unique<MarkedLineEdit>();
        m_field->resize(400, 30);
        m_field->setToolTip(QStringLiteral("the field"));
        m_field->setMarker(letters());
        m_field->show();
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
    }

    void cleanup() { m_field.reset(); }

    void marksFollowWhatIsTyped()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("x[a]"));
        QCOMPARE(m_field->marks().size(), 1);
        QCOMPARE(m_field->marks()[0].start, 1);
        QCOMPARE(m_field->marks()[0].length, 3);
        QTest::keyClick(m_field.get(), Qt::Key_Home);
        m_field->insert(QStringLiteral("äö"));
        QCOMPARE(m_field->marks()[0].start, 3); // characters, not bytes
        QTest::keyClick(m_field.get(), Qt::Key_End);
        QTest::keyClick(m_field.get(), Qt::Key_Backspace);
        QVERIFY(m_field->marks().isEmpty());
    }

    void knownAndUnknownLookDifferent()
    {
        m_field->setText(QStringLiteral("[a][b]"));
        QCOMPARE(m_field->marks().size(), 2);
        QVERIFY(m_field->marks()[0].format.underlineStyle() == QTextCharFormat::NoUnderline);
        QVERIFY(m_field->marks()[1].format.underlineStyle() != QTextCharFormat::NoUnderline);
        QVERIFY(m_field->marks()[0].format.foreground() != m_field->marks()[1].format.foreground());
    }

    void markingChangesNeitherTextNorCaretNorHistory()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("x[a]yz"));
        m_field->setSelection(1, 3);
        m_field->setMarker(letters());
        QCOMPARE(m_field->text(), QStringLiteral("x[a]yz"));
        QCOMPARE(m_field->selectedText(), QStringLiteral("[a]"));
        QTest::keyClick(m_field.get(), Qt::Key_End);
        QTest::keyClick(m_field.get(), Qt::Key_Left);
        m_field->setMarker(letters());
        QCOMPARE(m_field->cursorPosition(), 5);
        QTest::keyClick(m_field.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_field->text().isEmpty()); // typed in one go
    }

    void theMouseIsToldWhatAMarkStandsForAsPlainText()
    {
        m_field->setText(QStringLiteral("xx[a]yyy"));
        const QString tip = tipOver(*m_field, 3);
        QVERIFY2(tip.contains(QLatin1String("about [a]")), qPrintable(tip));
        QVERIFY2(!tip.contains(QLatin1String("<b>")), qPrintable(tip)); // escaped: not HTML
        QCOMPARE(tipOver(*m_field, 6), QStringLiteral("the field"));
    }

    void whatIsBeingComposedStays()
    {
        m_field->setText(QStringLiteral("[a]"));
        QInputMethodEvent composing(QStringLiteral("か"), {});
        QCoreApplication::sendEvent(m_field.get(), &composing);
        m_field->setMarker(letters());
        QCOMPARE(m_field->text(), QStringLiteral("[a]"));
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("[b]"));
        QCoreApplication::sendEvent(m_field.get(), &done);
        QCOMPARE(m_field->text(), QStringLiteral("[a][b]"));
        QCOMPARE(m_field->marks().size(), 2);
    }

    void aTableTellsWhatACellStandsForAsPlainText()
    {
        HeaderTable table;
        table.setMarker(letters());
        table.setRows({{"X-[a]", "[b] and [a] and [b]", true}, {"Plain", "text", true}});
        const auto tip = [&table](int row, int column) {
            return table.model()->index(row, column).data(Qt::ToolTipRole).toString();
        };
        QVERIFY(tip(0, 1).contains(QLatin1String("about [a]")));
        QCOMPARE(tip(0, 2).count(QLatin1String("about [b]")), 1);
        QVERIFY(!Qt::mightBeRichText(tip(0, 2)));
        QCOMPARE(tip(1, 2), QStringLiteral("text"));
        table.resize(500, 200);
        table.show(); // and paints
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(!table.grab().isNull());
    }

private:
    std::unique_ptr<MarkedLineEdit> m_field;
};

QTEST_MAIN(TestMarkedLineEdit)
#include "tst_MarkedLineEdit.moc"
