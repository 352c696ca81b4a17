// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/flow/InspectCredential.h"
#include "app/history/UsageStore.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace sealwright::models {

/// The credentials of the workspace as a table, and behind them the files that could not be read. Times are
/// told as of the moment when the listing was set.
class CredentialListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Environment, UsedBy, LastUsed, Rotated, Secret, ColumnCount };

    enum Role {
        IdRole = Qt::UserRole, ///< the credential's id; the path of a broken file
        BrokenRole,            ///< the file could not be read
        FilterRole,            ///< everything a user may look for, in one text
        SortRole,
        WarnRole, ///< the cell tells something to look after
    };

    explicit CredentialListModel(const base::Clock &clock, QObject *parent = nullptr);

    void setListing(workspace::Listing<flow::CredentialSummary> listing);
    /// Where the secrets of all of them are kept.
    void setStoreKind(vault::StoreKind kind);
    /// What is known of one credential's secret, once it was looked for.
    void setSecretState(const QString &id, const flow::SecretState &state);
    using Usage = std::map<QString, history::UsageTotal>;
    /// How they were used, by id; nothing: that cannot be told.
    void setUsage(std::optional<Usage> usage);
    /// Older secrets are marked; nothing: none is.
    void setRotateAfter(std::optional<std::chrono::days> age);
    /// How many of them are due for rotation.
    int dueCount() const;
    /// What recipes are called; an unknown one shows its id.
    void setRecipeNames(std::map<QString, QString> names);

    /// Null for a broken file.
    const flow::CredentialSummary *summaryAt(int row) const;
    /// Null for a credential.
    const workspace::BrokenFile *brokenAt(int row) const;
    /// By id or path; -1 when there is none.
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant credentialData(const flow::CredentialSummary &summary, int column, int role) const;
    QVariant brokenData(const workspace::BrokenFile &broken, int column, int role) const;
    QString cell(const flow::CredentialSummary &summary, int column) const;
    QString lastUsed(const credential::Credential &credential) const;
    QString usageExplanation(const credential::Credential &credential) const;
    QString rotationExplanation(const flow::CredentialSummary &summary) const;
    qint64 sortTime(const flow::CredentialSummary &summary, int column) const;
    void changedColumn(int column);
    QString explanation(const flow::CredentialSummary &summary, int column) const;
    QString kindOf(const credential::Credential &credential) const;
    QString secretOf(const credential::Credential &credential) const;
    bool isWarning(const flow::CredentialSummary &summary, int column) const;

    const base::Clock &m_clock;
    base::TimePoint m_now{};
    workspace::Listing<flow::CredentialSummary> m_listing;
    std::optional<vault::StoreKind> m_storeKind;
    std::map<QString, bool> m_present; ///< by id: is there a secret? Only what is known for sure
    std::map<QString, QString> m_recipeNames;
    std::optional<Usage> m_usage;
    std::optional<std::chrono::days> m_rotateAfter;
};

} // namespace sealwright::models
