// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/CredentialOrder.h"

#include <QTableView>

namespace sealwright::credentials {

/// The credentials of the workspace, sorted, filtered and grouped under headings. Delete asks to delete,
/// Enter to edit.
class CredentialTable final : public QTableView
{
    Q_OBJECT

public:
    explicit CredentialTable(models::CredentialListModel &model, QWidget *parent = nullptr);

    void setFilter(const QString &text);
    void setGrouping(models::CredentialOrder::Grouping grouping);
    int shownCount() const;
    /// The id of the credential, or the path of the broken file, that is selected.
    QString currentId() const;
    /// Selects it when it is shown, without telling; false when it is not.
    bool selectQuietly(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id); ///< by the user; empty: nothing
    void editWanted();
    void removeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeRoomForHeadings();

    models::CredentialListModel &m_credentials;
    models::CredentialOrder *m_sorted;
    bool m_isQuiet = false;
};

} // namespace sealwright::credentials
