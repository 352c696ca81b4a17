// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Document.h"
#include "app/workspace/Format.h"
#include "app/workspace/Listing.h"
#include "app/workspace/Workspace.h"

#include <QStringList>

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Result;
using credential::Credential;
using credential::CredentialError;

QString credentialFileName(const QString &id)
{
    return id % kJsonSuffix;
}

base::Failure credentialNotFound(const QString &nameOrId)
{
    return base::failure(CredentialError::NotFound, {{"credential", nameOrId}});
}

Result<Credential> readCredential(const Folder &folder, const QString &fileName)
{
    auto document = readDocument(folder, fileName);
    if (!document) {
        return std::unexpected(document.error());
    }
    auto credential = credential::credentialFromJson(std::move(*document));
    if (!credential) {
        return std::unexpected(brokenBecause(folder, fileName, credential.error()));
    }
    if (credentialFileName(credential->id) != fileName) {
        return base::failure(WorkspaceError::FileBroken,
                             {{"path", folder.pathOf(fileName)},
                              {"reason", QString(QLatin1String("it holds the id ") % credential->id %
                                                 QLatin1String(", which is not its file name"))}});
    }
    return credential;
}

} // namespace

Result<Listing<Credential>> Workspace::credentials() const
{
    Listing<Credential> listing;
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    if (!*root) {
        return listing;
    }
    if (const auto format = checkFormat(**root); !format) {
        listing.broken.push_back({format.error().fact("path"), format.error()});
    }
    const auto folder = (*root)->child(kCredentials);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return listing;
    }
    const auto listed = listDocuments<Credential>(**folder, listing, readCredential);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::ranges::sort(listing.items, [](const Credential &left, const Credential &right) {
        const int names = left.name.compare(right.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : left.id < right.id;
    });
    return listing;
}

Result<bool> Workspace::hasCredentialFile(const QString &id) const
{
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = *root ? (*root)->child(kCredentials) : std::optional<Folder>();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    return *folder ? (*folder)->has(credentialFileName(id)) : Result<bool>(false);
}

Result<Credential> Workspace::findCredential(const QString &nameOrId) const
{
    if (credential::isCredentialId(nameOrId)) {
        const auto root = Folder::open(m_folder);
        if (!root) {
            return std::unexpected(root.error());
        }
        const auto folder = *root ? (*root)->child(kCredentials) : std::optional<Folder>();
        if (!folder) {
            return std::unexpected(folder.error());
        }
        const auto isThere = *folder ? (*folder)->has(credentialFileName(nameOrId)) : Result<bool>(false);
        if (!isThere) {
            return std::unexpected(isThere.error());
        }
        if (*isThere) {
            return readCredential(**folder, credentialFileName(nameOrId));
        }
    }
    const auto all = credentials();
    if (!all) {
        return std::unexpected(all.error());
    }
    QStringList ids;
    const Credential *found = nullptr;
    for (const Credential &candidate : all->items) {
        if (candidate.name == nameOrId) {
            found = &candidate;
            ids << candidate.id;
        }
    }
    if (ids.size() > 1) {
        return base::failure(CredentialError::Ambiguous,
                             {{"credential", nameOrId}, {"ids", ids.join(QLatin1String(", "))}});
    }
    if (found == nullptr && !all->broken.empty()) {
        return std::unexpected(
            all->broken.front().error.with({"credential", nameOrId})); // it may be this one
    }
    if (found == nullptr) {
        return credentialNotFound(nameOrId);
    }
    return *found;
}

std::optional<base::Error> Workspace::brokenCredentialCalled(const QString &name) const
{
    const auto all = credentials();
    const auto root = Folder::open(m_folder);
    const auto folder = root && *root ? (*root)->child(kCredentials) : std::optional<Folder>();
    if (!all || !folder || !*folder) {
        return std::nullopt; // said by whoever saves
    }
    const std::string written = base::Json(base::utf8(name)).dump();
    for (const BrokenFile &broken : all->broken) {
        const auto text = (*folder)->read(broken.path.section(QLatin1Char('/'), -1));
        if (!text || text->contains(QByteArrayView(written))) {
            return broken.error.with({"credential", name});
        }
    }
    return std::nullopt;
}

Result<void> Workspace::saveCredential(const Credential &credential, WhenGone whenGone)
{
    if (!credential::isCredentialId(credential.id)) {
        return base::failure(
            CredentialError::DocumentInvalid,
            {{"member", QStringLiteral("id")}, {"reason", QStringLiteral("it is no credential id")}});
    }
    const auto root = makeRoot(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = root->makeChild(kCredentials);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const QString fileName = credentialFileName(credential.id);
    Credential complete = credential;
    const bool wasRead = !credential.document.empty();
    const auto changed = [&] {
        return base::failure(WorkspaceError::FileChanged, {{"path", folder->pathOf(fileName)}});
    };
    // Another window may save it in this very moment: one of the two is told.
    const auto lock = folder->lock();
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto isThere = folder->has(fileName);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    if (!*isThere && wasRead && whenGone == WhenGone::Refuse) {
        return changed();
    }
    if (*isThere) {
        // What cannot be read is not ours to replace.
        auto before = readCredential(*folder, fileName);
        if (!before) {
            return std::unexpected(before.error());
        }
        if (wasRead && before->document != credential.document) {
            return changed();
        }
        complete.document = std::move(before->document);
    }
    const QByteArray text = base::prettyJson(credential::toJson(complete));
    const auto written = folder->write(fileName, text, Folder::Existing::Replace);
    return written ? Result<void>() : std::unexpected(written.error());
}

Result<void> Workspace::removeCredential(const QString &id)
{
    if (!credential::isCredentialId(id)) {
        return credentialNotFound(id);
    }
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = *root ? (*root)->child(kCredentials) : std::optional<Folder>();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto isThere = *folder ? (*folder)->has(credentialFileName(id)) : Result<bool>(false);
    if (!isThere || !*isThere) {
        return isThere ? credentialNotFound(id) : std::unexpected(isThere.error());
    }
    if (const auto readable = readCredential(**folder, credentialFileName(id)); !readable) {
        return std::unexpected(readable.error());
    }
    const auto removed = (*folder)->remove(credentialFileName(id));
    if (!removed) {
        return std::unexpected(removed.error());
    }
    return *removed ? Result<void>() : credentialNotFound(id);
}

} // namespace sealwright::workspace
