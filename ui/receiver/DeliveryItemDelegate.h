// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sealwright::models {
class DeliveryListModel;
}

namespace sealwright::receiver {

/// Paints the cells of a DeliveryListModel: the verdict as its pill, what crossed the wire in the wire's
/// font.
class DeliveryItemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    DeliveryItemDelegate(const models::DeliveryListModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The whole of a text that had to give way.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const models::DeliveryListModel &m_model;
};

} // namespace sealwright::receiver
