// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ExportCredentials.h"
#include "app/flow/ImportCredentials.h"

#include <QMenu>

namespace sealwright::credentials {

/// Credentials as documents: import from a file; the chosen one copied or saved for Vapi or in Sealwright's
/// own form; the way to the migration. Flows are the composition's and outlive it.
class DocumentMenu final : public QMenu
{
    Q_OBJECT

public:
    DocumentMenu(flow::ImportCredentials &import, const flow::ExportCredentials &exporting,
                 QWidget *parent = nullptr);
    ~DocumentMenu() override;

    /// What copying and exporting are about; empty: nothing is chosen.
    void setCredential(const QString &id);

public Q_SLOTS:
    void importFile();

Q_SIGNALS:
    void imported(const QString &firstId);
    void migrationWanted();
    /// What was done, for the page to show.
    void told(const QString &sentence);
    void failed(const QString &sentence);

private:
    QAction *add(const QString &name, const QString &text, const QString &toolTip,
                 void (DocumentMenu::*action)());
    void copyDocument();
    void copyCall();
    void exportFile();
    void copy(flow::ExportForm form, const QString &what);
    static QCoro::Task<> run(DocumentMenu *menu, std::shared_ptr<bool> alive, QByteArray document);
    void tellOutcome(const flow::ImportedCredentials &outcome);

    flow::ImportCredentials &m_import;
    const flow::ExportCredentials &m_export;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QString m_credentialId;
    QList<QAction *> m_ofOne; ///< that need a credential
    bool m_isImporting = false;
};

} // namespace sealwright::credentials
