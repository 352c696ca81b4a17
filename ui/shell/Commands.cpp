// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CheckDialog.h"
#include "ui/composer/SendPage.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShortcutsDialog.h"
#include "ui/shell/StoreWatch.h"
#include "ui/theme/Icon.h"
#include "ui/tokens/TokensPage.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

// The window's commands: their names, their keys and what they do. The palette (Ctrl+K) and the overview (F1)
// list these actions; there is no other table.

namespace sealwright::shell {

QAction *MainWindow::addCommand(const QString &name, const QString &text, const QKeySequence &keys,
                                std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    return action;
}

void MainWindow::addActions()
{
    addCommand(QStringLiteral("sendCommand"), tr("Send the request"), {}, [this] { sendPage()->send(); });
    addCommand(QStringLiteral("tokenCommand"), tr("Mint or verify the token"), {},
               [this] { tokensPage()->act(); });
    addCommand(QStringLiteral("cancelCommand"), tr("Stop waiting for the answer"), Qt::CTRL | Qt::Key_Period,
               [this] { sendPage()->cancel(); });
    addCommand(QStringLiteral("paletteCommand"), tr("Find a command"), Qt::CTRL | Qt::Key_K,
               [this] { (new CommandPalette(actions(), this))->show(); });
    addCommand(QStringLiteral("showSend"), tr("Go to Send"), Qt::CTRL | Qt::Key_1,
               [this] { showPage(SendPageIndex); });
    addCommand(QStringLiteral("showReceive"), tr("Go to Receive"), Qt::CTRL | Qt::Key_2,
               [this] { showPage(ReceivePageIndex); });
    addCommand(QStringLiteral("showCredentials"), tr("Go to Credentials"), Qt::CTRL | Qt::Key_3,
               [this] { showPage(CredentialsPageIndex); });
    addCommand(QStringLiteral("showTokens"), tr("Go to Tokens"), Qt::CTRL | Qt::Key_4,
               [this] { showPage(TokensPageIndex); });
    addCommand(QStringLiteral("mintCommand"), tr("Mint a token"), {}, [this] { tokensPage()->showMint(); });
    addCommand(QStringLiteral("decodeCommand"), tr("Decode and verify a token"), {},
               [this] { tokensPage()->showDecode(); });
    addCommand(QStringLiteral("showRecipes"), tr("Go to Recipes"), Qt::CTRL | Qt::Key_5,
               [this] { showPage(RecipesPageIndex); });
    addCommand(QStringLiteral("focusUrl"), tr("Go to the URL"), Qt::CTRL | Qt::Key_L,
               [this] { sendPage()->focusUrl(); });
    addCommand(QStringLiteral("focusBody"), tr("Go to the body"), Qt::CTRL | Qt::Key_B,
               [this] { sendPage()->focusBody(); });
    addCommand(QStringLiteral("newRequestCommand"), tr("New request"), Qt::CTRL | Qt::Key_N,
               [this] { sendPage()->newRequest(); });
    addCommand(QStringLiteral("pasteRequestCommand"), tr("Paste a request (curl, raw HTTP, HAR)"),
               Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { sendPage()->pasteRequest(); });
    addCommand(QStringLiteral("saveCommand"), tr("Save the request"), Qt::CTRL | Qt::Key_S,
               [this] { sendPage()->saveRequest(); });
    addCommand(QStringLiteral("duplicateCommand"), tr("Duplicate the request"), Qt::CTRL | Qt::Key_D,
               [this] { sendPage()->duplicateRequest(); });
    addCommand(QStringLiteral("sidebarCommand"), tr("Show or hide the side bar"),
               Qt::CTRL | Qt::Key_Backslash, [this] { sendPage()->toggleSidebar(); });
    addCommand(QStringLiteral("environmentCommand"), tr("Choose environment"), Qt::CTRL | Qt::Key_E,
               [this] { sendPage()->chooseEnvironment(); });
    addCommand(QStringLiteral("manageEnvironmentsCommand"), tr("Manage environments…"), {},
               [this] { openEnvironments(); });
    // The store is watched from the first paint on.
    addCommand(QStringLiteral("moveSecretsCommand"), tr("Move all secrets to another store"), {}, [this] {
        if (m_storeWatch) {
            m_storeWatch->moveSecrets();
        }
    });
    addCommand(QStringLiteral("lockVaultCommand"), tr("Lock the vault file"), {}, [this] {
        if (m_storeWatch) {
            m_storeWatch->lockVault();
        }
    });
    addCommand(QStringLiteral("reloadCommand"), tr("Read the workspace again"), Qt::Key_F5,
               [this] { sendPage()->reload(); });
    addCommand(QStringLiteral("checkCommand"), tr("Check a request…"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
               [this] { openCheck({}); });
    addCommand(QStringLiteral("migrateCommand"), tr("Migrate a Vapi document…"), {},
               [this] { openMigration(); });
    addCommand(QStringLiteral("shortcutsCommand"), tr("Keyboard shortcuts"), Qt::Key_F1,
               [this] { (new ShortcutsDialog(actions(), this))->show(); });
    addCommand(QStringLiteral("quitCommand"), tr("Close Sealwright"), Qt::CTRL | Qt::Key_Q,
               [this] { close(); });
}

void MainWindow::assignEnter()
{
    const bool isTokens = currentPage() == TokensPageIndex;
    auto *send = findChild<QAction *>(QStringLiteral("sendCommand"));
    auto *token = findChild<QAction *>(QStringLiteral("tokenCommand"));
    // Both Enter keys; the first is the one that is shown.
    const QList<QKeySequence> enter{Qt::CTRL | Qt::Key_Enter, Qt::CTRL | Qt::Key_Return};
    (isTokens ? send : token)->setShortcuts(QList<QKeySequence>());
    (isTokens ? token : send)->setShortcuts(enter);
}

void MainWindow::fillSettings()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("settingsMenu"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &name, const QString &text, theme::Theme::Choice choice) {
        auto *action = new QAction(text, menu);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme.choose(choice);
            m_preferences.setThemeChoice(choice);
        });
    };
    add(QStringLiteral("themeSystem"), tr("Light or dark as the system"), theme::Theme::Choice::System);
    add(QStringLiteral("themeLight"), tr("Light"), theme::Theme::Choice::Light);
    add(QStringLiteral("themeDark"), tr("Dark"), theme::Theme::Choice::Dark);
    menu->addSeparator();
    menu->addAction(findChild<QAction *>(QStringLiteral("checkCommand")));
    menu->addAction(findChild<QAction *>(QStringLiteral("paletteCommand")));
    menu->addAction(findChild<QAction *>(QStringLiteral("shortcutsCommand")));
    m_rail->setSettingsMenu(menu);
}

} // namespace sealwright::shell
