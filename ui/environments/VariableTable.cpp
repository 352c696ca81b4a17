// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariableTable.h"

#include "ui/environments/VariableDelegate.h"
#include "ui/environments/VariableModel.h"
#include "ui/theme/Metrics.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace sealwright::environments {

VariableTable::VariableTable(VariableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_variables(model)
{
    setModel(&model);
    auto *delegate = new VariableDelegate(model, this);
    setItemDelegate(delegate);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::kControlHeight);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(VariableModel::Name, QHeaderView::Interactive);
    header->setSectionResizeMode(VariableModel::Value, QHeaderView::Stretch);
    header->setSectionResizeMode(VariableModel::Secret, QHeaderView::Fixed);
    header->resizeSection(VariableModel::Name, 190);
    header->resizeSection(VariableModel::Secret, 70);
    connect(delegate, &VariableDelegate::refused, this, &VariableTable::refused);
}

void VariableTable::commitOpenField()
{
    for (QWidget *field : viewport()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (field->isVisible()) {
            commitData(field);
            closeEditor(field, QAbstractItemDelegate::NoHint);
        }
    }
}

void VariableTable::goTo(int row, int column)
{
    setCurrentIndex(m_variables.index(row, column));
    setFocus(Qt::OtherFocusReason);
}

bool VariableTable::isOnVariable() const
{
    return currentIndex().isValid() && !m_variables.isBlank(currentIndex().row());
}

void VariableTable::addRow()
{
    setCurrentIndex(m_variables.index(m_variables.rowCount() - 1, VariableModel::Name));
    edit(currentIndex());
}

void VariableTable::removeCurrentRow()
{
    const QModelIndex current = currentIndex();
    if (m_variables.removeAt(current.row())) {
        setCurrentIndex(m_variables.index(qMin(current.row(), m_variables.rowCount() - 1), current.column()));
        Q_EMIT currentRowChanged();
    }
}

void VariableTable::switchSecret()
{
    if (isOnVariable()) {
        const int row = currentIndex().row();
        m_variables.setIsSecret(row, !m_variables.isSecret(row));
    }
}

void VariableTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Insert) {
        addRow();
    } else if (event->key() == Qt::Key_Delete) {
        removeCurrentRow();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        switchSecret();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               event->modifiers() == Qt::NoModifier) {
        edit(currentIndex());
    } else if (event->matches(QKeySequence::Paste)) {
        edit(currentIndex(), QAbstractItemView::AnyKeyPressed, event); // the field that opens takes it
    } else {
        QTableView::keyPressEvent(event);
    }
}

void VariableTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &keys, auto action) {
        QAction *entry = menu->addAction(text);
        entry->setShortcut(keys);
        connect(entry, &QAction::triggered, this, action);
        return entry;
    };
    const bool isSecret = isOnVariable() && m_variables.isSecret(currentIndex().row());
    add(tr("Add"), Qt::Key_Insert, [this] { addRow(); });
    add(tr("Remove"), Qt::Key_Delete, [this] { removeCurrentRow(); })->setEnabled(isOnVariable());
    add(isSecret ? tr("Make plain") : tr("Make secret"), Qt::Key_Space, [this] {
        switchSecret();
    })->setEnabled(isOnVariable());
    menu->popup(event->globalPos());
}

void VariableTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentRowChanged();
}

} // namespace sealwright::environments

#include "moc_VariableTable.cpp"
