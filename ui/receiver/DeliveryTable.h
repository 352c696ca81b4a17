// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace sealwright::models {
class DeliveryListModel;
}

namespace sealwright::receiver {

/// The list of deliveries. New ones come in above without moving the selection, or what is being looked at.
class DeliveryTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DeliveryTable(models::DeliveryListModel &model, QWidget *parent = nullptr);

    /// -1 when none is selected.
    int currentRow() const;

Q_SIGNALS:
    /// Another row is selected, or none (-1).
    void chosen(int row);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void keepPlace(int insertedRows);
};

} // namespace sealwright::receiver
