// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariableDelegate.h"

#include "ui/environments/VariableModel.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QApplication>
#include <QLineEdit>

namespace sealwright::environments {

VariableDelegate::VariableDelegate(VariableModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QWidget *VariableDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    const bool isValue = index.column() == VariableModel::Value;
    const QString name = isValue ? tr("Value") : tr("Name");
    if (isValue && m_model.isSecret(index.row())) {
        auto *field = new widgets::SecretField(parent);
        widgets::nameControl(field, QStringLiteral("secretValue"), tr("Secret value"),
                             tr("The new value. It is stored when you save, and cannot be shown again."));
        field->setPlaceholderText(tr("the new value"));
        connect(field, &widgets::SecretField::refused, this, &VariableDelegate::refused);
        return field;
    }
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setMaxLength(static_cast<int>(base::Variables::kSizeLimit)); // a long value is not cut
        widgets::nameControl(line, isValue ? QStringLiteral("variableValue") : QStringLiteral("variableName"),
                             name);
    }
    return editor;
}

void VariableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    // In line with the headings.
    const int inset = index.column() == VariableModel::Name ? theme::kGap : theme::kSmallGap;
    cell.rect.setLeft(cell.rect.left() + inset);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

void VariableDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (qobject_cast<widgets::SecretField *>(editor) == nullptr) {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

void VariableDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                    const QModelIndex &index) const
{
    if (auto *field = qobject_cast<widgets::SecretField *>(editor)) {
        if (!field->isEmpty()) {
            m_model.setSecret(index.row(), field->take());
        }
        return;
    }
    QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace sealwright::environments

#include "moc_VariableDelegate.cpp"
