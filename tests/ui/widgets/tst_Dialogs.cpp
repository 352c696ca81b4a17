// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace sealwright::widgets;
using Answer = Dialogs::Answer;

namespace {

Dialogs::Question deletion()
{
    return {.title = QStringLiteral("Delete <b>it</b>?"),
            .sentence = QStringLiteral("<img src=x> goes."),
            .detail = {},
            .accept = QStringLiteral("Delete"),
            .other = QStringLiteral("Keep a copy"),
            .danger = Dialogs::Danger::Yes};
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPreparedAnswerShowsNothing();
    void eachButtonGivesItsAnswer_data();
    void eachButtonGivesItsAnswer();
    void enterNeverConfirmsWhatCannotBeUndone();
    void textIsNeverTakenForHtml();
    void textIsAskedForAndNothingWhenCancelled();
    void anElidedLabelKeepsItsWholeValue();
    void aPillWithoutAWordIsHidden();
};

void TestDialogs::aPreparedAnswerShowsNothing()
{
    Dialogs::setNextAnswer(Answer::Other);
    std::optional<Answer> got;
    Dialogs::ask(nullptr, deletion(), [&](Answer answer) { got = answer; });
    QVERIFY(got == Answer::Other);
    QCOMPARE(Dialogs::lastSentence(), QStringLiteral("<img src=x> goes."));
}

void TestDialogs::eachButtonGivesItsAnswer_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("answer");
    QTest::newRow("accept") << QStringLiteral("accept") << static_cast<int>(Answer::Accept);
    QTest::newRow("reject") << QStringLiteral("reject") << static_cast<int>(Answer::Reject);
    QTest::newRow("other") << QStringLiteral("other") << static_cast<int>(Answer::Other);
}

void TestDialogs::eachButtonGivesItsAnswer()
{
    QFETCH(QString, button);
    QFETCH(int, answer);
    QWidget window;
    std::optional<Answer> got;
    Dialogs::ask(&window, deletion(), [&](Answer given) { got = given; });
    auto *dialog = window.findChild<QDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(button), Qt::LeftButton);
    QVERIFY(got.has_value());
    QCOMPARE(static_cast<int>(*got), answer);
}

void TestDialogs::enterNeverConfirmsWhatCannotBeUndone()
{
    QWidget window;
    std::optional<Answer> got;
    Dialogs::ask(&window, deletion(), [&](Answer given) { got = given; });
    QTest::keyClick(window.findChild<QDialog *>(), Qt::Key_Return);
    QVERIFY(got == Answer::Reject);
}

void TestDialogs::textIsNeverTakenForHtml()
{
    QWidget window;
    Dialogs::ask(&window, deletion(), [](Answer) {});
    for (const QLabel *label : window.findChild<QDialog *>()->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestDialogs::textIsAskedForAndNothingWhenCancelled()
{
    QWidget window;
    std::optional<QString> got;
    Dialogs::askText(&window, QStringLiteral("Name"), QStringLiteral("Its name"), QStringLiteral("old"),
                     [&](const std::optional<QString> &text) { got = text; });
    auto *dialog = window.findChild<QDialog *>();
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("text"));
    field->clear();
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("accept"))->isEnabled());
    QTest::keyClicks(field, QStringLiteral("new"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(got, QStringLiteral("new"));
    delete dialog;
    Dialogs::askText(&window, QStringLiteral("Name"), QStringLiteral("Its name"), QStringLiteral("old"),
                     [&](const std::optional<QString> &text) { got = text; });
    QTest::keyClick(window.findChild<QDialog *>(), Qt::Key_Escape);
    QVERIFY(!got.has_value());
}

void TestDialogs::anElidedLabelKeepsItsWholeValue()
{
    const QString whole(200, QLatin1Char('x'));
    ElidedLabel label(whole);
    label.resize(80, 20);
    QVERIFY(label.isElided());
    QCOMPARE(label.toolTip(), whole);
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), whole);
}

void TestDialogs::aPillWithoutAWordIsHidden()
{
    QWidget window;
    auto *pill = new Pill(&window);
    QVERIFY(pill->isHidden());
    pill->setWord(Pill::Tone::Bad, QStringLiteral("failed"));
    QVERIFY(!pill->isHidden());
    QCOMPARE(pill->accessibleName(), QStringLiteral("failed"));
}

QTEST_MAIN(TestDialogs)
#include "tst_Dialogs.moc"
