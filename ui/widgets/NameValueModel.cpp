// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/NameValueModel.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

namespace sealwright::widgets {

void NameValueModel::setRows(std::vector<NameValueRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void NameValueModel::setCheck(HeaderTable::Check check)
{
    m_check = std::move(check);
}

void NameValueModel::setMarker(HoverMarker marker)
{
    m_marker = std::move(marker);
}

QString NameValueModel::problemOf(int row) const
{
    return m_check && !isBlank(row) && at(row).enabled ? m_check(at(row)) : QString();
}

bool NameValueModel::removeAt(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return false;
    }
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
    return true;
}

bool NameValueModel::moveBy(int row, int by)
{
    const int to = row + by;
    const int count = static_cast<int>(m_rows.size());
    if (row < 0 || row >= count || to < 0 || to >= count || by == 0) {
        return false;
    }
    // Qt counts the destination before the row is taken out.
    if (!beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to)) {
        return false;
    }
    const NameValueRow moved = std::move(at(row));
    m_rows.erase(m_rows.begin() + row);
    m_rows.insert(m_rows.begin() + to, moved);
    endMoveRows();
    Q_EMIT changed();
    return true;
}

void NameValueModel::insertAt(int row)
{
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, NameValueRow{});
    endInsertRows();
    Q_EMIT changed();
}

int NameValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int NameValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameValueModel::enabledData(int row, int role) const
{
    if (role == Qt::CheckStateRole && !isBlank(row)) {
        return at(row).enabled ? Qt::Checked : Qt::Unchecked;
    }
    return role == Qt::AccessibleTextRole ? QVariant(tr("Sent")) : QVariant();
}

QString NameValueModel::toolTipOf(int row, int column) const
{
    const QString text = QString::fromUtf8(column == Name ? at(row).name : at(row).value);
    const QString problem = problemOf(row);
    const QString descriptions = descriptionsOf(text, m_marker);
    const QString first = problem.isEmpty() ? text : problem;
    return descriptions.isEmpty() ? first : QString(first % QLatin1Char('\n') % descriptions);
}

QVariant NameValueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (index.column() == Enabled) {
        return enabledData(index.row(), role);
    }
    const bool blank = isBlank(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (blank) {
            return index.column() == Name ? tr("Add a header") : QString();
        }
        [[fallthrough]];
    case Qt::EditRole: {
        if (blank) {
            return QString();
        }
        const NameValueRow &row = at(index.row());
        const QString text = QString::fromUtf8(index.column() == Name ? row.name : row.value);
        return role == Qt::DisplayRole ? visibleText(text) : text;
    }
    case Qt::FontRole:
        return blank ? QVariant() : QVariant(theme::wireFont());
    case Qt::ForegroundRole:
        if (blank || !at(index.row()).enabled) {
            return theme::color(theme::Token::Dim);
        }
        return problemOf(index.row()).isEmpty() ? QVariant() : QVariant(theme::color(theme::Token::Bad));
    case Qt::ToolTipRole:
        return blank ? QVariant() : QVariant(plainToolTip(toolTipOf(index.row(), index.column())));
    default:
        return {};
    }
}

bool NameValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid()) {
        return false;
    }
    const int row = index.row();
    if (index.column() == Enabled) {
        if (role != Qt::CheckStateRole || isBlank(row)) {
            return false;
        }
        at(row).enabled = value.toInt() == Qt::Checked;
    } else {
        if (role != Qt::EditRole) {
            return false;
        }
        const QByteArray bytes = value.toString().toUtf8();
        if (isBlank(row)) {
            if (bytes.isEmpty()) {
                return false;
            }
            // The blank line becomes the row, and another one comes after it: Tab goes on in the same line.
            beginInsertRows({}, row + 1, row + 1);
            m_isGrowing = true;
            m_rows.emplace_back();
            endInsertRows();
            m_isGrowing = false;
        }
        QByteArray &target = index.column() == Name ? at(row).name : at(row).value;
        // Bytes that are not UTF-8 survive an editor that was opened and closed.
        if (value.toString() == QString::fromUtf8(target)) {
            return true;
        }
        target = bytes;
    }
    Q_EMIT dataChanged(this->index(row, 0), this->index(row, ColumnCount - 1));
    Q_EMIT changed();
    return true;
}

Qt::ItemFlags NameValueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() != Enabled) {
        flags |= Qt::ItemIsEditable;
    } else if (!isBlank(index.row())) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant NameValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return QString();
    }
}

} // namespace sealwright::widgets

#include "moc_NameValueModel.cpp"
