// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialTable.h"

#include "ui/credentials/CredentialItemDelegate.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/VisibleText.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <utility>

namespace sealwright::credentials {

CredentialTable::CredentialTable(models::CredentialListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_credentials(model)
    , m_sorted(new models::CredentialOrder(this))
{
    using List = models::CredentialListModel;
    m_sorted->setSourceModel(&model);
    setModel(m_sorted);
    setItemDelegate(new CredentialItemDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSortingEnabled(true);
    sortByColumn(List::Name, Qt::AscendingOrder);

    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(34);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("credentialHeader"));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    constexpr std::pair<List::Column, int> kWidths[] = {
        {List::Name, 154},    {List::Kind, 102},   {List::Environment, 112}, {List::UsedBy, 62},
        {List::LastUsed, 80}, {List::Rotated, 76}, {List::Secret, 66}};
    for (const auto &[column, width] : kWidths) {
        header->resizeSection(column, width);
    }
    connect(this, &QTableView::doubleClicked, this, &CredentialTable::editWanted);
}

void CredentialTable::setFilter(const QString &text)
{
    // When the selected row is filtered out, another one is current; the user chose none of them.
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    m_sorted->setFilterFixedString(text.trimmed());
    m_isQuiet = wasQuiet;
}

void CredentialTable::setGrouping(models::CredentialOrder::Grouping grouping)
{
    m_sorted->setGrouping(grouping);
    viewport()->update();
}

int CredentialTable::shownCount() const
{
    return m_sorted->rowCount();
}

QString CredentialTable::currentId() const
{
    return currentIndex().data(models::CredentialListModel::IdRole).toString();
}

bool CredentialTable::selectQuietly(const QString &id)
{
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    const QModelIndex index = m_sorted->mapFromSource(m_credentials.index(m_credentials.rowOf(id), 0));
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    } else {
        setCurrentIndex({});
        clearSelection();
    }
    m_isQuiet = wasQuiet;
    return index.isValid();
}

void CredentialTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::New) || event->matches(QKeySequence::Find) ||
        event->matches(QKeySequence::Save) || event->matches(QKeySequence::Refresh)) {
        event->ignore(); // the page's keys; a view would search for their letters
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeWanted();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT editWanted();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void CredentialTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isQuiet && current.row() != previous.row()) {
        Q_EMIT chosen(current.data(models::CredentialListModel::IdRole).toString());
    }
}

} // namespace sealwright::credentials

#include "moc_CredentialTable.cpp"
