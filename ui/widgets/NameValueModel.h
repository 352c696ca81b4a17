// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/HeaderTable.h"

#include <QAbstractTableModel>

namespace sealwright::widgets {

/// The rows of a HeaderTable, plus a blank one at the end that becomes a row when it is written to.
class NameValueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Enabled, Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<NameValueRow> &rows() const { return m_rows; }

    void setRows(std::vector<NameValueRow> rows);
    void setCheck(HeaderTable::Check check);
    void setMarker(HoverMarker marker);
    QString problemOf(int row) const;
    bool removeAt(int row);
    bool moveBy(int row, int by);
    void insertAt(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void changed();

private:
    QVariant enabledData(int row, int role) const;
    QString toolTipOf(int row, int column) const;

    bool isBlank(int row) const { return row >= static_cast<int>(m_rows.size()) - (m_isGrowing ? 1 : 0); }

    NameValueRow &at(int row) { return m_rows[static_cast<std::size_t>(row)]; }

    const NameValueRow &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    std::vector<NameValueRow> m_rows;
    bool m_isGrowing = false; ///< the last one is still seen as blank
    HeaderTable::Check m_check;
    HoverMarker m_marker;
};

} // namespace sealwright::widgets
