// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/shell/LayoutMemory.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/StatusLine.h"

// The environment that the whole window works in, and *Environments*, where they are managed: opened from the
// choice on the Send page or from the palette.

namespace sealwright::shell {

void MainWindow::rememberEnvironment()
{
    m_environments.choose(m_preferences.environment());
    const auto show = [this] {
        const workspace::Environment *chosen = m_environments.chosen();
        m_statusLine->showEnvironment(chosen != nullptr ? chosen->name : QString());
    };
    show();
    connect(&m_environments, &models::EnvironmentChoice::changed, this, [this, show] {
        m_preferences.setEnvironment(m_environments.chosenId());
        show();
    });
}

void MainWindow::openEnvironments()
{
    if (!m_environmentsDialog) {
        m_environmentsDialog =
            new environments::EnvironmentsDialog(m_house.keepEnvironment(), m_environments, this);
        m_environmentsDialog->setAttribute(Qt::WA_DeleteOnClose); // and with it the values that were typed
        restoreLayouts(m_environmentsDialog, m_preferences);
        connect(m_environmentsDialog, &QDialog::finished, this,
                [this] { rememberLayouts(m_environmentsDialog, m_preferences); });
    }
    m_environmentsDialog->show();
    m_environmentsDialog->raise();
    m_environmentsDialog->activateWindow();
}

} // namespace sealwright::shell
