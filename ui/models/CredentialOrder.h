// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/CredentialListModel.h"

#include <QSortFilterProxyModel>

namespace sealwright::models {

/// The order in which the table shows credentials: by a column, and before that, where one groups them, by
/// environment or kind, each group under a heading. Groups stand in the order of their names; what belongs to
/// none comes last, and broken files behind everything.
class CredentialOrder final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Grouping { None, Environment, Kind };

    enum Role {
        HeadingRole = Qt::UserRole + 100, ///< of the group that begins with this row; empty: none begins
    };

    explicit CredentialOrder(QObject *parent = nullptr);

    void setGrouping(Grouping grouping);

    bool isGrouped() const { return m_grouping != Grouping::None; }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString headingAt(const QModelIndex &index) const;
    QString groupOf(const QModelIndex &source) const;
    int groupColumn() const;

    Grouping m_grouping = Grouping::None;
};

} // namespace sealwright::models
