// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiver/DeliveryTable.h"

#include "ui/models/DeliveryListModel.h"
#include "ui/receiver/DeliveryItemDelegate.h"
#include "ui/widgets/VisibleText.h"

#include <QHeaderView>
#include <QScrollBar>

#include <utility>

namespace sealwright::receiver {

DeliveryTable::DeliveryTable(models::DeliveryListModel &model, QWidget *parent)
    : QTableView(parent)
{
    using List = models::DeliveryListModel;
    widgets::nameControl(this, QStringLiteral("deliveries"), tr("Deliveries, the newest first"));
    setModel(&model);
    setItemDelegate(new DeliveryItemDelegate(model, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(34);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("deliveryHeader"));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(56);
    constexpr std::pair<List::Column, int> kWidths[] = {
        {List::Time, 118}, {List::Verdict, 104}, {List::Event, 128}, {List::Request, 150}, {List::Size, 72}};
    for (const auto &[column, width] : kWidths) {
        header->resizeSection(column, width);
    }
    header->setSectionResizeMode(List::Request, QHeaderView::Stretch);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { Q_EMIT chosen(-1); });
}

int DeliveryTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void DeliveryTable::keepPlace(int insertedRows)
{
    // At the top one wants to see what comes; further down, what one reads must stay where it is.
    if (verticalScrollBar()->value() > 0) {
        updateGeometries();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + insertedRows);
    }
}

void DeliveryTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid()) {
        Q_EMIT chosen(current.isValid() ? current.row() : -1);
    }
}

} // namespace sealwright::receiver

#include "moc_DeliveryTable.cpp"
