// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialsPage.h"
#include "ui/migration/MigrationDialog.h"
#include "ui/shell/LayoutMemory.h"
#include "ui/shell/MainWindow.h"

// *Migrate a Vapi document*: opened from the Credentials page or the palette.

namespace sealwright::shell {

void MainWindow::openMigration()
{
    if (!m_migrationDialog) {
        m_migrationDialog = new migration::MigrationDialog(m_house.migrateVapi(), this);
        m_migrationDialog->setAttribute(Qt::WA_DeleteOnClose); // and with it the secrets of the document
        restoreLayouts(m_migrationDialog, m_preferences);
        connect(m_migrationDialog, &QDialog::finished, this,
                [this] { rememberLayouts(m_migrationDialog, m_preferences); });
        connect(m_migrationDialog, &migration::MigrationDialog::credentialsMade, this, [this] {
            if (m_credentialsPage) {
                m_credentialsPage->reload();
            }
            tellOfCredentials();
        });
    }
    m_migrationDialog->show();
    m_migrationDialog->raise();
    m_migrationDialog->activateWindow();
}

} // namespace sealwright::shell
