// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialTable.h"

#include "ui/credentials/CredentialItemDelegate.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <utility>

namespace sealwright::credentials {
namespace {

QString headingOf(const models::CredentialOrder &order, int row)
{
    return order.index(row, 0).data(models::CredentialOrder::HeadingRole).toString();
}

} // namespace

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
    verticalHeader()->setDefaultSectionSize(CredentialItemDelegate::kRow);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("credentialHeader"));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    constexpr std::pair<List::Column, int> kWidths[] = {
        {List::Name, 146},    {List::Kind, 100},   {List::Environment, 112}, {List::UsedBy, 70},
        {List::LastUsed, 82}, {List::Rotated, 78}, {List::Secret, 72}};
    for (const auto &[column, width] : kWidths) {
        header->resizeSection(column, width);
    }
    connect(this, &QTableView::doubleClicked, this, &CredentialTable::editWanted);
    connect(m_sorted, &models::CredentialOrder::modelReset, this, &CredentialTable::makeRoomForHeadings);
    connect(m_sorted, &models::CredentialOrder::layoutChanged, this, &CredentialTable::makeRoomForHeadings);
}

void CredentialTable::setFilter(const QString &text)
{
    // When the selected row is filtered out, another one is current; the user chose none of them.
    const bool wasQuiet = std::exchange(m_isQuiet, true);
    m_sorted->setFilterFixedString(text.trimmed());
    m_isQuiet = wasQuiet;
    makeRoomForHeadings();
}

void CredentialTable::setGrouping(models::CredentialOrder::Grouping grouping)
{
    m_sorted->setGrouping(grouping);
    makeRoomForHeadings();
}

/// The first row of a group is higher by its heading.
void CredentialTable::makeRoomForHeadings()
{
    const int bareHeight = m_sorted->rowCount() * CredentialItemDelegate::kRow;
    if (!m_sorted->isGrouped() && verticalHeader()->length() == bareHeight) {
        return; // thousands of rows are not asked for nothing
    }
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const bool hasHeading = !headingOf(*m_sorted, row).isEmpty();
        const int height = CredentialItemDelegate::kRow + (hasHeading ? CredentialItemDelegate::kHeading : 0);
        if (rowHeight(row) != height) {
            setRowHeight(row, height);
        }
    }
    viewport()->update();
}

void CredentialTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_sorted->isGrouped()) {
        return;
    }
    const int first = qMax(0, rowAt(0));
    QPainter painter(viewport());
    painter.setFont(theme::labelFont());
    for (int row = first; row < m_sorted->rowCount() && rowViewportPosition(row) < viewport()->height();
         ++row) {
        const QString heading = headingOf(*m_sorted, row);
        if (heading.isEmpty()) {
            continue;
        }
        const QRect strip(0, rowViewportPosition(row), viewport()->width(), CredentialItemDelegate::kHeading);
        painter.fillRect(strip, theme::color(theme::Token::Panel));
        painter.fillRect(strip.left(), strip.bottom(), strip.width(), 1, theme::color(theme::Token::Line));
        const QRect inner = strip.adjusted(theme::kMargin, 0, -theme::kMargin, 0);
        painter.setPen(theme::color(theme::Token::Dim));
        painter.drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(widgets::visibleText(heading), Qt::ElideRight, inner.width()));
    }
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
