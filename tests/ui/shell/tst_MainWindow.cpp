// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Interrupts.h"
#include "app/composition/Composition.h"
#include "app/vault/ChosenStore.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/TestResult.h"
#include "ui/composer/SendPage.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/recipes/RecipesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SecretField.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <csignal>
#include <unistd.h>

using namespace sealwright;
using shell::MainWindow;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstStartIsOneClickFromBothEnds();
    void pagesAreReachedByKeys();
    void ctrlEnterDoesWhatThePageIsFor();
    void theSessionStoreIsSaidAloud();
    void theStatusLineNamesStoreAndWorkspace();
    void thePaletteRunsACommand();
    void everyShortcutIsListed();
    void unsavedRequestsAreAskedAboutOnClosing();
    void anUnsavedCredentialIsAskedAboutOnClosing_data();
    void anUnsavedCredentialIsAskedAboutOnClosing();
    void aRecipeBecomesACredentialAndIsAskedAboutOnClosing();
    void aSecretBeingStoredIsAwaitedOnClosing();
    void aSignalEndsItInOrderAndKeepsWhatIsNotSaved();
    void whatIsDiscardedOnClosingDoesNotComeBack();
    void aSignalDoesNotWaitForEverForAKeyring();
    void remembersWhatItLookedLike();
    void everyControlHasANameAndAToolTip();
    void nothingIsTakenForHtml();

private:
    void open();
    void doWhatIsDue();

    template<typename T>
    T *child(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<shell::Preferences> m_preferences;
    std::unique_ptr<composition::Composition> m_house;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Choice::Light);
    m_preferences = std::make_unique<shell::Preferences>(m_folder->filePath(QStringLiteral("window.ini")));
    auto house = composition::Composition::create(
        {m_folder->filePath(QStringLiteral("workspace")), vault::StoreKind::Session});
    VERIFY_RESULT(house);
    m_house = std::move(*house);
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_house.reset();
    m_preferences.reset();
    m_theme.reset();
}

void TestMainWindow::open()
{
    m_window = std::make_unique<MainWindow>(*m_house, *m_theme, *m_preferences);
    QSignalSpy ready(m_window.get(), &MainWindow::ready);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(ready.count() > 0 || ready.wait());
}

/// Until all is done that was to be done by a timer of no time, as the window closes itself.
void TestMainWindow::doWhatIsDue()
{
    bool isLast = false;
    QTimer::singleShot(0, m_window.get(), [&isLast] { isLast = true; });
    QTRY_VERIFY(isLast);
}

void TestMainWindow::theFirstStartIsOneClickFromBothEnds()
{
    open();
    auto *tree = child<QTreeWidget>("requestTree");
    QCOMPARE(tree->topLevelItemCount(), 1);
    QTest::mouseClick(child<QPushButton>("send"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!child<composer::SendPage>("sendPage")->isSending(), 10000);
    const auto pills = child<QWidget>("sendPage")->findChildren<widgets::Pill *>();
    QVERIFY(std::ranges::any_of(
        pills, [](const widgets::Pill *pill) { return pill->word().contains(QLatin1String("200")); }));
    QVERIFY(m_house->receiveWebhooks().isListening());
}

void TestMainWindow::pagesAreReachedByKeys()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), int{MainWindow::CredentialsPageIndex});
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), int{MainWindow::ReceivePageIndex});
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), int{MainWindow::SendPageIndex});
}

void TestMainWindow::ctrlEnterDoesWhatThePageIsFor()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), int{MainWindow::TokensPageIndex});
    auto *key = child<widgets::SecretField>("key");
    key->setFocus();
    QTest::keyClicks(key, QStringLiteral("0123456789abcdef0123456789abcdef"));
    QTest::keyClick(key, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(child<widgets::MarkedText>("mintedToken")->bytes().startsWith("eyJ"));
    QCOMPARE(m_window->currentPage(), int{MainWindow::TokensPageIndex});
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(child<composer::SendPage>("sendPage")->isSending());
    QTRY_VERIFY_WITH_TIMEOUT(!child<composer::SendPage>("sendPage")->isSending(), 10000);
}

void TestMainWindow::theSessionStoreIsSaidAloud()
{
    open();
    auto *banner = child<widgets::Banner>("storeBanner");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains(QLatin1String("memory")));
}

void TestMainWindow::theStatusLineNamesStoreAndWorkspace()
{
    open();
    QVERIFY(child<QLabel>("store")->text().contains(QLatin1String("memory")));
    QVERIFY(child<QWidget>("workspace")->toolTip().contains(QLatin1String("workspace")));
}

void TestMainWindow::thePaletteRunsACommand()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *text = child<QLineEdit>("commandText");
    QVERIFY(text);
    QTest::keyClicks(text, QStringLiteral("go cred"));
    QCOMPARE(child<QListWidget>("commandList")->count(), 1);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(m_window->currentPage(), int{MainWindow::CredentialsPageIndex});
}

void TestMainWindow::everyShortcutIsListed()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *dialog = child<QDialog>("shortcutsDialog");
    QVERIFY(dialog);
    QStringList words;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        words.append(label->text());
    }
    for (const QAction *action : m_window->actions()) {
        // A command may be for the palette alone.
        QVERIFY2(action->shortcut().isEmpty() || words.contains(action->text()), qPrintable(action->text()));
    }
    dialog->close();
}

void TestMainWindow::unsavedRequestsAreAskedAboutOnClosing()
{
    open();
    m_window->show();
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("url"), QStringLiteral("http://localhost/"));
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Reject);
    m_window->close();
    QVERIFY(widgets::Dialogs::lastSentence().contains(QLatin1String("not saved")));
    doWhatIsDue();
    QVERIFY(m_window->isVisible());
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Accept);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_house->keepRequest().list()->items.size(), std::size_t{2});
}

void TestMainWindow::anUnsavedCredentialIsAskedAboutOnClosing_data()
{
    QTest::addColumn<widgets::Dialogs::Answer>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << widgets::Dialogs::Answer::Reject << false << false;
    QTest::newRow("discard") << widgets::Dialogs::Answer::Other << true << false;
    QTest::newRow("save") << widgets::Dialogs::Answer::Accept << true << true;
}

void TestMainWindow::anUnsavedCredentialIsAskedAboutOnClosing()
{
    QFETCH(widgets::Dialogs::Answer, answer);
    QFETCH(bool, closes);
    QFETCH(bool, saves);
    open();
    m_window->showPage(MainWindow::CredentialsPageIndex);
    const QString id = m_house->inspectCredential().list()->items.front().credential.id;
    child<credentials::CredentialsPage>("credentialsPage")->select(id);
    QTest::keyClicks(child<QWidget>("credentialsPage")->findChild<QLineEdit *>(QStringLiteral("environment")),
                     QStringLiteral("-else"));
    widgets::Dialogs::setNextAnswer(answer);
    m_window->showPage(MainWindow::SendPageIndex);
    m_window->close();
    if (closes) {
        QTRY_VERIFY(!m_window->isVisible());
    } else {
        doWhatIsDue();
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_window->currentPage(), int{MainWindow::CredentialsPageIndex});
    }
    QCOMPARE(
        m_house->inspectCredential().summary(id)->credential.environment.endsWith(QLatin1String("-else")),
        saves);
}

void TestMainWindow::aRecipeBecomesACredentialAndIsAskedAboutOnClosing()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), int{MainWindow::RecipesPageIndex});
    auto *page = child<recipes::RecipesPage>("recipesPage");
    page->select(QStringLiteral("stripe"));
    page->duplicate();
    QVERIFY(page->hasUnsaved());
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Reject);
    m_window->showPage(MainWindow::SendPageIndex);
    m_window->close();
    doWhatIsDue();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_window->currentPage(), int{MainWindow::RecipesPageIndex});
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Other);
    page->select(QStringLiteral("stripe"));
    page->findChild<QPushButton *>(QStringLiteral("useRecipe"))->click();
    QCOMPARE(m_window->currentPage(), int{MainWindow::CredentialsPageIndex});
    QCOMPARE(child<QWidget>("credentialsPage")->findChild<QLineEdit *>(QStringLiteral("name"))->text(),
             QStringLiteral("Stripe"));
}

void TestMainWindow::aSecretBeingStoredIsAwaitedOnClosing()
{
    open();
    auto fake = std::make_unique<tests::FakeSecretStore>();
    tests::FakeSecretStore &store = *fake;
    static_cast<vault::ChosenStore &>(m_house->store()).use(std::move(fake));
    store.hold();
    credential::Credential one;
    one.name = QStringLiteral("Slow");
    one.fields = credential::BearerFields{};
    const auto adding =
        m_house->keepCredential().add(one, base::SecretBytes::copyOf("a secret that takes its time"));
    QTRY_VERIFY(store.isWriting()); // what may stand in a file was compared with before
    m_window->close();
    QVERIFY(!child<QWidget>("trouble")->isVisible()); // not worth a word yet
    doWhatIsDue();
    QVERIFY(m_window->isVisible());
    m_window->close(); // twice is no more than once
    store.release();
    QTRY_VERIFY(!m_window->isVisible());
    const auto listing = m_house->inspectCredential().list();
    const auto saved = std::ranges::find_if(listing->items, [](const flow::CredentialSummary &summary) {
        return summary.credential.name == QLatin1String("Slow");
    });
    QVERIFY(saved != listing->items.end());
    QVERIFY(store.has(saved->credential.id + QStringLiteral("/token")));
}

void TestMainWindow::aSignalEndsItInOrderAndKeepsWhatIsNotSaved()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("url"), QStringLiteral("http://localhost/half-typed"));
    m_window->showPage(MainWindow::ReceivePageIndex);
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Reject); // nobody is there to be asked
    {
        QSignalSpy ended(m_window.get(), &MainWindow::ended);
        const base::Interrupts interrupts([this](int) { m_window->endInOrder(); });
        QCOMPARE(::kill(::getpid(), SIGTERM), 0);
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!m_window->isVisible());
    }
    QCOMPARE(m_preferences->page(), int{MainWindow::ReceivePageIndex});
    m_window.reset();
    m_preferences->setPage(MainWindow::SendPageIndex);
    open();
    QVERIFY(child<composer::SendPage>("sendPage")->hasUnsaved());
    const auto *banner =
        child<composer::SendPage>("sendPage")->findChild<widgets::Banner *>(QStringLiteral("trouble"));
    QVERIFY2(!banner->isHidden() && banner->sentence().contains(QLatin1String("1 request")),
             qPrintable(banner->sentence()));
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Accept);
    m_window->close(); // saves all
    QTRY_VERIFY(!m_window->isVisible());
    const auto requests = m_house->keepRequest().list();
    QVERIFY(std::ranges::any_of(requests->items, [](const workspace::SavedRequest &request) {
        return request.url == "http://localhost/half-typed";
    }));
    m_window.reset();
    open();
    QVERIFY(!child<composer::SendPage>("sendPage")->hasUnsaved());
}

void TestMainWindow::whatIsDiscardedOnClosingDoesNotComeBack()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>("url"), QStringLiteral("http://localhost/"));
    QCoro::waitFor(child<composer::SendPage>("sendPage")->keepDraftsNow());
    QCOMPARE(m_house->keepDrafts().bringBack()->items.size(), std::size_t{1});
    widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Other);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    m_window.reset();
    QVERIFY(m_house->keepDrafts().bringBack()->items.empty());
}

void TestMainWindow::aSignalDoesNotWaitForEverForAKeyring()
{
    open();
    auto fake = std::make_unique<tests::FakeSecretStore>();
    tests::FakeSecretStore &store = *fake;
    static_cast<vault::ChosenStore &>(m_house->store()).use(std::move(fake));
    store.hold();
    credential::Credential one;
    one.name = QStringLiteral("Stuck");
    one.fields = credential::BearerFields{};
    const auto adding = m_house->keepCredential().add(one, base::SecretBytes::copyOf("a secret that waits"));
    QTRY_VERIFY(store.isWriting()); // what may stand in a file was compared with before
    QSignalSpy ended(m_window.get(), &MainWindow::ended);
    m_window->endInOrder();
    m_window->endInOrder(); // twice is no more than once
    QVERIFY(m_window->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
    QVERIFY(!m_window->isVisible());
    store.release();
}

void TestMainWindow::remembersWhatItLookedLike()
{
    open();
    m_window->showPage(MainWindow::CredentialsPageIndex);
    m_window->close();
    QCOMPARE(m_preferences->page(), int{MainWindow::CredentialsPageIndex});
    QVERIFY(!m_preferences->layout(QStringLiteral("exchangeSplitter")).isEmpty());
    m_window.reset();
    open();
    QCOMPARE(m_window->currentPage(), int{MainWindow::CredentialsPageIndex});
}

void TestMainWindow::everyControlHasANameAndAToolTip()
{
    open();
    for (int page = 0; page < MainWindow::PageCount; ++page) {
        m_window->showPage(page);
    }
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        // Qt's own inner buttons (of a table's corner, of a tool bar) are theirs to name.
        if (!button->isVisibleTo(m_window.get()) || button->objectName().startsWith(QLatin1String("qt_")) ||
            QLatin1String(button->metaObject()->className()).startsWith(QLatin1String("QTable"))) {
            continue;
        }
        const QString who = QLatin1String(button->metaObject()->className()) + QLatin1Char(' ') +
                            button->objectName() + QLatin1Char(' ') + button->text();
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(who));
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(who));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(who));
    }
}

void TestMainWindow::nothingIsTakenForHtml()
{
    open();
    for (int page = 0; page < MainWindow::PageCount; ++page) {
        m_window->showPage(page);
    }
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_MainWindow.moc"
