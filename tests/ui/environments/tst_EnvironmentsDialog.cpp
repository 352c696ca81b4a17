// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/environments/EnvironmentsDesk.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>

using namespace sealwright;
using environments::VariableModel;
using tests::await;
using tests::EnvironmentsDesk;
using widgets::Dialogs;

class TestEnvironmentsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_desk = std::make_unique<EnvironmentsDesk>(); }

    void cleanup() { m_desk.reset(); }

    void teachesWhenThereIsNone();
    void makesOneByKeyboardAlone();
    void aNameThatIsTakenIsSaidAtTheName();
    void aNameThatIsEmptyIsSaidAtTheName();
    void aRenamedOneStaysTheSame();
    void aCopyHasNoSecretValues();
    void deletingSaysWhatUsesIt();
    void unsavedChangesAreAskedAbout_data();
    void unsavedChangesAreAskedAbout();
    void switchingAwayAsksAsWell();
    void whatFailsToBeStoredLosesNothing();
    void whatAnotherProgramChangedIsSaidAndNotOverwritten();
    void aFileThatCannotBeReadIsListedWithItsReason();
    void closingWhileAValueIsBeingStoredAsks();
    void everyControlHasANameAndAToolTip();
    void namesFromFilesStayText();

private:
    std::unique_ptr<EnvironmentsDesk> m_desk;
};

void TestEnvironmentsDialog::teachesWhenThereIsNone()
{
    m_desk->open();
    auto *empty = m_desk->at("noEnvironments");
    QVERIFY(empty->isVisible());
    QVERIFY(!m_desk->at("saveEnvironment")->isEnabled());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_desk->at("environmentEditor")->isVisible());
    QVERIFY(m_desk->at("environmentName")->hasFocus());
}

void TestEnvironmentsDialog::makesOneByKeyboardAlone()
{
    m_desk->open();
    QTest::keyClick(m_desk->dialog.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->at("environmentName")->hasFocus());
    QTest::keyClicks(m_desk->at("environmentName"), QStringLiteral("staging"));
    QCOMPARE(m_desk->names(), QStringList(QStringLiteral("staging")));
    QTest::keyClick(m_desk->at("environmentName"), Qt::Key_Tab);
    QVERIFY(m_desk->table()->hasFocus());
    QTest::keyClick(m_desk->table(), Qt::Key_Insert);
    QVERIFY(m_desk->openField() != nullptr);
    QTest::keyClicks(m_desk->openField(), QStringLiteral("host"));
    QTest::keyClick(m_desk->openField(), Qt::Key_Tab); // goes on to the value
    QTRY_VERIFY(m_desk->openField() != nullptr &&
                m_desk->openField()->objectName() == QLatin1String("variableValue"));
    QTest::keyClicks(m_desk->openField(), QStringLiteral("https://staging.test"));
    QTest::keyClick(m_desk->dialog.get(), Qt::Key_S, Qt::ControlModifier); // takes the open field along
    QTRY_VERIFY(!m_desk->dialog->hasUnsaved());
    const auto saved = m_desk->keep.summary(QStringLiteral("staging"));
    VERIFY_RESULT(saved);
    const std::vector<workspace::EnvironmentVariable> expected{{"host", "https://staging.test", false}};
    QVERIFY(saved->environment.variables == expected);
    QCOMPARE(m_desk->choice.all().size(), std::size_t{1}); // the window knows it, too
    QCOMPARE(m_desk->list()->currentKey(), saved->environment.id);
}

void TestEnvironmentsDialog::aNameThatIsTakenIsSaidAtTheName()
{
    m_desk->add("staging", {});
    m_desk->open();
    m_desk->click("addEnvironment");
    m_desk->typeName(QStringLiteral("staging"));
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(m_desk->text("environmentNameHint").contains(QLatin1String("staging")));
    QVERIFY(m_desk->at("environmentName")->hasFocus());
    QVERIFY(m_desk->dialog->hasUnsaved());
    m_desk->typeName(QStringLiteral("testing"));
    QCOMPARE(m_desk->text("environmentNameHint"), QString());
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(!m_desk->dialog->hasUnsaved());
    QCOMPARE(m_desk->names(), QStringList({QStringLiteral("staging"), QStringLiteral("testing")}));
}

void TestEnvironmentsDialog::aNameThatIsEmptyIsSaidAtTheName()
{
    m_desk->add("staging", {});
    m_desk->open();
    m_desk->typeName(QString());
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(!m_desk->text("environmentNameHint").isEmpty());
    QVERIFY(m_desk->at("environmentName")->hasFocus());
}

void TestEnvironmentsDialog::aRenamedOneStaysTheSame()
{
    const auto staging = m_desk->add("staging", {{"host", "a", false}});
    m_desk->choice.choose(staging.id);
    m_desk->open();
    m_desk->choice.choose(staging.id);
    QTest::keyClick(m_desk->list(), Qt::Key_F2);
    QVERIFY(m_desk->at("environmentName")->hasFocus());
    QTest::keyClicks(m_desk->at("environmentName"), QStringLiteral("pre-production"));
    QTest::keyClick(m_desk->at("environmentName"), Qt::Key_Return);
    QTRY_COMPARE(m_desk->names(), QStringList(QStringLiteral("pre-production")));
    QCOMPARE(m_desk->choice.chosenId(), staging.id);
    QCOMPARE(m_desk->choice.chosen()->name, QStringLiteral("pre-production"));
}

void TestEnvironmentsDialog::aCopyHasNoSecretValues()
{
    m_desk->add("staging", {{"host", "a", false}, {"key", {}, true}}, {{"key", "kept-in-the-store"}});
    m_desk->open();
    m_desk->click("duplicateEnvironment");
    QCOMPARE(m_desk->at<QLineEdit>("environmentName")->text(), QStringLiteral("staging (copy)"));
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("a"));
    QCOMPARE(m_desk->cell(1, VariableModel::Value), QStringLiteral("no value yet"));
    m_desk->click("saveEnvironment");
    QTRY_COMPARE(m_desk->names().size(), 2);
    QCOMPARE(m_desk->world.store.keys().size(), 1);
}

void TestEnvironmentsDialog::deletingSaysWhatUsesIt()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}}, {{"key", "kept-in-the-store"}});
    m_desk->add("testing", {});
    workspace::SavedRequest request = m_desk->world.savedRequest(QStringLiteral("Order"), {});
    request.credentialIn[staging.id] = QString();
    VERIFY_RESULT(m_desk->world.workspace.saveRequest(request));
    m_desk->open();
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    QTest::keyClick(m_desk->list(), Qt::Key_Delete);
    QVERIFY2(Dialogs::lastSentence().contains(QLatin1String("Order")), qPrintable(Dialogs::lastSentence()));
    QVERIFY(Dialogs::lastSentence().contains(QLatin1String("secret values are erased")));
    QCOMPARE(m_desk->names().size(), 2);
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    m_desk->click("deleteEnvironment");
    QTRY_COMPARE(m_desk->names(), QStringList(QStringLiteral("testing")));
    QVERIFY(m_desk->world.store.keys().isEmpty());
    QCOMPARE(m_desk->choice.all().size(), std::size_t{1});
    QCOMPARE(m_desk->at<QLineEdit>("environmentName")->text(), QStringLiteral("testing"));
}

void TestEnvironmentsDialog::unsavedChangesAreAskedAbout_data()
{
    QTest::addColumn<widgets::Dialogs::Answer>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << Dialogs::Answer::Reject << false << false;
    QTest::newRow("discard") << Dialogs::Answer::Other << true << false;
    QTest::newRow("save") << Dialogs::Answer::Accept << true << true;
}

void TestEnvironmentsDialog::unsavedChangesAreAskedAbout()
{
    QFETCH(widgets::Dialogs::Answer, answer);
    QFETCH(bool, closes);
    QFETCH(bool, saves);
    const auto staging = m_desk->add("staging", {{"host", "a", false}});
    m_desk->open();
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("b"));
    QVERIFY(m_desk->dialog->hasUnsaved());
    Dialogs::setNextAnswer(answer);
    QTest::keyClick(m_desk->list(), Qt::Key_Escape);
    if (closes) {
        QTRY_VERIFY(!m_desk->dialog->isVisible());
    } else {
        QVERIFY(m_desk->dialog->isVisible());
        QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("b"));
    }
    QCOMPARE(m_desk->keep.summary(staging.id)->environment.variables.front().value,
             saves ? QByteArray("b") : QByteArray("a"));
}

void TestEnvironmentsDialog::switchingAwayAsksAsWell()
{
    m_desk->add("production", {{"host", "p", false}});
    m_desk->add("staging", {{"host", "s", false}});
    m_desk->open();
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("other"));
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    m_desk->chooseLine(1);
    QCOMPARE(m_desk->list()->currentRow(), 0);
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("other"));
    Dialogs::setNextAnswer(Dialogs::Answer::Other);
    m_desk->chooseLine(1);
    QCOMPARE(m_desk->list()->currentRow(), 1);
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("s"));
    m_desk->chooseLine(0);
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("p"));
}

void TestEnvironmentsDialog::whatFailsToBeStoredLosesNothing()
{
    const auto staging = m_desk->add("staging", {{"key", {}, true}}, {{"key", "the-old-value-of-it"}});
    m_desk->open();
    QTRY_VERIFY(m_desk->cell(0, VariableModel::Value).contains(QLatin1String("sha256:")));
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("the-new-value-of-it"));
    m_desk->world.store.failAlways(vault::VaultError::Locked);
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(!m_desk->trouble().isEmpty());
    QVERIFY(m_desk->dialog->hasUnsaved());
    QVERIFY(m_desk->cell(0, VariableModel::Value).contains(QLatin1String("stored when you save")));
    m_desk->world.store.work();
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("key")), QByteArray("the-old-value-of-it"));
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(!m_desk->dialog->hasUnsaved());
    QCOMPARE(m_desk->trouble(), QString());
    QCOMPARE(m_desk->world.store.secretOf(staging.secretKey("key")), QByteArray("the-new-value-of-it"));
}

void TestEnvironmentsDialog::whatAnotherProgramChangedIsSaidAndNotOverwritten()
{
    const auto staging = m_desk->add("staging", {{"host", "a", false}});
    m_desk->open();
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("mine"));
    workspace::Environment theirs = staging;
    theirs.variables.front().value = "theirs";
    VERIFY_RESULT(await(m_desk->keep.save(theirs, {})));
    m_desk->click("saveEnvironment");
    QTRY_VERIFY(m_desk->trouble().contains(QLatin1String("Another program changed")));
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("mine"));
    QCOMPARE(m_desk->keep.summary(staging.id)->environment.variables.front().value, QByteArray("theirs"));
    // It is seen without saving as well, as soon as the workspace is read again.
    m_desk->at<widgets::Banner>("editorTrouble")->hide();
    m_desk->choice.reload();
    QVERIFY(m_desk->trouble().contains(QLatin1String("Another program changed")));
    Q_EMIT m_desk->at<widgets::Banner>("editorTrouble")->firstTriggered();
    QCOMPARE(m_desk->cell(0, VariableModel::Value), QStringLiteral("theirs"));
    QVERIFY(!m_desk->dialog->hasUnsaved());
    QCOMPARE(m_desk->trouble(), QString());
}

void TestEnvironmentsDialog::aFileThatCannotBeReadIsListedWithItsReason()
{
    m_desk->add("staging", {});
    const QString path = m_desk->world.home.filePath(QStringLiteral("workspace/environments/torn.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"id\": 3}");
    file.close();
    m_desk->open();
    QCOMPARE(m_desk->names(), QStringList({QStringLiteral("staging"), QStringLiteral("torn.json")}));
    m_desk->chooseLine(1);
    const auto *broken = m_desk->at("brokenEnvironment");
    QVERIFY(broken->isVisible());
    QVERIFY(broken->findChild<QLabel *>(QStringLiteral("sentence"))->text().contains(path));
    QTest::mouseClick(broken->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), path);
    QVERIFY(!m_desk->at("deleteEnvironment")->isEnabled()); // it is left alone
    QVERIFY(!m_desk->at("duplicateEnvironment")->isEnabled());
    m_desk->chooseLine(0);
    QVERIFY(m_desk->at("environmentEditor")->isVisible());
}

void TestEnvironmentsDialog::closingWhileAValueIsBeingStoredAsks()
{
    m_desk->add("staging", {{"key", {}, true}});
    m_desk->open();
    m_desk->typeInto(0, VariableModel::Value, QStringLiteral("a-value-that-takes-its-time"));
    m_desk->world.store.hold();
    m_desk->click("saveEnvironment");
    QVERIFY(m_desk->dialog->isBusy());
    QVERIFY(!m_desk->text("environmentProgress").isEmpty());
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    m_desk->dialog->close();
    QVERIFY(m_desk->dialog->isVisible());
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    m_desk->dialog->close();
    QVERIFY(!m_desk->dialog->isVisible());
    m_desk->dialog.reset(); // before the store has answered
    m_desk->world.store.release();
    QTRY_COMPARE(m_desk->world.store.keys().size(), 1);
}

void TestEnvironmentsDialog::everyControlHasANameAndAToolTip()
{
    m_desk->add("staging", {{"host", "a", false}});
    m_desk->open();
    for (const QAbstractButton *button : m_desk->dialog->findChildren<QAbstractButton *>()) {
        if (!button->isVisibleTo(m_desk->dialog.get()) ||
            QLatin1String(button->metaObject()->className()).startsWith(QLatin1String("QTable"))) {
            continue; // a table's corner is Qt's own
        }
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
    for (const char *name : {"environmentList", "variables", "environmentName"}) {
        QVERIFY2(!m_desk->at(name)->accessibleName().isEmpty(), name);
    }
}

void TestEnvironmentsDialog::namesFromFilesStayText()
{
    m_desk->add("<img src='file:///etc/passwd'>", {{"host", "<b>bold</b>", false}});
    m_desk->open();
    for (const QLabel *label : m_desk->dialog->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(!m_desk->list()->item(0)->toolTip().contains(QLatin1String("<img")));
    QVERIFY(!m_desk->table()
                 ->model()
                 ->index(0, 1)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QLatin1String("<b>")));
}

QTEST_MAIN(TestEnvironmentsDialog)
#include "tst_EnvironmentsDialog.moc"
