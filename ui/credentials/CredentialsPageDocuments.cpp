// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/credentials/DocumentMenu.h"
#include "ui/models/CredentialListModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>

// Credentials as documents: see DocumentMenu.

namespace sealwright::credentials {

void CredentialsPage::offerDocuments(flow::ImportCredentials &import,
                                     const flow::ExportCredentials &exporting)
{
    m_documents = new DocumentMenu(import, exporting, this);
    QPushButton *button = widgets::newButton(
        QStringLiteral("documents"), tr("Import and export"),
        tr("Import credentials, migrate a Vapi document, copy or export the selected credential"));
    button->setMenu(m_documents);
    m_bar->addWidget(button);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    // The menu asks when it opens: what is selected changes in many ways.
    connect(m_documents, &QMenu::aboutToShow, this, [this] {
        const flow::CredentialSummary *chosen = m_model->summaryAt(m_model->rowOf(m_table->currentId()));
        m_documents->setCredential(chosen == nullptr ? QString() : chosen->credential.id);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_documents->popup(m_table->viewport()->mapToGlobal(at)); });
    connect(m_documents, &DocumentMenu::migrationWanted, this, &CredentialsPage::migrationWanted);
    connect(m_documents, &DocumentMenu::told, this, [this](const QString &sentence) {
        m_trouble->show(widgets::Banner::Tone::Info, sentence, tr("Close"));
    });
    connect(m_documents, &DocumentMenu::failed, this, [this](const QString &sentence) {
        m_trouble->show(widgets::Banner::Tone::Bad, sentence, tr("Close"));
    });
    connect(m_documents, &DocumentMenu::imported, this, [this](const QString &firstId) {
        reload();
        select(firstId);
        Q_EMIT credentialsChanged();
    });
}

} // namespace sealwright::credentials
