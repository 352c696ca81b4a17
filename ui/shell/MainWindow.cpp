// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "app/flow/MendCredentials.h"
#include "app/text/Describe.h"
#include "app/text/DescribeMended.h"
#include "ui/checker/CheckDialog.h"
#include "ui/composer/SendPage.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/migration/MigrationDialog.h"
#include "ui/receiver/ReceivePage.h"
#include "ui/recipes/RecipesPage.h"
#include "ui/shell/CommandKeys.h"
#include "ui/shell/LayoutMemory.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/StoreWatch.h"
#include "ui/tokens/TokensPage.h"
#include "ui/widgets/Banner.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTimer>

namespace sealwright::shell {

MainWindow::MainWindow(composition::Composition &house, theme::Theme &theme, Preferences &preferences)
    : m_house(house)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_environments(house.keepEnvironment())
    , m_rail(new NavigationRail)
    , m_storeBanner(new widgets::Banner)
    , m_trouble(new widgets::Banner)
    , m_pages(new QStackedWidget)
    , m_statusLine(new StatusLine(house.workspace().folder()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Sealwright"));
    arrange();
    addActions();
    new CommandKeys(this);
    fillSettings();
    rememberEnvironment();
    connect(m_rail, &NavigationRail::chosen, this, &MainWindow::showPage);
    connect(m_trouble, &widgets::Banner::firstTriggered, m_trouble, &QWidget::hide);
    connect(&m_house.usageLog(), &flow::UsageLog::troubled, this, &MainWindow::tellHistoryTrouble);
    resize(1280, 800);
    if (const QByteArray geometry = m_preferences.geometry(); !geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
    showPage(qBound(0, m_preferences.page(), PageCount - 1));
}

MainWindow::~MainWindow()
{
    *m_alive = false;
}

void MainWindow::arrange()
{
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    column->addWidget(m_storeBanner);
    column->addWidget(m_trouble);
    column->addWidget(m_pages, 1);
    column->addWidget(m_statusLine);
    setCentralWidget(central);
    m_rail->setObjectName(QStringLiteral("rail"));
    m_storeBanner->setObjectName(QStringLiteral("storeBanner"));
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_pages->setObjectName(QStringLiteral("pages"));
    m_statusLine->setObjectName(QStringLiteral("statusLine"));

    m_rail->addPage(theme::Icon::Send, tr("Send"), QStringLiteral("sendButton"),
                    tr("Compose and send requests (Ctrl+1)"));
    m_rail->addPage(theme::Icon::Receive, tr("Receive"), QStringLiteral("receiveButton"),
                    tr("Receive webhooks and check them (Ctrl+2)"));
    m_rail->addPage(theme::Icon::Credential, tr("Credentials"), QStringLiteral("credentialsButton"),
                    tr("Keep credentials (Ctrl+3)"));
    m_rail->addPage(theme::Icon::Token, tr("Tokens"), QStringLiteral("tokensButton"),
                    tr("Mint, read and check JSON Web Tokens (Ctrl+4)"));
    m_rail->addPage(theme::Icon::Recipe, tr("Recipes"), QStringLiteral("recipesButton"),
                    tr("Read and write signature formats (Ctrl+5)"));
    for (int i = 0; i < PageCount; ++i) {
        m_pages->addWidget(new QWidget);
    }
}

void MainWindow::tellOfCredentials()
{
    if (m_sendPage) {
        m_sendPage->reloadCredentials();
    }
    if (m_receivePage) {
        m_receivePage->reloadCredentials();
    }
    if (m_checkDialog) {
        m_checkDialog->reloadCredentials();
    }
    if (m_tokensPage) {
        m_tokensPage->reloadCredentials();
    }
}

QWidget *MainWindow::makePage(int index)
{
    switch (index) {
    case ReceivePageIndex:
        m_receivePage =
            new receiver::ReceivePage(m_house.receiveWebhooks(), m_house.inspectCredential(), m_environments);
        m_receivePage->setObjectName(QStringLiteral("receivePage"));
        checkDeliveries();
        return m_receivePage;
    case CredentialsPageIndex:
        m_credentialsPage = new credentials::CredentialsPage(
            m_house.keepCredential(), m_house.inspectCredential(), m_house.findRecipe(),
            m_house.fetchAccessToken(), m_house.clock(),
            credentials::CareFlows{m_house.usageLog(), m_house.rotationReminder(), m_house.testOverlap(),
                                   m_house.keepRequest(), m_house.watchCredentials(), m_environments,
                                   m_house.orphanedSecrets()});
        m_credentialsPage->setObjectName(QStringLiteral("credentialsPage"));
        m_credentialsPage->offerDocuments(m_house.importCredentials(), m_house.exportCredentials());
        connect(m_credentialsPage, &credentials::CredentialsPage::credentialsChanged, this,
                &MainWindow::tellOfCredentials);
        connect(m_credentialsPage, &credentials::CredentialsPage::migrationWanted, this,
                &MainWindow::openMigration);
        return m_credentialsPage;
    case TokensPageIndex:
        m_tokensPage = new tokens::TokensPage(
            {m_house.mintDraft(),
             {m_house.decodeToken(), m_house.verifyToken(), m_house.verifyWithCredential(),
              m_house.inspectCredential(), m_house.clock()}});
        m_tokensPage->setObjectName(QStringLiteral("tokensPage"));
        return m_tokensPage;
    case RecipesPageIndex:
        return makeRecipesPage();
    default:
        m_sendPage = new composer::SendPage(m_house.sendRequest(), m_house.sendTwins(), m_house.keepRequest(),
                                            m_house.inspectCredential(), m_house.findRecipe(), m_environments,
                                            [this](const QString &credentialId) {
                                                page(ReceivePageIndex);
                                                return m_receivePage->ensureListening(credentialId);
                                            });
        m_sendPage->setObjectName(QStringLiteral("sendPage"));
        connect(m_sendPage, &composer::SendPage::manageEnvironmentsWanted, this,
                &MainWindow::openEnvironments);
        m_sendPage->keepDrafts(m_house.keepDrafts());
        m_sendPage->reload();
        return m_sendPage;
    }
}

/// Once for each cause: it comes back with every send.
void MainWindow::tellHistoryTrouble(const base::Error &error)
{
    if (m_toldTroubles.insert(std::string(error.code())).second) {
        m_trouble->show(widgets::Banner::Tone::Warn, text::describe(error), tr("Close"));
    }
}

QWidget *MainWindow::makeRecipesPage()
{
    m_recipesPage = new recipes::RecipesPage(m_house.keepRecipe(), m_house.tryRecipe());
    m_recipesPage->setObjectName(QStringLiteral("recipesPage"));
    connect(m_recipesPage, &recipes::RecipesPage::credentialWanted, this, [this](const QString &recipeId) {
        showPage(CredentialsPageIndex);
        m_credentialsPage->startNew(recipeId);
    });
    connect(m_recipesPage, &recipes::RecipesPage::recipesChanged, this, [this] {
        if (m_sendPage) {
            m_sendPage->reloadCredentials();
        }
    });
    return m_recipesPage;
}

QWidget *MainWindow::page(int index)
{
    QWidget *&made = m_made[static_cast<std::size_t>(index)];
    if (!made) {
        made = makePage(index);
        QWidget *placeholder = m_pages->widget(index);
        m_pages->insertWidget(index, made);
        m_pages->removeWidget(placeholder);
        delete placeholder;
        restoreLayouts(made, m_preferences);
    }
    return made;
}

composer::SendPage *MainWindow::sendPage()
{
    showPage(SendPageIndex);
    return m_sendPage;
}

tokens::TokensPage *MainWindow::tokensPage()
{
    showPage(TokensPageIndex);
    return m_tokensPage;
}

void MainWindow::showPage(int index)
{
    m_pages->setCurrentWidget(page(index));
    m_rail->setCurrent(index);
    assignEnter();
}

int MainWindow::currentPage() const
{
    return m_pages->currentIndex();
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, &MainWindow::afterFirstPaint);
    }
    return QMainWindow::event(event);
}

void MainWindow::afterFirstPaint()
{
    setWindowIcon(theme::applicationIcon());
    m_theme.followSystem();
    m_storeWatch =
        new StoreWatch(m_house.chooseStore(), m_house.moveSecrets(), m_house.store(), *m_storeBanner, this);
    connect(m_storeWatch, &StoreWatch::chosen, this,
            [this](vault::StoreKind kind) { m_preferences.setStore(kind); });
    connect(m_storeWatch, &StoreWatch::changed, this, [this](const flow::StoreState &state, bool waiting) {
        m_statusLine->showStore(state, waiting);
        m_environments.setStoreKind(state.kind);
        if (m_credentialsPage && !waiting) {
            m_credentialsPage->storeChanged(state.kind);
        }
        if (state.checked && state.trouble) {
            Q_EMIT ready();
        }
    });
    connect(m_storeWatch, &StoreWatch::usable, this, [this] {
        if (!std::exchange(m_begun, true)) {
            begin(this, m_alive);
        }
    });
    m_storeWatch->check();
}

void MainWindow::tellMended()
{
    const flow::MendCredentials &mend = m_house.mendCredentials();
    QStringList sentences;
    for (const workspace::UnfinishedChange &change : mend.mended()) {
        sentences << text::describeMended(change, mend.ownerName(change.ownerId));
    }
    if (!sentences.isEmpty()) {
        m_trouble->show(widgets::Banner::Tone::Info, sentences.join(QLatin1Char(' ')), tr("Close"));
    }
}

QCoro::Task<> MainWindow::begin(MainWindow *window, std::shared_ptr<bool> alive)
{
    auto mending = window->m_house.mendCredentials().run();
    co_await mending; // what cannot be mended now is before the next change
    if (!*alive) {
        co_return;
    }
    window->tellMended();
    const base::Result<void> begun = co_await window->m_house.firstStart().run();
    if (!*alive) {
        co_return;
    }
    if (!begun) {
        window->m_trouble->show(widgets::Banner::Tone::Bad, text::describe(begun.error()), tr("Close"));
    } else {
        if (window->m_sendPage) {
            window->m_sendPage->reload();
            if (window->currentPage() == SendPageIndex &&
                !window->m_pages->isAncestorOf(window->focusWidget())) {
                window->m_sendPage->focusUrl(); // a new window gives the focus to the rail
            }
        }
        if (window->m_receivePage) {
            window->m_receivePage->reloadCredentials();
        }
        if (window->m_credentialsPage) {
            window->m_credentialsPage->reload();
        }
        if (window->m_tokensPage) {
            window->m_tokensPage->reloadCredentials();
        }
    }
    Q_EMIT window->ready();
}

} // namespace sealwright::shell

#include "moc_MainWindow.cpp"
