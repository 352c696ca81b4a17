// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Workspace.h"

#include "app/workspace/Document.h"
#include "app/workspace/Format.h"

#include <QDir>

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Result;

/// Of every folder that we write into.
void sweepAll(const Folder &root)
{
    root.sweepLeftovers();
    for (const QString &name : {kCredentials, kEnvironments, QStringLiteral("recipes"), kRequests}) {
        const auto folder = root.child(name);
        if (!folder || !*folder) {
            continue;
        }
        (*folder)->sweepLeftovers();
        if (name != kRequests) {
            continue;
        }
        if (const auto entries = (*folder)->entries()) {
            for (const Folder::Entry &entry : *entries) {
                if (const auto child = (*folder)->child(entry.name); entry.isFolder && child && *child) {
                    (*child)->sweepLeftovers();
                }
            }
        }
    }
}

const QString &placeOf(const QString &ownerId)
{
    return isEnvironmentId(ownerId) ? kEnvironments : kCredentials;
}

} // namespace

Workspace::Workspace(QString folder)
    : m_folder(std::move(folder))
{
}

Result<Workspace> Workspace::open(const QString &folder)
{
    if (folder.isEmpty() || folder.contains(QChar::Null)) {
        return base::failure(WorkspaceError::FolderUnusable,
                             {{"path", folder}, {"reason", QStringLiteral("it is no path")}});
    }
    const QString path = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
    const auto root = Folder::open(path);
    if (!root) {
        return std::unexpected(root.error());
    }
    if (*root) {
        // Reads nothing into memory, but says now whether it could.
        if (const auto entries = (*root)->entries(); !entries) {
            return std::unexpected(entries.error());
        }
        // A broken workspace.json stops only what writes: the files beside it may still be read.
        if (const auto format = checkFormat(**root);
            !format && format.error().is(WorkspaceError::FormatTooNew)) {
            return std::unexpected(format.error());
        }
        sweepAll(**root);
    }
    return Workspace(path);
}

Result<void> Workspace::makePlaceFor(const QString &ownerId)
{
    const auto root = makeRoot(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto place = root->makeChild(placeOf(ownerId));
    return place ? Result<void>() : std::unexpected(place.error());
}

bool Workspace::hasPlaceFor(const QString &ownerId) const
{
    const auto root = Folder::open(m_folder);
    return root && *root && (*root)->has(kFormatFile).value_or(false) &&
           (*root)->has(placeOf(ownerId)).value_or(false);
}

bool Workspace::hasAnyPlace() const
{
    const auto root = Folder::open(m_folder);
    return root && *root && (*root)->has(kFormatFile).value_or(false) &&
           ((*root)->has(kCredentials).value_or(false) || (*root)->has(kEnvironments).value_or(false));
}

Result<bool> Workspace::declares(const QString &ownerId) const
{
    if (!isEnvironmentId(ownerId)) {
        return hasCredentialFile(ownerId);
    }
    const auto all = environments();
    if (!all) {
        return std::unexpected(all.error());
    }
    if (std::ranges::find(all->items, ownerId, &Environment::id) != all->items.end()) {
        return true;
    }
    if (!all->broken.empty()) {
        return std::unexpected(all->broken.front().error); // it may be this one
    }
    return false;
}

} // namespace sealwright::workspace
