// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ExportCredentials.h"
#include "app/flow/FetchAccessToken.h"
#include "app/flow/ImportCredentials.h"
#include "app/flow/InspectCredential.h"
#include "app/flow/KeepCredential.h"
#include "ui/credentials/CareFlows.h"

#include <QWidget>

#include <functional>
#include <map>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sealwright::widgets {
class Banner;
class ChoiceField;
class EmptyState;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::models {
class CredentialListModel;
}

namespace sealwright::credentials {

class BrokenFilePanel;
class CredentialEditor;
class CredentialTable;
class DocumentMenu;
class NewCredentialMenu;
class OrphanLine;

/// The credentials of the workspace: a table, and beside it the editor of the selected one. The flows outlive
/// it.
class CredentialsPage final : public QWidget
{
    Q_OBJECT

public:
    CredentialsPage(flow::KeepCredential &keep, flow::InspectCredential &inspect,
                    const flow::FindRecipe &recipes, flow::FetchAccessToken &tokens, const base::Clock &clock,
                    const CareFlows &care, QWidget *parent = nullptr);

    /// Import, export and the way to the migration, in the bar and at the table.
    void offerDocuments(flow::ImportCredentials &import, const flow::ExportCredentials &exporting);

    /// There is something that was entered and not saved.
    bool hasUnsaved() const;
    /// Goes on when nothing is unsaved, or once the user saved it or gave it up; else stays.
    void whenSettled(std::function<void()> then);

public Q_SLOTS:
    /// Reads the workspace again; what is being edited stays.
    void reload();
    /// Shows this credential, once nothing that is not saved stands in the way.
    void select(const QString &id);
    /// Starts a new one from a preset or recipe, likewise.
    void startNew(const QString &presetId);
    /// Opens the menu of what a new one can start from.
    void offerNew();
    /// The secrets are somewhere else now.
    void storeChanged(vault::StoreKind kind);

Q_SIGNALS:
    /// One was added, changed or removed.
    void credentialsChanged();
    /// A Vapi document with secrets inside is to become one that refers to credentials.
    void migrationWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildBar();
    void connectAll();
    std::map<QString, QString>
    recipeNamesOf(const workspace::Listing<flow::CredentialSummary> &listing) const;
    void connectCare();
    QCoro::Task<> tellUsage();
    void showOrphans();
    void startAdopting(const flow::OrphanedSecret &orphan, credential::Kind kind, const QString &slot);
    void showReminder();
    void chooseReminder();
    QCoro::Task<> storeReminder(std::optional<std::chrono::days> age);
    void chooseGrouping();
    /// Other hands changed files: shows what they say now, and offers to where something is being edited.
    void noticeChanges();
    QString shownId() const;
    void readListing();
    void showChosen(const QString &id);
    void showNothing();
    void arrangeTable();
    QString freeName(const QString &name) const;

    flow::InspectCredential &m_inspect;
    const flow::FindRecipe &m_recipes;
    CareFlows m_care;
    models::CredentialListModel *m_model;
    NewCredentialMenu *m_menu;
    QPushButton *m_newCredential;
    QLineEdit *m_filter;
    widgets::ChoiceField *m_grouping;
    widgets::ChoiceField *m_reminder;
    widgets::PlainLabel *m_dueNote;
    QHBoxLayout *m_bar = nullptr;
    DocumentMenu *m_documents = nullptr;
    widgets::Banner *m_trouble;
    QSplitter *m_credentialSplitter;
    QStackedWidget *m_left;
    OrphanLine *m_orphanLine;
    CredentialTable *m_table;
    widgets::EmptyState *m_empty;
    widgets::EmptyState *m_noMatch;
    QStackedWidget *m_right;
    CredentialEditor *m_editor;
    BrokenFilePanel *m_broken;
    widgets::EmptyState *m_nothing;
    bool m_isFresh = true; ///< read, and not shown since
};

} // namespace sealwright::credentials
