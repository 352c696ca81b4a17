// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environments/VariableRow.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace sealwright::environments {

/// The variables of an environment while they are edited, plus a blank line at the end that becomes one when
/// it is written to. A secret value goes in and is never shown again; none is in a role.
class VariableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Secret, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Also names the store, for the sentences.
    void setEnvironment(const workspace::Environment &environment, vault::StoreKind secretsAreIn);
    void setStates(const std::vector<flow::VariableState> &states);

    /// As they would be saved: secret ones without a value.
    std::vector<workspace::EnvironmentVariable> variables() const;
    /// Copies of the values that go into the store: nothing is lost here when that fails.
    flow::KeepEnvironment::Secrets secrets() const;

    bool hasSecretsToStore() const;

    struct Problem
    {
        int row = 0;
        Column column = Name;
        QString sentence;
    };

    /// What keeps it from being saved; nothing: nothing does.
    std::optional<Problem> firstProblem() const;
    /// What a flow found wrong with a variable; holds until something is changed.
    void setProblem(const QByteArray &variable, const QString &sentence);
    /// What saving does beside, each a sentence.
    QStringList consequences() const;

    bool isBlank(int row) const { return row >= static_cast<int>(m_rows.size()) - (m_isGrowing ? 1 : 0); }

    bool isSecret(int row) const { return !isBlank(row) && at(row).isSecret; }

    void setSecret(int row, base::SecretBytes secret);
    void setIsSecret(int row, bool isSecret);
    /// The variable of this name, with the value that it has.
    void makeSecret(const QByteArray &name);
    bool removeAt(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    VariableRow &at(int row) { return m_rows[static_cast<std::size_t>(row)]; }

    const VariableRow &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    void touch(int row);
    bool write(int row, Column column, const QByteArray &text);
    QVariant secretData(int row, int role) const;
    QVariant textData(int row, Column column, int role) const;
    QString toolTipOf(int row, Column column) const;
    std::optional<Problem> problemAt(int row) const;

    std::vector<VariableRow> m_rows;
    std::vector<QByteArray> m_storedNames; ///< secrets that the store has, or should have
    bool m_isGrowing = false;              ///< the last one is still seen as blank
    QString m_environmentName;
    vault::StoreKind m_secretsAreIn = vault::StoreKind::Keychain;
    std::optional<std::pair<QByteArray, QString>> m_told; ///< by a flow: of which variable, and what
};

} // namespace sealwright::environments
