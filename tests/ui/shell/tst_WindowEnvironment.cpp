// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The environment that the whole window works in: chosen by keys, remembered, said, and managed.
#include "app/composition/Composition.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/composer/SendPage.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sealwright;
using shell::MainWindow;
using widgets::Dialogs;

class TestWindowEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Choice::Light);
        m_preferences =
            std::make_unique<shell::Preferences>(m_folder->filePath(QStringLiteral("window.ini")));
        auto house = composition::Composition::create(
            {m_folder->filePath(QStringLiteral("workspace")), vault::StoreKind::Session});
        VERIFY_RESULT(house);
        m_house = std::move(*house);
        m_staging = tests::savedEnvironment(m_house->keepEnvironment(), QStringLiteral("staging"),
                                            {{"host", "http://staging.test", false}});
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_house.reset();
        m_preferences.reset();
        m_theme.reset();
    }

    void ctrlEOpensTheChoiceFromAnyFocus_data()
    {
        QTest::addColumn<QString>("focus");
        for (const char *name : {"url", "text", "requestTree", "credential"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }

    void ctrlEOpensTheChoiceFromAnyFocus()
    {
        QFETCH(QString, focus);
        auto *focused = child<QWidget>("sendPage")->findChild<QWidget *>(focus);
        focused->setFocus();
        QTest::keyClick(focused, Qt::Key_E, Qt::ControlModifier);
        auto *combo = child<QComboBox>("environment");
        QTRY_VERIFY(combo->view()->isVisible());
        QTest::keyClick(combo->view(), Qt::Key_Down);
        QTest::keyClick(combo->view(), Qt::Key_Return);
        QTRY_COMPARE(combo->currentText(), QStringLiteral("staging"));
        QCOMPARE(child<widgets::ElidedLabel>("chosenEnvironment")->text(),
                 QStringLiteral("Environment: staging"));
    }

    void noTextTakesTheKeysOfCommands()
    {
        auto *url = child<QLineEdit>("url");
        url->setText(QStringLiteral("http://localhost/"));
        url->setFocus();
        url->setCursorPosition(0);
        QTest::keyClick(url, Qt::Key_K, Qt::ControlModifier); // in Emacs: delete the rest of the line
        QTRY_VERIFY(child<QLineEdit>("commandText") != nullptr);
        QCOMPARE(url->text(), QStringLiteral("http://localhost/"));
        QTest::keyClick(child<QLineEdit>("commandText"), Qt::Key_Escape);
    }

    void ctrlEComesFromAnotherPage()
    {
        m_window->showPage(MainWindow::RecipesPageIndex);
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), int{MainWindow::SendPageIndex});
        QTRY_VERIFY(child<QComboBox>("environment")->view()->isVisible());
        QTest::keyClick(child<QComboBox>("environment")->view(), Qt::Key_Escape);
    }

    void theChoiceIsRememberedUntilItIsGone()
    {
        choose(m_staging.id);
        QCOMPARE(m_preferences->environment(), m_staging.id);
        m_window.reset();
        open();
        QCOMPARE(child<QComboBox>("environment")->currentText(), QStringLiteral("staging"));
        m_window.reset();
        VERIFY_RESULT(tests::await(m_house->keepEnvironment().remove(m_staging.id)));
        open();
        QCOMPARE(child<QComboBox>("environment")->currentText(), QStringLiteral("None"));
        QCOMPARE(child<widgets::ElidedLabel>("chosenEnvironment")->text(), QStringLiteral("No environment"));
    }

    void thePaletteKnowsBothCommands()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *text = child<QLineEdit>("commandText");
        QTest::keyClicks(text, QStringLiteral("environment"));
        QCOMPARE(child<QListWidget>("commandList")->count(), 2);
        QTest::keyClicks(text, QStringLiteral(" manage"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    }

    void whatIsChangedThereIsSeenAtOnce()
    {
        choose(m_staging.id);
        manage();
        auto *name = dialog()->findChild<QLineEdit *>(QStringLiteral("environmentName"));
        name->setText(QStringLiteral("testing"));
        dialog()->save();
        QTRY_COMPARE(child<QComboBox>("environment")->currentText(), QStringLiteral("testing"));
        QCOMPARE(child<widgets::ElidedLabel>("chosenEnvironment")->text(),
                 QStringLiteral("Environment: testing"));
    }

    void unsavedOnesAreAskedAboutOnClosing_data()
    {
        QTest::addColumn<widgets::Dialogs::Answer>("answer");
        QTest::addColumn<bool>("closes");
        QTest::newRow("cancel") << Dialogs::Answer::Reject << false;
        QTest::newRow("discard") << Dialogs::Answer::Other << true;
        QTest::newRow("save") << Dialogs::Answer::Accept << true;
    }

    void unsavedOnesAreAskedAboutOnClosing()
    {
        QFETCH(widgets::Dialogs::Answer, answer);
        QFETCH(bool, closes);
        manage();
        dialog()->findChild<QLineEdit *>(QStringLiteral("environmentName"))->setText(QStringLiteral("other"));
        Dialogs::setNextAnswer(answer);
        m_window->close();
        if (closes) {
            QTRY_VERIFY(!m_window->isVisible());
        } else {
            QVERIFY(m_window->isVisible());
            QVERIFY(dialog()->hasUnsaved());
        }
        QCOMPARE(m_house->keepEnvironment().summary(m_staging.id)->environment.name,
                 answer == Dialogs::Answer::Accept ? QStringLiteral("other") : QStringLiteral("staging"));
    }

private:
    void open()
    {
        m_window = std::make_unique<MainWindow>(*m_house, *m_theme, *m_preferences);
        QSignalSpy ready(m_window.get(), &MainWindow::ready);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(ready.count() > 0 || ready.wait());
    }

    void choose(const QString &id) const
    {
        auto *combo = child<QComboBox>("environment");
        combo->setCurrentIndex(combo->findData(id));
        Q_EMIT combo->activated(combo->currentIndex());
    }

    void manage() const
    {
        m_window->findChild<QAction *>(QStringLiteral("manageEnvironmentsCommand"))->trigger();
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }

    environments::EnvironmentsDialog *dialog() const
    {
        return m_window->findChild<environments::EnvironmentsDialog *>();
    }

    template<typename T>
    T *child(const char *name) const
    {
        // Other pages have an environment, too.
        auto *page = m_window->findChild<QWidget *>(QStringLiteral("sendPage"));
        T *const found = page ? page->findChild<T *>(QLatin1String(name)) : nullptr;
        return found ? found : m_window->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<shell::Preferences> m_preferences;
    std::unique_ptr<composition::Composition> m_house;
    workspace::Environment m_staging;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindowEnvironment)
#include "tst_WindowEnvironment.moc"
