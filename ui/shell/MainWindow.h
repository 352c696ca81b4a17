// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/Composition.h"
#include "ui/models/EnvironmentChoice.h"
#include "ui/theme/Theme.h"

#include <QMainWindow>
#include <QPointer>

#include <array>
#include <functional>
#include <set>
#include <string>

class QStackedWidget;

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::composer {
class SendPage;
}

namespace sealwright::credentials {
class CredentialsPage;
}

namespace sealwright::receiver {
class ReceivePage;
}

namespace sealwright::migration {
class MigrationDialog;
}

namespace sealwright::checker {
class CheckDialog;
struct CheckSubject;
} // namespace sealwright::checker

namespace sealwright::tokens {
class TokensPage;
}

namespace sealwright::recipes {
class RecipesPage;
}

namespace sealwright::environments {
class EnvironmentsDialog;
}

namespace sealwright::shell {

class NavigationRail;
class Preferences;
class StatusLine;
class StoreWatch;

/// Arranges the pages and joins them: rail, banner, page, status line. Pages are made when they are first
/// shown; the keychain is asked after the first paint. The house and the theme outlive the window.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum Page {
        SendPageIndex,
        ReceivePageIndex,
        CredentialsPageIndex,
        TokensPageIndex,
        RecipesPageIndex,
        PageCount
    };

    MainWindow(composition::Composition &house, theme::Theme &theme, Preferences &preferences);
    ~MainWindow() override;

    void showPage(int index);
    int currentPage() const;

    /// The system wants the program to end, and nobody may be there to answer: asks nothing. What is not
    /// saved of the requests is kept as drafts, and a secret that is being stored has its time.
    void endInOrder();

Q_SIGNALS:
    /// After `endInOrder`, when the window is closed.
    void ended();
    /// The window was painted and the store was looked at; the first start, if it is one, is done.
    void ready();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void arrange();
    void addActions();
    QAction *addCommand(const QString &name, const QString &text, const QKeySequence &keys,
                        std::function<void()> run);
    /// Ctrl+Enter does what the page in front is for.
    void assignEnter();
    void fillSettings();
    QWidget *page(int index);
    QWidget *makePage(int index);
    QWidget *makeRecipesPage();
    void tellHistoryTrouble(const base::Error &error);
    composer::SendPage *sendPage();
    tokens::TokensPage *tokensPage();
    void afterFirstPaint();
    void tellMended();
    static QCoro::Task<> begin(MainWindow *window, std::shared_ptr<bool> alive);
    void remember();
    bool isSettled() const;
    void leave();
    void askAboutRequests();
    void openCheck(const checker::CheckSubject &subject);
    void checkDeliveries();
    void openMigration();
    void openEnvironments();
    /// The choice of the last run, and from now on each choice.
    void rememberEnvironment();
    /// The other pages read the credentials again.
    void tellOfCredentials();
    static QCoro::Task<> end(MainWindow *window, std::shared_ptr<bool> alive);
    static QCoro::Task<> waitForWrites(MainWindow *window, std::shared_ptr<bool> alive);

    composition::Composition &m_house;
    theme::Theme &m_theme;
    Preferences &m_preferences;
    models::EnvironmentChoice m_environments;

    NavigationRail *m_rail;
    widgets::Banner *m_storeBanner;
    widgets::Banner *m_trouble;
    QStackedWidget *m_pages;
    StatusLine *m_statusLine;
    StoreWatch *m_storeWatch = nullptr;
    std::array<QWidget *, PageCount> m_made{};
    composer::SendPage *m_sendPage = nullptr;
    receiver::ReceivePage *m_receivePage = nullptr;
    credentials::CredentialsPage *m_credentialsPage = nullptr;
    QPointer<checker::CheckDialog> m_checkDialog;
    QPointer<migration::MigrationDialog> m_migrationDialog;
    QPointer<environments::EnvironmentsDialog> m_environmentsDialog;
    tokens::TokensPage *m_tokensPage = nullptr;
    recipes::RecipesPage *m_recipesPage = nullptr;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_painted = false;
    bool m_begun = false;
    std::set<std::string> m_toldTroubles; ///< of the history: codes
    bool m_closing = false;
    bool m_isWaitingToClose = false;
    bool m_isEnding = false;
    bool m_mayLoseRequests = false; ///< the user said so
};

} // namespace sealwright::shell
