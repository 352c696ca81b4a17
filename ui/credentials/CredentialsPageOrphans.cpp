// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/credentials/OrphanLine.h"
#include "ui/credentials/OrphansDialog.h"

#include <QStackedWidget>

// What the page does about secrets that lost their credential.
namespace sealwright::credentials {

void CredentialsPage::showOrphans()
{
    auto *dialog = new OrphansDialog(m_care.orphans, m_orphanLine->found(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OrphansDialog::changed, m_orphanLine, &OrphanLine::look);
    connect(dialog, &OrphansDialog::adoptWanted, this, &CredentialsPage::startAdopting);
    dialog->open();
}

void CredentialsPage::startAdopting(const flow::OrphanedSecret &orphan, credential::Kind kind,
                                    const QString &slot)
{
    whenSettled([this, orphan, kind, slot] {
        credential::Credential credential;
        credential.name = freeName(tr("Secret of %1").arg(orphan.ownerId));
        credential.fields = credential::plainFields(kind);
        m_table->selectQuietly({});
        m_right->setCurrentWidget(m_editor);
        m_editor->startAdopting(credential, orphan, slot);
    });
}

} // namespace sealwright::credentials
