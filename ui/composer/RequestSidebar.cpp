// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestSidebar.h"

#include "app/text/Describe.h"
#include "ui/composer/RequestItemDelegate.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>

#include <map>

namespace sealwright::composer {

using Delegate = RequestItemDelegate;

RequestSidebar::RequestSidebar(QWidget *parent)
    : QWidget(parent)
    , m_requestTree(new QTreeWidget)
    , m_empty(new widgets::EmptyState(theme::Icon::Send, tr("No requests yet"),
                                      tr("Saved requests stand here, by folder. Write one, then save it."),
                                      tr("New request")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    bar->setFixedHeight(theme::kBarHeight + 1);
    auto *buttons = new QHBoxLayout(bar);
    buttons->setContentsMargins(theme::kMargin, 0, theme::kSmallGap, 0);
    buttons->setSpacing(0);
    buttons->addWidget(new widgets::SectionLabel(tr("Requests")), 1);
    const auto add = [&](theme::Icon icon, const QString &name, const QString &text, const QString &toolTip) {
        auto *button = new QToolButton;
        button->setIcon(theme::icon(icon));
        button->setAutoRaise(true);
        widgets::nameControl(button, name, text, toolTip);
        buttons->addWidget(button);
        return button;
    };
    m_saveRequest = add(theme::Icon::Save, QStringLiteral("saveRequest"), tr("Save"),
                        tr("Save this request in the workspace (Ctrl+S)"));
    m_duplicateRequest = add(theme::Icon::Copy, QStringLiteral("duplicateRequest"), tr("Duplicate"),
                             tr("Make a copy of this request (Ctrl+D)"));
    m_removeRequest = add(theme::Icon::Remove, QStringLiteral("removeRequest"), tr("Delete"),
                          tr("Delete this request (Del)"));
    m_newRequest = add(theme::Icon::Add, QStringLiteral("newRequest"), tr("New request"),
                       tr("Begin a new request (Ctrl+N)"));
    layout->addWidget(bar);

    m_requestTree->setObjectName(QStringLiteral("requestTree"));
    m_requestTree->setAccessibleName(tr("Saved requests"));
    m_requestTree->setFrameShape(QFrame::NoFrame);
    m_requestTree->setHeaderHidden(true);
    m_requestTree->setRootIsDecorated(false);
    m_requestTree->setItemsExpandable(false);
    m_requestTree->setIndentation(0);
    m_requestTree->setMouseTracking(true);
    m_requestTree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_requestTree->setItemDelegate(new Delegate(m_requestTree));
    m_requestTree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_requestTree->installEventFilter(this);
    layout->addWidget(m_requestTree, 1);
    layout->addWidget(m_empty, 1);

    connect(m_requestTree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        refreshButtons();
        if (m_filling || !item) {
            return;
        }
        if (const QString key = item->data(0, Delegate::KeyRole).toString(); !key.isEmpty()) {
            Q_EMIT chosen(key);
        } else if (const QVariant sentence = item->data(0, Delegate::SentenceRole); sentence.isValid()) {
            Q_EMIT brokenChosen(sentence.toString(), item->toolTip(0));
        }
    });
    connect(m_requestTree, &QTreeWidget::customContextMenuRequested, this, &RequestSidebar::showMenu);
    connect(m_newRequest, &QToolButton::clicked, this, &RequestSidebar::newWanted);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &RequestSidebar::newWanted);
    connect(m_duplicateRequest, &QToolButton::clicked, this, &RequestSidebar::duplicateWanted);
    connect(m_saveRequest, &QToolButton::clicked, this, &RequestSidebar::saveWanted);
    connect(m_removeRequest, &QToolButton::clicked, this, [this] { Q_EMIT removeWanted(currentKey()); });
    setEntries({}, {});
}

void RequestSidebar::fill(QTreeWidgetItem *item, const DraftEntry &entry) const
{
    const QString name = entry.request.name.isEmpty() ? tr("Untitled") : entry.request.name;
    item->setText(0, widgets::visibleText(name));
    item->setData(0, Delegate::KeyRole, entry.key);
    item->setData(0, Delegate::MethodRole, QString::fromUtf8(entry.request.method));
    item->setData(0, Delegate::UnsavedRole, entry.unsaved);
    const QString where =
        entry.request.toReceiver ? tr("the built-in receiver") : QString::fromUtf8(entry.request.url);
    const QString state = entry.unsaved ? tr("not saved") : QString();
    QString tip = name;
    for (const QString &line : {where, state}) {
        if (!line.isEmpty()) {
            tip += QLatin1Char('\n') % line;
        }
    }
    item->setToolTip(0, widgets::plainToolTip(tip));
    item->setData(0, Qt::AccessibleTextRole, entry.unsaved ? tr("%1, not saved").arg(name) : name);
}

void RequestSidebar::setEntries(const std::vector<DraftEntry> &entries,
                                const std::vector<workspace::BrokenFile> &broken)
{
    const QString current = currentKey();
    m_filling = true;
    m_requestTree->clear();
    std::map<QString, QTreeWidgetItem *> folders;
    const auto parentOf = [&](const QString &folder) -> QTreeWidgetItem * {
        if (folder.isEmpty()) {
            return nullptr;
        }
        auto [entry, isNew] = folders.try_emplace(folder, nullptr);
        if (isNew) {
            entry->second = new QTreeWidgetItem(m_requestTree, {widgets::visibleText(folder)});
            entry->second->setFlags(Qt::ItemIsEnabled);
            entry->second->setExpanded(true);
        }
        return entry->second;
    };
    for (const bool top : {true, false}) {
        for (const DraftEntry &entry : entries) {
            if (entry.request.folder.isEmpty() != top) {
                continue;
            }
            QTreeWidgetItem *parent = parentOf(entry.request.folder);
            fill(parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_requestTree), entry);
        }
    }
    for (const workspace::BrokenFile &file : broken) {
        auto *item =
            new QTreeWidgetItem(m_requestTree, {widgets::visibleText(QFileInfo(file.path).fileName())});
        item->setData(0, Delegate::SentenceRole, text::describe(file.error));
        item->setData(0, Delegate::MethodRole, QStringLiteral("!"));
        item->setToolTip(0, widgets::plainToolTip(file.path));
    }
    m_filling = false;
    const bool hasAny = m_requestTree->topLevelItemCount() > 0;
    m_requestTree->setVisible(hasAny);
    m_empty->setVisible(!hasAny);
    select(current);
    refreshButtons();
}

void RequestSidebar::updateEntry(const DraftEntry &entry)
{
    if (QTreeWidgetItem *item = itemOf(entry.key)) {
        fill(item, entry);
    }
}

void RequestSidebar::select(const QString &key)
{
    if (QTreeWidgetItem *item = itemOf(key)) {
        m_filling = true;
        m_requestTree->setCurrentItem(item);
        m_filling = false;
    }
    refreshButtons();
}

QString RequestSidebar::currentKey() const
{
    const QTreeWidgetItem *item = m_requestTree->currentItem();
    return item ? item->data(0, Delegate::KeyRole).toString() : QString();
}

QTreeWidgetItem *RequestSidebar::itemOf(const QString &key) const
{
    if (key.isEmpty()) {
        return nullptr;
    }
    QTreeWidgetItemIterator it(m_requestTree);
    while (*it) {
        if ((*it)->data(0, Delegate::KeyRole).toString() == key) {
            return *it;
        }
        ++it;
    }
    return nullptr;
}

void RequestSidebar::refreshButtons()
{
    const bool onRequest = !currentKey().isEmpty();
    m_removeRequest->setEnabled(onRequest);
    m_duplicateRequest->setEnabled(onRequest);
}

bool RequestSidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_requestTree && event->type() == QEvent::KeyPress && !currentKey().isEmpty()) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Delete:
            Q_EMIT removeWanted(currentKey());
            return true;
        case Qt::Key_F2:
            Q_EMIT renameWanted(currentKey());
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RequestSidebar::showMenu(const QPoint &position)
{
    const QString key = currentKey();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("New request")), &QAction::triggered, this, &RequestSidebar::newWanted);
    if (!key.isEmpty()) {
        connect(menu->addAction(tr("Duplicate")), &QAction::triggered, this,
                &RequestSidebar::duplicateWanted);
        connect(menu->addAction(tr("Rename or move…")), &QAction::triggered, this,
                [this, key] { Q_EMIT renameWanted(key); });
        menu->addSeparator();
        connect(menu->addAction(tr("Delete")), &QAction::triggered, this,
                [this, key] { Q_EMIT removeWanted(key); });
    }
    menu->popup(m_requestTree->viewport()->mapToGlobal(position));
}

} // namespace sealwright::composer

#include "moc_RequestSidebar.cpp"
