// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that an editor of whole lines cannot take without the window standing still: they are shown, said to
// be, and sent exactly as they came.
#include "ui/editor/BodyFit.h"
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/MarkedText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace sealwright;
using editor::CodeEditor;
using editor::fitOf;
using Kind = editor::JsonState::Kind;
using View = CodeEditor::View;

namespace {

QByteArray oneLine(qsizetype size)
{
    QByteArray json = "[";
    while (json.size() < size) {
        json += "{\"id\":1,\"text\":\"a \xc3\xa9 b\"},";
    }
    json.back() = ']';
    return json;
}

/// What other threads still work at for the window is done, and its answers have come.
void takeWhatIsHandedOver()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
}

} // namespace

class TestLargeBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void longLinesAndLargeTextsAreToldApart();
    void aLineOfMegabytesIsShownAndItsBytesSurvive();
    void itCanBeLaidOutAndThatTakenBack();
    void aPasteOfIt_data();
    void aPasteOfIt();
    void aLargeTextIsEditedWithoutColours();
    void growingPastTheLimitTakesTheColours();
    void anAnswerToAnEarlierTextIsNotTaken();
    void largeBytesThatAreNotTextSurvive();

private:
    QWidget *text() const { return m_editor->findChild<QWidget *>(QStringLiteral("text")); }

    widgets::Banner *note() const { return m_editor->findChild<widgets::Banner *>(); }

    void press(const char *button) const
    {
        QTest::mouseClick(note()->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    }

    std::unique_ptr<CodeEditor> m_editor;
};

void TestLargeBodies::init()
{
    m_editor = std::make_unique<CodeEditor>();
    m_editor->resize(500, 300);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void TestLargeBodies::cleanup()
{
    m_editor.reset();
}

void TestLargeBodies::longLinesAndLargeTextsAreToldApart()
{
    using editor::BodyFit;
    using editor::kColouredLimit;
    using editor::kScreenfulLimit;
    QCOMPARE(fitOf({}), BodyFit::Coloured);
    QCOMPARE(fitOf(QByteArray(kScreenfulLimit, 'x')), BodyFit::Coloured);
    QCOMPARE(fitOf(QByteArray(kScreenfulLimit + 1, 'x')), BodyFit::TooWide);
    QCOMPARE(fitOf(QByteArray("a\nb\n" + QByteArray(kScreenfulLimit + 1, 'x') + "\nc")), BodyFit::TooWide);
    const QByteArray line = QByteArray(99, 'x') + '\n';
    QCOMPARE(fitOf(line.repeated(kColouredLimit / 100)), BodyFit::Coloured);
    QCOMPARE(fitOf(line.repeated(kColouredLimit / 100 + 1)), BodyFit::Plain);
    // None of its lines is too long, a screenful of them is.
    const QByteArray wide = QByteArray(kScreenfulLimit / editor::kScreenfulLines, 'x') + '\n';
    QCOMPARE(fitOf(wide.repeated(10)), BodyFit::Coloured);
    QCOMPARE(fitOf(wide.repeated(1000)), BodyFit::TooWide);
}

void TestLargeBodies::aLineOfMegabytesIsShownAndItsBytesSurvive()
{
    const QByteArray body = oneLine(3 * 1024 * 1024);
    QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
    QSignalSpy view(m_editor.get(), &CodeEditor::viewChanged);
    m_editor->setBytes(body);
    QCOMPARE(m_editor->view(), View::Fixed);
    QCOMPARE(view.count(), 1);
    QVERIFY(!text()->isVisible());
    auto *shown = m_editor->findChild<widgets::MarkedText *>();
    QVERIFY(shown->isVisible());
    QVERIFY(note()->isVisible());
    QVERIFY(note()->sentence().contains(QLatin1String("exactly as they are")));
    QTest::keyClicks(shown, QStringLiteral("abc"));
    QTRY_VERIFY_WITH_TIMEOUT(m_editor->jsonState().kind == Kind::Valid, 60000);
    QCOMPARE(m_editor->bytes(), body);
    QCOMPARE(m_editor->size(), body.size());
    QCOMPARE(edited.count(), 0);
    m_editor->setBytes("{}");
    QCOMPARE(m_editor->view(), View::Coloured);
    QVERIFY(text()->isVisible());
    QVERIFY(!note()->isVisible());
    QCOMPARE(m_editor->bytes(), QByteArray("{}"));
}

void TestLargeBodies::itCanBeLaidOutAndThatTakenBack()
{
    const QByteArray body = oneLine(200 * 1024);
    QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
    m_editor->setBytes(body);
    QTRY_VERIFY_WITH_TIMEOUT(!note()->findChild<QPushButton *>(QStringLiteral("second"))->isHidden(), 60000);
    press("second");
    QTRY_VERIFY_WITH_TIMEOUT(m_editor->view() != View::Fixed, 60000);
    QCOMPARE(edited.count(), 1);
    QVERIFY(m_editor->bytes().startsWith("[\n  {\n    \"id\": 1,"));
    QVERIFY(note()->sentence().contains(QLatin1String("changed the bytes")));
    press("first");
    QCOMPARE(m_editor->bytes(), body);
    QCOMPARE(edited.count(), 2);
}

void TestLargeBodies::aPasteOfIt_data()
{
    QTest::addColumn<bool>("overSelection");
    QTest::newRow("at the caret") << false;
    QTest::newRow("over what is selected") << true;
}

void TestLargeBodies::aPasteOfIt()
{
    QFETCH(bool, overSelection);
    const QByteArray pasted = oneLine(100 * 1024);
    m_editor->setBytes("{}\n");
    QTest::keyClicks(text(), QStringLiteral("12"));
    if (overSelection) {
        QTest::keyClick(text(), Qt::Key_A, Qt::ControlModifier);
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(pasted));
    QTest::keyClick(text(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_editor->view(), View::Fixed);
    QCOMPARE(m_editor->bytes(), overSelection ? pasted : QByteArray("12" + pasted + "{}\n"));
    press("first");
    QCOMPARE(m_editor->view(), View::Coloured);
    QCOMPARE(m_editor->bytes(), QByteArray("12{}\n"));
    QVERIFY(!note()->isVisible());
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_editor->bytes() != QByteArray("12{}\n")); // what was typed before can still be undone
}

void TestLargeBodies::aLargeTextIsEditedWithoutColours()
{
    const QByteArray body = QByteArray("{\"a\": 1}\n").repeated(100'000);
    m_editor->setBytes(body);
    QCOMPARE(m_editor->view(), View::Plain);
    QTest::keyClicks(text(), QStringLiteral("x"));
    QCOMPARE(m_editor->bytes(), QByteArray("x" + body));
}

void TestLargeBodies::growingPastTheLimitTakesTheColours()
{
    const QByteArray lines = QByteArray(100, 'x') + '\n';
    m_editor->setBytes(lines);
    QCOMPARE(m_editor->view(), View::Coloured);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(lines.repeated(6000)));
    QTest::keyClick(text(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_editor->view(), View::Plain);
    QCOMPARE(m_editor->bytes(), lines.repeated(6001));
}

void TestLargeBodies::anAnswerToAnEarlierTextIsNotTaken()
{
    m_editor->setBytes(oneLine(512 * 1024));
    m_editor->setBytes("{");
    QVERIFY(m_editor->jsonState().kind == Kind::Invalid);
    takeWhatIsHandedOver();
    QVERIFY(m_editor->jsonState().kind == Kind::Invalid);
    m_editor->setBytes(oneLine(512 * 1024));
    m_editor->setBytes(oneLine(100 * 1024) + "}");
    QTRY_VERIFY_WITH_TIMEOUT(m_editor->jsonState().kind == Kind::Invalid, 60000);
    takeWhatIsHandedOver();
    QVERIFY(m_editor->jsonState().kind == Kind::Invalid);
}

void TestLargeBodies::largeBytesThatAreNotTextSurvive()
{
    const QByteArray bytes = QByteArray("\xff\x00\x80\r\n", 5).repeated(500'000);
    m_editor->setBytes(bytes);
    QCOMPARE(m_editor->view(), View::Fixed);
    QVERIFY(!m_editor->isText());
    QCOMPARE(m_editor->bytes(), bytes);
}

QTEST_MAIN(TestLargeBodies)
#include "tst_LargeBodies.moc"
