// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sealwright::credentials {

/// Paints the cells of a CredentialListModel: names in bold, environments as pills, what needs looking after
/// in amber, and broken files in red with their word.
class CredentialItemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int kRow = 34;
    static constexpr int kHeading = 30; ///< the table's, above the first row of a group

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace sealwright::credentials
