// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SecretField.h"

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
    void aNewPassphraseIsTypedTwice();
    void aPassphraseIsTypedOnceToOpen();
    void aPreparedPassphraseShowsNothing();
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

void TestDialogs::aNewPassphraseIsTypedTwice()
{
    QWidget window;
    std::optional<QByteArray> got;
    QByteArray judged;
    Dialogs::askPassphrase(&window,
                           {.title = QStringLiteral("Make <b>it</b>"),
                            .sentence = QStringLiteral("A file."),
                            .detail = QStringLiteral("Never forget it."),
                            .accept = QStringLiteral("Make"),
                            .isNew = true,
                            .wasWrong = false,
                            .judge =
                                [&judged](QByteArrayView typed) {
                                    judged = typed.toByteArray();
                                    return QStringLiteral("hint");
                                }},
                           [&](std::optional<sealwright::base::SecretBytes> given) {
                               got = given ? given->view().toByteArray() : QByteArray("cancelled");
                           });
    auto *dialog = window.findChild<QDialog *>(QStringLiteral("passphraseDialog"));
    QVERIFY(dialog);
    auto *first = dialog->findChild<SecretField *>(QStringLiteral("passphrase"));
    auto *again = dialog->findChild<SecretField *>(QStringLiteral("again"));
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("accept"));
    auto *hint = dialog->findChild<QLabel *>(QStringLiteral("hint"));
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(first, QStringLiteral("twice"));
    QCOMPARE(judged, QByteArray("twice"));
    QCOMPARE(hint->text(), QStringLiteral("hint"));
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(again, QStringLiteral("twi"));
    QCOMPARE(hint->text(), QStringLiteral("hint")); // it may still become the same
    QTest::keyClicks(again, QStringLiteral("x"));
    QVERIFY(hint->text().contains(QLatin1String("different")));
    QTest::keyClick(again, Qt::Key_Return);
    QVERIFY(!got.has_value());
    QTest::keyClick(again, Qt::Key_Backspace);
    QTest::keyClicks(again, QStringLiteral("ce"));
    QVERIFY(accept->isEnabled());
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QTest::mouseClick(accept, Qt::LeftButton);
    QCOMPARE(got, QByteArray("twice"));
    QVERIFY(first->isEmpty() && again->isEmpty());
}

void TestDialogs::aPassphraseIsTypedOnceToOpen()
{
    QWidget window;
    std::optional<QByteArray> got;
    const auto ask = [&](bool wasWrong) {
        Dialogs::askPassphrase(&window,
                               {.title = QStringLiteral("Open"),
                                .sentence = QStringLiteral("A file."),
                                .detail = {},
                                .accept = QStringLiteral("Open"),
                                .isNew = false,
                                .wasWrong = wasWrong},
                               [&](std::optional<sealwright::base::SecretBytes> given) {
                                   got = given ? given->view().toByteArray() : QByteArray("cancelled");
                               });
        return window.findChild<QDialog *>(QStringLiteral("passphraseDialog"));
    };
    QDialog *dialog = ask(true);
    QVERIFY(!dialog->findChild<SecretField *>(QStringLiteral("again")));
    auto *hint = dialog->findChild<QLabel *>(QStringLiteral("hint"));
    QVERIFY(hint->text().contains(QLatin1String("not its passphrase")));
    auto *field = dialog->findChild<SecretField *>(QStringLiteral("passphrase"));
    QTest::keyClick(field, Qt::Key_Return); // nothing is no passphrase
    QVERIFY(!got.has_value());
    QTest::keyClicks(field, QStringLiteral("once"));
    QVERIFY(hint->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(got, QByteArray("once"));
    delete dialog;
    QTest::keyClick(ask(false), Qt::Key_Escape);
    QCOMPARE(got, QByteArray("cancelled"));
}

void TestDialogs::aPreparedPassphraseShowsNothing()
{
    for (const QByteArray &prepared : {QByteArray("given"), QByteArray()}) {
        Dialogs::setNextPassphrase(prepared);
        std::optional<QByteArray> got;
        Dialogs::askPassphrase(nullptr,
                               {.title = QStringLiteral("Open"),
                                .sentence = QStringLiteral("Which file."),
                                .detail = {},
                                .accept = QStringLiteral("Open")},
                               [&](std::optional<sealwright::base::SecretBytes> given) {
                                   got = given ? given->view().toByteArray() : QByteArray("cancelled");
                               });
        QCOMPARE(got, prepared.isEmpty() ? QByteArray("cancelled") : prepared);
        QCOMPARE(Dialogs::lastSentence(), QStringLiteral("Which file."));
    }
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
