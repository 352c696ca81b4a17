// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/CredentialOrder.h"

namespace sealwright::models {

CredentialOrder::CredentialOrder(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(CredentialListModel::SortRole);
    setFilterRole(CredentialListModel::FilterRole);
    setFilterKeyColumn(CredentialListModel::Name);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

void CredentialOrder::setGrouping(Grouping grouping)
{
    if (m_grouping != grouping) {
        m_grouping = grouping;
        invalidate();
    }
}

QVariant CredentialOrder::data(const QModelIndex &index, int role) const
{
    if (role != FirstOfGroupRole) {
        return QSortFilterProxyModel::data(index, role);
    }
    return m_grouping != Grouping::None && index.row() > 0 &&
           groupOf(mapToSource(index)) != groupOf(mapToSource(index.siblingAtRow(index.row() - 1)));
}

bool CredentialOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (m_grouping != Grouping::None) {
        const int order = groupOf(left).compare(groupOf(right));
        if (order != 0) {
            // Groups stay in their order whichever way the rows in them are sorted.
            return (order < 0) == (sortOrder() == Qt::AscendingOrder);
        }
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

QString CredentialOrder::groupOf(const QModelIndex &source) const
{
    using List = CredentialListModel;
    if (source.data(List::BrokenRole).toBool()) {
        return QString(2, QChar(0xffff));
    }
    const int column = m_grouping == Grouping::Kind ? List::Kind : List::Environment;
    const QString text = source.siblingAtColumn(column).data(List::SortRole).toString();
    return text.isEmpty() ? QString(QChar(0xffff)) : text;
}

} // namespace sealwright::models

#include "moc_CredentialOrder.cpp"
