// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/HeaderTable.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/MarkedCellDelegate.h"
#include "ui/widgets/NameValueModel.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace sealwright::widgets {

HeaderTable::HeaderTable(QWidget *parent)
    : QTableView(parent)
    , m_rowsModel(new NameValueModel(this))
    , m_cells(new MarkedCellDelegate(this))
{
    setModel(m_rowsModel);
    setItemDelegate(m_cells);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    setTabKeyNavigation(true);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::kControlHeight);
    horizontalHeader()->setSectionResizeMode(NameValueModel::Enabled, QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    setColumnWidth(NameValueModel::Enabled, 34);
    setColumnWidth(NameValueModel::Name, 190);
    setWordWrap(false);
    connect(m_rowsModel, &NameValueModel::changed, this, &HeaderTable::rowsChanged);
}

HeaderTable::~HeaderTable() = default;

void HeaderTable::setRows(std::vector<NameValueRow> rows)
{
    m_rowsModel->setRows(std::move(rows));
    Q_EMIT rowsChanged();
}

std::vector<NameValueRow> HeaderTable::rows() const
{
    return m_rowsModel->rows();
}

int HeaderTable::enabledCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rowsModel->rows(), [](const NameValueRow &row) { return row.enabled; }));
}

void HeaderTable::setCheck(Check check)
{
    m_rowsModel->setCheck(std::move(check));
    viewport()->update();
}

void HeaderTable::setMarker(const HoverMarker &marker)
{
    m_cells->setMarker(marker);
    m_rowsModel->setMarker(marker);
    viewport()->update();
}

QString HeaderTable::problem() const
{
    for (int row = 0; row + 1 < m_rowsModel->rowCount(); ++row) {
        if (const QString problem = m_rowsModel->problemOf(row); !problem.isEmpty()) {
            return problem;
        }
    }
    return {};
}

void HeaderTable::addRow()
{
    const int blank = m_rowsModel->rowCount() - 1;
    setCurrentIndex(m_rowsModel->index(blank, NameValueModel::Name));
    edit(currentIndex());
}

void HeaderTable::removeCurrentRow()
{
    const QModelIndex current = currentIndex();
    if (m_rowsModel->removeAt(current.row())) {
        setCurrentIndex(
            m_rowsModel->index(qMin(current.row(), m_rowsModel->rowCount() - 1), current.column()));
    }
}

void HeaderTable::moveCurrentRow(int by)
{
    m_rowsModel->moveBy(currentIndex().row(), by);
}

void HeaderTable::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (event->key() == Qt::Key_Insert) {
        addRow();
    } else if (event->key() == Qt::Key_Delete) {
        removeCurrentRow();
    } else if (alt && event->key() == Qt::Key_Up) {
        moveCurrentRow(-1);
    } else if (alt && event->key() == Qt::Key_Down) {
        moveCurrentRow(1);
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        const QModelIndex box = m_rowsModel->index(currentIndex().row(), NameValueModel::Enabled);
        const bool on = m_rowsModel->data(box, Qt::CheckStateRole).toInt() == Qt::Checked;
        m_rowsModel->setData(box, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               event->modifiers() == Qt::NoModifier) {
        edit(currentIndex());
    } else {
        QTableView::keyPressEvent(event);
    }
}

void HeaderTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &keys, auto action) {
        QAction *entry = menu->addAction(text);
        entry->setShortcut(keys);
        connect(entry, &QAction::triggered, this, action);
        return entry;
    };
    const bool onRow = currentIndex().row() >= 0 && currentIndex().row() + 1 < m_rowsModel->rowCount();
    add(tr("Add"), Qt::Key_Insert, [this] { addRow(); });
    add(tr("Remove"), Qt::Key_Delete, [this] { removeCurrentRow(); })->setEnabled(onRow);
    add(tr("Move up"), Qt::ALT | Qt::Key_Up, [this] { moveCurrentRow(-1); })->setEnabled(onRow);
    add(tr("Move down"), Qt::ALT | Qt::Key_Down, [this] { moveCurrentRow(1); })->setEnabled(onRow);
    menu->popup(event->globalPos());
}

} // namespace sealwright::widgets

#include "moc_HeaderTable.cpp"
