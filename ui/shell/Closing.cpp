// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SendPage.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/recipes/RecipesPage.h"
#include "ui/shell/LayoutMemory.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QCloseEvent>
#include <QTimer>

// What stands between the wish to close the window and its end: a secret that is being stored, a credential,
// a recipe, an environment and requests that are not saved. Each is settled in turn, and then all is looked
// at again.

namespace sealwright::shell {

using widgets::Dialogs;

namespace {

/// Nothing is said of a write that is over before anybody could read it.
constexpr int kSaySoAfterMs = 800;

} // namespace

void MainWindow::remember()
{
    m_preferences.setGeometry(saveGeometry());
    m_preferences.setPage(currentPage());
    rememberLayouts(this, m_preferences);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing || isSettled()) {
        if (m_sendPage && m_mayLoseRequests) {
            m_sendPage->forgetDrafts();
        } else if (m_sendPage) {
            m_sendPage->keepDraftsNow(); // the last word on them, mostly that there are none any more
        }
        remember();
        event->accept();
        return;
    }
    event->ignore();
    if (!m_isWaitingToClose) {
        leave();
    }
}

bool MainWindow::isSettled() const
{
    return !m_house.isWriting() && !(m_credentialsPage && m_credentialsPage->hasUnsaved()) &&
           !(m_recipesPage && m_recipesPage->hasUnsaved()) &&
           !(m_environmentsDialog && m_environmentsDialog->hasUnsaved()) &&
           (m_mayLoseRequests || !m_sendPage || !m_sendPage->hasUnsaved());
}

void MainWindow::leave()
{
    if (m_house.isWriting()) {
        waitForWrites(this, m_alive);
    } else if (m_credentialsPage && m_credentialsPage->hasUnsaved()) {
        showPage(CredentialsPageIndex);
        m_credentialsPage->whenSettled([this] { leave(); });
    } else if (m_recipesPage && m_recipesPage->hasUnsaved()) {
        showPage(RecipesPageIndex);
        m_recipesPage->whenSettled([this] { leave(); });
    } else if (m_environmentsDialog && m_environmentsDialog->hasUnsaved()) {
        openEnvironments();
        m_environmentsDialog->whenSettled([this] { leave(); });
    } else if (!isSettled()) {
        askAboutRequests();
    } else {
        m_closing = true;
        // Not from inside the close event that asked.
        QTimer::singleShot(0, this, &QWidget::close);
    }
}

void MainWindow::askAboutRequests()
{
    Dialogs::ask(this,
                 {.title = tr("Save your requests?"),
                  .sentence = tr("Some requests were changed and are not saved in the workspace."),
                  .detail = {},
                  .accept = tr("Save all"),
                  .other = tr("Discard"),
                  .danger = Dialogs::Danger::No},
                 [this](Dialogs::Answer answer) {
                     if (answer == Dialogs::Answer::Other) {
                         m_mayLoseRequests = true;
                         leave();
                     } else if (answer == Dialogs::Answer::Accept) {
                         m_sendPage->saveAll([this](bool done) {
                             if (done) {
                                 leave();
                             }
                         });
                     }
                 });
}

void MainWindow::endInOrder()
{
    if (!std::exchange(m_isEnding, true)) {
        end(this, m_alive);
    }
}

QCoro::Task<> MainWindow::end(MainWindow *window, std::shared_ptr<bool> alive)
{
    if (window->m_sendPage) {
        auto keeping = window->m_sendPage->keepDraftsNow();
        co_await keeping;
    }
    if (!*alive) {
        co_return;
    }
    auto settling = window->m_house.settled();
    co_await settling; // or not: who wants the program to end does not wait for ever either
    if (!*alive) {
        co_return;
    }
    window->m_closing = true;
    window->close();
    Q_EMIT window->ended();
}

QCoro::Task<> MainWindow::waitForWrites(MainWindow *window, std::shared_ptr<bool> alive)
{
    window->m_isWaitingToClose = true;
    QTimer::singleShot(kSaySoAfterMs, window, [window] {
        if (window->m_isWaitingToClose) {
            window->m_trouble->show(
                widgets::Banner::Tone::Info,
                tr("A secret is being stored. The window closes as soon as that is done."));
        }
    });
    auto settling = window->m_house.settled();
    const bool isSettled = co_await settling;
    if (!*alive) {
        co_return;
    }
    window->m_isWaitingToClose = false;
    window->m_trouble->hide();
    if (isSettled) {
        window->leave();
        co_return;
    }
    Dialogs::ask(
        window,
        {.title = tr("Close while a secret is being stored?"),
         .sentence = tr("The keyring has not answered yet. When the window closes now, the secret may not "
                        "be stored and its credential is not saved."),
         .detail = {},
         .accept = tr("Close all the same"),
         .other = {},
         .danger = Dialogs::Danger::Yes},
        [window](Dialogs::Answer answer) {
            if (answer == Dialogs::Answer::Accept) {
                window->m_closing = true;
                QTimer::singleShot(0, window, &QWidget::close);
            }
        });
}

} // namespace sealwright::shell
