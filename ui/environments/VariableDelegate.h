// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sealwright::environments {

class VariableModel;

/// The fields that open in a VariableTable: a line of text, or for a secret value one that shows dots.
class VariableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit VariableDelegate(VariableModel &model, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

Q_SIGNALS:
    /// More was pasted than a secret may have.
    void refused() const;

private:
    VariableModel &m_model;
};

} // namespace sealwright::environments
