// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/WatchCredentials.h"

#include <QFileInfo>

namespace sealwright::flow {
namespace {

constexpr std::chrono::milliseconds kSettle{100};

} // namespace

WatchCredentials::WatchCredentials(const workspace::Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_root(workspace.folder())
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettle);
    connect(&m_settling, &QTimer::timeout, this, &WatchCredentials::changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        watchFolders(); // the folder of credentials may have just been made
        m_settling.start();
    });
    watchFolders();
}

void WatchCredentials::watchFolders()
{
    for (const QString &folder : {m_root, QString(m_root % QStringLiteral("/credentials"))}) {
        if (!m_watcher.directories().contains(folder) && QFileInfo::exists(folder)) {
            m_watcher.addPath(folder);
        }
    }
}

} // namespace sealwright::flow

#include "moc_WatchCredentials.cpp"
