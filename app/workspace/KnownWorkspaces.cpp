// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/KnownWorkspaces.h"

#include "app/workspace/Document.h"
#include "app/workspace/Listing.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sealwright::workspace {
namespace {

constexpr const char *kKnownMember = "workspace";

/// The same for the same folder, so that it stands there once.
QString knownFileName(const QString &workspaceFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(workspaceFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QString::fromLatin1(hash) % kJsonSuffix;
}

} // namespace

KnownWorkspaces::KnownWorkspaces(QString folder)
    : m_folder(std::move(folder))
{
}

base::Result<void> KnownWorkspaces::remember(const QString &workspaceFolder) const
{
    const QString name = knownFileName(workspaceFolder);
    const auto present = Folder::open(m_folder);
    if (present && *present && (*present)->has(name).value_or(false)) {
        return {};
    }
    const auto folder = Folder::make(m_folder);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    base::Json document;
    document[kKnownMember] = base::utf8(workspaceFolder);
    const auto written = folder->write(name, base::prettyJson(document), Folder::Existing::Replace);
    return written ? base::Result<void>() : std::unexpected(written.error());
}

base::Result<std::vector<QString>> KnownWorkspaces::all() const
{
    std::vector<QString> folders;
    const auto folder = Folder::open(m_folder);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return folders;
    }
    const auto entries = (*folder)->entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    for (const Folder::Entry &entry : *entries) {
        if (entry.isFolder || !entry.name.endsWith(kJsonSuffix)) {
            continue;
        }
        const auto document = readDocument(**folder, entry.name);
        if (!document) {
            return std::unexpected(document.error());
        }
        const auto found = document->find(kKnownMember);
        if (found == document->end() || !found->is_string()) {
            return base::failure(WorkspaceError::FileBroken,
                                 {{"path", (*folder)->pathOf(entry.name)},
                                  {"reason", QStringLiteral("it names no workspace")}});
        }
        folders.push_back(base::fromUtf8(found->get<std::string>()));
    }
    std::ranges::sort(folders);
    return folders;
}

} // namespace sealwright::workspace
