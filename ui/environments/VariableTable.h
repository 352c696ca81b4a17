// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace sealwright::environments {

class VariableModel;

/// The variables of an environment. By keyboard: Enter edits, Insert adds, Delete removes, Space makes one
/// secret or plain, Ctrl+V puts a value in.
class VariableTable final : public QTableView
{
    Q_OBJECT

public:
    explicit VariableTable(VariableModel &model, QWidget *parent = nullptr);

    /// Takes over what stands in a field that is open.
    void commitOpenField();
    void goTo(int row, int column);
    /// The current line is a variable, not the blank one.
    bool isOnVariable() const;

public Q_SLOTS:
    void addRow();
    void removeCurrentRow();

Q_SIGNALS:
    /// More was pasted than a secret may have.
    void refused();
    void currentRowChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void switchSecret();

    VariableModel &m_variables;
};

} // namespace sealwright::environments
