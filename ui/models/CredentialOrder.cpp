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
    if (role == HeadingRole) {
        return headingAt(index);
    }
    QVariant value = QSortFilterProxyModel::data(index, role);
    if (role == Qt::AccessibleTextRole && index.column() == CredentialListModel::Name) {
        // A heading is drawn, and no cell: who listens hears it with the first row under it.
        const QString heading = headingAt(index);
        return heading.isEmpty() ? value
                                 : QVariant(QString(heading % QLatin1String(". ") % value.toString()));
    }
    return value;
}

QString CredentialOrder::headingAt(const QModelIndex &index) const
{
    if (m_grouping == Grouping::None || !index.isValid()) {
        return {};
    }
    const QModelIndex source = mapToSource(index);
    const QString group = groupOf(source);
    if (index.row() > 0 && group == groupOf(mapToSource(index.siblingAtRow(index.row() - 1)))) {
        return {};
    }
    if (source.data(CredentialListModel::BrokenRole).toBool()) {
        return tr("Files that cannot be read");
    }
    const QString name = source.siblingAtColumn(groupColumn()).data().toString();
    return name.isEmpty() ? tr("No environment") : name;
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
    const QString text = source.siblingAtColumn(groupColumn()).data(List::SortRole).toString();
    return text.isEmpty() ? QString(QChar(0xffff)) : text;
}

int CredentialOrder::groupColumn() const
{
    return m_grouping == Grouping::Kind ? CredentialListModel::Kind : CredentialListModel::Environment;
}

} // namespace sealwright::models

#include "moc_CredentialOrder.cpp"
