// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What CodeEditor marks for whoever gives it a marker, and what it says when the mouse rests there.
#include "ui/editor/CodeEditor.h"

#include <QAbstractScrollArea>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using sealwright::editor::CodeEditor;
using sealwright::widgets::HoverMark;
using sealwright::widgets::HoverMarker;

class TestEditorMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_searched = 0;
        m_editor = std::make_unique<CodeEditor>();
        m_editor->resize(500, 300);
        m_editor->setMarker(marker());
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }

    void cleanup()
    {
        QToolTip::hideText();
        m_editor.reset();
    }

    void saysWhatStandsThere()
    {
        m_editor->setBytes("ab##cd");
        QCOMPARE(tipIn(2, 3), QStringLiteral("stands for ##"));
        QCOMPARE(tipIn(4, 5), QString());
        QCOMPARE(tipIn(0, 1), QString());
    }

    void neighboursAreToldApart()
    {
        m_editor->setBytes("##<>##");
        QCOMPARE(tipIn(0, 1), QStringLiteral("stands for ##"));
        QCOMPARE(tipIn(2, 3), QStringLiteral("stands for <>"));
    }

    void followsTypingAfterAMoment()
    {
        m_editor->setBytes("x");
        const int before = m_searched;
        QTest::keyClicks(text(), QStringLiteral("##"));
        QTRY_VERIFY(m_searched > before);
        QCOMPARE(m_editor->bytes(), QByteArray("##x"));
        QCOMPARE(tipIn(0, 1), QStringLiteral("stands for ##"));
    }

    void marksAreNoEdit()
    {
        QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
        m_editor->setBytes("##");
        m_editor->setMarker(marker());
        QCOMPARE(edited.count(), 0);
        QTest::keyClicks(text(), QStringLiteral("a"));
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_editor->bytes(), QByteArray("##"));
    }

    void aTextThatIsTooLargeIsNotSearched()
    {
        QByteArray large("##\n");
        large.append(QByteArray("0123456789\n").repeated(CodeEditor::kMarkedLimit / 11));
        large.append(QByteArray(20, '\n'));
        m_editor->setBytes(large);
        QVERIFY(m_editor->size() > CodeEditor::kMarkedLimit);
        QCOMPARE(m_searched, 1); // when it was given, the text was empty
        QCOMPARE(tipIn(0, 1), QString());
    }

    /// Each costs the window a moment, so after the first 5000 there are no more.
    void manyMarksDoNotHoldUpTheWindow()
    {
        m_editor->setBytes(QByteArray("####\n").repeated(200'000));
        QCOMPARE(m_searched, 2); // the empty text before it, and this one once
        QCOMPARE(tipIn(0, 1), QStringLiteral("stands for ##"));
        QCOMPARE(tipIn(0, 1, 2500), QStringLiteral("stands for ##"));
        QCOMPARE(tipIn(0, 1, 2501), QString());
    }

    void whatIsOnlyShownIsNotMarked()
    {
        m_editor->setBytes("##\xff");
        QCOMPARE(m_editor->view(), CodeEditor::View::Fixed);
        QCOMPARE(m_searched, 1);
    }

private:
    /// Marks `##` as known, `<>` as unknown.
    HoverMarker marker()
    {
        return {
            .find =
                [this](QByteArrayView text) {
                    ++m_searched;
                    std::vector<HoverMark> marks;
                    for (qsizetype at = 0; at + 2 <= text.size(); ++at) {
                        const QByteArrayView piece = text.sliced(at, 2);
                        if (piece == "##" || piece == "<>") {
                            marks.push_back(
                                {at, 2, piece == "##" ? HoverMark::Tone::Known : HoverMark::Tone::Unknown});
                            ++at;
                        }
                    }
                    return marks;
                },
            .describe =
                [](QByteArrayView marked) {
                    return QString(QStringLiteral("stands for ") % QString::fromUtf8(marked));
                }};
    }

    QAbstractScrollArea *text() const
    {
        return m_editor->findChild<QAbstractScrollArea *>(QStringLiteral("text"));
    }

    /// The tool tip between two places of a line.
    QString tipIn(int from, int to, int line = 1) const
    {
        QAbstractScrollArea *area = text();
        // Where a character is, the input method asks as well: the caret's rectangle.
        const auto leftOf = [&](int column) {
            m_editor->goTo(line, column + 1);
            return area->inputMethodQuery(Qt::ImCursorRectangle).toRect();
        };
        const QRect left = leftOf(from);
        const QRect right = leftOf(to);
        const QPoint place((left.left() + right.left()) / 2, left.center().y());
        // One that is hidden lingers; another one takes its place at once.
        const QString other = QStringLiteral("something else");
        QToolTip::showText(area->mapToGlobal(QPoint(0, 0)), other, area);
        QHelpEvent help(QEvent::ToolTip, place, area->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(area->viewport(), &help);
        return QToolTip::text() == other ? QString() : QToolTip::text();
    }

    std::unique_ptr<CodeEditor> m_editor;
    int m_searched = 0;
};

QTEST_MAIN(TestEditorMarks)
#include "tst_EditorMarks.moc"
