// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipeList.h"

#include "ui/models/RecipeListModel.h"
#include "ui/recipes/RecipeItemDelegate.h"

#include <QKeyEvent>
#include <QSortFilterProxyModel>

#include <utility>

namespace sealwright::recipes {

using models::RecipeListModel;

RecipeList::RecipeList(RecipeListModel &model, QWidget *parent)
    : QListView(parent)
    , m_recipes(model)
    , m_filtered(new QSortFilterProxyModel(this))
{
    m_filtered->setSourceModel(&model);
    m_filtered->setFilterRole(RecipeListModel::FilterRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_filtered);
    setItemDelegate(new RecipeItemDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListView::doubleClicked, this, &RecipeList::editWanted);
}

void RecipeList::setFilter(const QString &text)
{
    // When the selected line is filtered out another one becomes current; the user chose none of them.
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    m_filtered->setFilterFixedString(text.trimmed());
    m_isQuiet = wasQuiet;
}

int RecipeList::shownCount() const
{
    return m_filtered->rowCount();
}

QString RecipeList::currentKey() const
{
    return currentIndex().data(RecipeListModel::KeyRole).toString();
}

void RecipeList::selectQuietly(const QString &key)
{
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    const QModelIndex index = m_filtered->mapFromSource(m_recipes.index(m_recipes.rowOf(key), 0));
    setCurrentIndex(index);
    if (index.isValid()) {
        scrollTo(index);
    } else {
        clearSelection();
    }
    m_isQuiet = wasQuiet;
}

void RecipeList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::New) || event->matches(QKeySequence::Find) ||
        event->matches(QKeySequence::Save) || event->matches(QKeySequence::Refresh)) {
        event->ignore(); // the page's keys; a view would search for their letters
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeWanted();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT editWanted();
    } else {
        QListView::keyPressEvent(event);
    }
}

void RecipeList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid()) {
        Q_EMIT chosen(current.data(RecipeListModel::KeyRole).toString());
    }
}

} // namespace sealwright::recipes

#include "moc_RecipeList.cpp"
