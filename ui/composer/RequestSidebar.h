// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"
#include "ui/composer/RequestDrafts.h"

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sealwright::widgets {
class EmptyState;
}

namespace sealwright::composer {

/// The saved requests by folder. Shows and asks; the page does.
class RequestSidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestSidebar(QWidget *parent = nullptr);

    void setEntries(const std::vector<DraftEntry> &entries, const std::vector<workspace::BrokenFile> &broken);
    /// Changes one line in place, without rebuilding.
    void updateEntry(const DraftEntry &entry);
    void select(const QString &key);
    QString currentKey() const;

Q_SIGNALS:
    void chosen(const QString &key);
    void newWanted();
    void duplicateWanted();
    void saveWanted();
    void renameWanted(const QString &key);
    void removeWanted(const QString &key);
    void brokenChosen(const QString &sentence, const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(QTreeWidgetItem *item, const DraftEntry &entry) const;
    void showMenu(const QPoint &position);
    QTreeWidgetItem *itemOf(const QString &key) const;
    void refreshButtons();

    QTreeWidget *m_requestTree;
    QToolButton *m_newRequest;
    QToolButton *m_duplicateRequest;
    QToolButton *m_saveRequest;
    QToolButton *m_removeRequest;
    widgets::EmptyState *m_empty;
    bool m_filling = false;
};

} // namespace sealwright::composer
