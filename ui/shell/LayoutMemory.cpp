// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LayoutMemory.h"

#include "ui/shell/Preferences.h"

#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>

namespace sealwright::shell {
namespace {

/// A header is known by its view; a tree or table without a name, or without a header to see, has none.
QString nameOf(const QHeaderView *header)
{
    const QWidget *view = header->parentWidget();
    return header->isHidden() || !view ? QString() : view->objectName();
}

} // namespace

void restoreLayouts(const QWidget *root, const Preferences &preferences)
{
    for (auto *splitter : root->findChildren<QSplitter *>()) {
        if (const QByteArray state = preferences.layout(splitter->objectName()); !state.isEmpty()) {
            splitter->restoreState(state);
        }
    }
    for (auto *header : root->findChildren<QHeaderView *>()) {
        const QString name = nameOf(header);
        if (header->orientation() != Qt::Horizontal || name.isEmpty()) {
            continue;
        }
        if (const QByteArray state = preferences.layout(name); !state.isEmpty()) {
            header->restoreState(state);
        }
    }
}

void rememberLayouts(const QWidget *root, Preferences &preferences)
{
    for (const auto *splitter : root->findChildren<QSplitter *>()) {
        if (!splitter->objectName().isEmpty()) {
            preferences.setLayout(splitter->objectName(), splitter->saveState());
        }
    }
    for (const auto *header : root->findChildren<QHeaderView *>()) {
        if (const QString name = nameOf(header); header->orientation() == Qt::Horizontal && !name.isEmpty()) {
            preferences.setLayout(name, header->saveState());
        }
    }
}

} // namespace sealwright::shell
