// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace sealwright::flow {

/// Notices that files of credentials came, went or were replaced, by whichever program. Tells once for a
/// burst of changes, a moment later.
class WatchCredentials final : public QObject
{
    Q_OBJECT

public:
    explicit WatchCredentials(const workspace::Workspace &workspace, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void watchFolders();

    QString m_root;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
};

} // namespace sealwright::flow
