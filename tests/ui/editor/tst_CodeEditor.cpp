// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/Banner.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using sealwright::editor::CodeEditor;
using sealwright::editor::JsonState;
using Kind = JsonState::Kind;

namespace {

QWidget *textOf(CodeEditor &editor)
{
    return editor.findChild<QWidget *>(QStringLiteral("text"));
}

} // namespace

class TestCodeEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bytesComeBackUnchanged_data();
    void bytesComeBackUnchanged();
    void bytesThatAreNotTextCannotBeEdited();
    void typingChangesTheBytesAndTells();
    void enterKeepsTheLineEndsOfTheText();
    void tellsWhereJsonIsWrong();
    void beautifyIsOneStepBack();
    void findSelectsAndSaysWhenThereIsNone();
    void thePagesShortcutsAreLeftToThePage_data();
    void thePagesShortcutsAreLeftToThePage();
    void keysWithoutAMeaningHereGoOn_data();
    void keysWithoutAMeaningHereGoOn();
    void theKeypadMovesToo();

private:
    std::unique_ptr<CodeEditor> m_editor;
};

void TestCodeEditor::init()
{
    m_editor = std::make_unique<CodeEditor>();
    m_editor->resize(500, 300);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void TestCodeEditor::cleanup()
{
    m_editor.reset();
}

void TestCodeEditor::bytesComeBackUnchanged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("{\n  \"a\": 1\n}\n");
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n");
    QTest::newRow("mixed line ends") << QByteArray("a\r\nb\nc\rd");
    QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x00\x80", 4);
    QTest::newRow("tabs and trailing blanks") << QByteArray("\t{}  \n\n\n");
    QTest::newRow("three megabytes") << QByteArray(3 * 1024 * 1024, 'x');
}

void TestCodeEditor::bytesComeBackUnchanged()
{
    QFETCH(QByteArray, bytes);
    QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
    m_editor->setBytes(bytes);
    QCOMPARE(m_editor->bytes(), bytes);
    QCOMPARE(m_editor->size(), qint64{bytes.size()});
    QCOMPARE(edited.count(), 0);
    m_editor->setBytes("between");
    m_editor->setBytes(bytes);
    QCOMPARE(m_editor->bytes(), bytes);
}

void TestCodeEditor::bytesThatAreNotTextCannotBeEdited()
{
    const QByteArray bytes("caf\xe9\0", 5);
    m_editor->setBytes(bytes);
    QCOMPARE(m_editor->view(), CodeEditor::View::Fixed);
    QVERIFY(!m_editor->isText());
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("abc"));
    QCOMPARE(m_editor->bytes(), bytes);
    auto *banner = m_editor->findChild<sealwright::widgets::Banner *>();
    QVERIFY(banner->isVisible());
    QTest::mouseClick(banner->findChild<QPushButton *>(QStringLiteral("first")), Qt::LeftButton);
    QVERIFY(m_editor->isText());
    QCOMPARE(m_editor->bytes(), QByteArray());
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("x"));
    QCOMPARE(m_editor->bytes(), QByteArray("x"));
}

void TestCodeEditor::typingChangesTheBytesAndTells()
{
    QSignalSpy edited(m_editor.get(), &CodeEditor::edited);
    QSignalSpy size(m_editor.get(), &CodeEditor::sizeChanged);
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("12"));
    QCOMPARE(m_editor->bytes(), QByteArray("12"));
    QVERIFY(edited.count() > 0);
    QCOMPARE(size.last().at(0).toLongLong(), 2);
}

void TestCodeEditor::enterKeepsTheLineEndsOfTheText()
{
    m_editor->setBytes("a\r\nb");
    QTest::keyClick(textOf(*m_editor), Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), QByteArray("\r\na\r\nb"));
}

void TestCodeEditor::tellsWhereJsonIsWrong()
{
    m_editor->setBytes("{\n  \"a\": 1,\n}");
    const JsonState state = m_editor->jsonState();
    QVERIFY(state.kind == Kind::Invalid);
    QCOMPARE(state.line, 3);
    QCOMPARE(state.column, 1);
    m_editor->setBytes("{}");
    QVERIFY(m_editor->jsonState().kind == Kind::Valid);
    m_editor->setBytes(" \n");
    QVERIFY(m_editor->jsonState().kind == Kind::Empty);
    m_editor->setBytes("\xff");
    QVERIFY(m_editor->jsonState().kind == Kind::Unchecked);
    m_editor->setBytes({});
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("["));
    QTRY_VERIFY(m_editor->jsonState().kind == Kind::Invalid);
}

void TestCodeEditor::beautifyIsOneStepBack()
{
    m_editor->setBytes("{\"b\":1.0,\"a\":[]}");
    m_editor->beautify();
    QCOMPARE(m_editor->bytes(), QByteArray("{\n  \"b\": 1.0,\n  \"a\": []\n}"));
    QTest::keyClick(textOf(*m_editor), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("{\"b\":1.0,\"a\":[]}"));
    m_editor->setBytes("{");
    m_editor->beautify();
    QCOMPARE(m_editor->bytes(), QByteArray("{"));
}

void TestCodeEditor::findSelectsAndSaysWhenThereIsNone()
{
    m_editor->setBytes("one two one");
    textOf(*m_editor)->setFocus();
    QTest::keyClick(textOf(*m_editor), Qt::Key_F, Qt::ControlModifier);
    auto *field = m_editor->findChild<QLineEdit *>(QStringLiteral("findText"));
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("one"));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    // The second one is selected: typing replaces it.
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("3"));
    QCOMPARE(m_editor->bytes(), QByteArray("one two 3"));
    m_editor->showFind();
    field->clear();
    QTest::keyClicks(field, QStringLiteral("zebra"));
    QVERIFY(field->property("sealwrightInvalid").toBool());
}

void TestCodeEditor::keysWithoutAMeaningHereGoOn_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("Escape") << int{Qt::Key_Escape} << QStringLiteral("\x1b");
    QTest::newRow("Ctrl+1") << (int{Qt::CTRL} | int{Qt::Key_1}) << QStringLiteral("1");
}

/// As X11 sends them, with a text of their own.
void TestCodeEditor::keysWithoutAMeaningHereGoOn()
{
    QFETCH(const int, key);
    QFETCH(const QString, text);
    m_editor->setBytes("{}");
    const auto both = QKeyCombination::fromCombined(key);
    QKeyEvent event(QEvent::KeyPress, both.key(), both.keyboardModifiers(), text);
    QCoreApplication::sendEvent(textOf(*m_editor), &event);
    QVERIFY(!event.isAccepted());
    QCOMPARE(m_editor->bytes(), QByteArray("{}"));
}

void TestCodeEditor::theKeypadMovesToo()
{
    m_editor->setBytes("[\n]");
    QTest::keyClick(textOf(*m_editor), Qt::Key_End, Qt::ControlModifier | Qt::KeypadModifier);
    QTest::keyClicks(textOf(*m_editor), QStringLiteral("x"));
    QCOMPARE(m_editor->bytes(), QByteArray("[\n]x"));
}

void TestCodeEditor::thePagesShortcutsAreLeftToThePage_data()
{
    QTest::addColumn<int>("key");
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_D, Qt::Key_N, Qt::Key_S, Qt::Key_K, Qt::Key_Return}) {
        QTest::newRow(qPrintable(QKeySequence(key).toString())) << static_cast<int>(key);
    }
}

void TestCodeEditor::thePagesShortcutsAreLeftToThePage()
{
    QFETCH(int, key);
    m_editor->setBytes("{\n  \"a\": 1\n}");
    QTest::keyClick(textOf(*m_editor), static_cast<Qt::Key>(key), Qt::ControlModifier);
    QCOMPARE(m_editor->bytes(), QByteArray("{\n  \"a\": 1\n}"));
    QKeyEvent override(QEvent::ShortcutOverride, key, Qt::ControlModifier);
    override.ignore();
    QCoreApplication::sendEvent(textOf(*m_editor), &override);
    QVERIFY(!override.isAccepted());
}

QTEST_MAIN(TestCodeEditor)
#include "tst_CodeEditor.moc"
