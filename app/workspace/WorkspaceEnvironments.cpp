// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Document.h"
#include "app/workspace/Format.h"
#include "app/workspace/Listing.h"
#include "app/workspace/Slug.h"
#include "app/workspace/Workspace.h"

#include <QStringList>

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Result;

const QString kUnnamed = QStringLiteral("environment");

Result<Environment> readEnvironment(const Folder &folder, const QString &fileName)
{
    auto document = readDocument(folder, fileName);
    if (!document) {
        return std::unexpected(document.error());
    }
    auto environment = environmentFromJson(std::move(*document));
    if (!environment) {
        return std::unexpected(brokenBecause(folder, fileName, environment.error()));
    }
    environment->slug = fileName.chopped(kJsonSuffix.size());
    return environment;
}

base::Failure environmentNotFound(const QString &nameOrId)
{
    return base::failure(WorkspaceError::EnvironmentNotFound, {{"environment", nameOrId}});
}

/// Takes `name`, `name-2`, `name-3`… : the first that is free, also when another process asks at this moment.
Result<Environment> createEnvironment(const Folder &folder, Environment environment)
{
    constexpr int kTries = 10000;
    const QString slug = slugOf(environment.name, kUnnamed);
    environment.document = toJson(environment);
    const QByteArray text = base::prettyJson(environment.document);
    for (int number = 1; number <= kTries; ++number) {
        environment.slug = number == 1 ? slug : QString(slug % QLatin1Char('-') % QString::number(number));
        const auto isTaken = folder.has(environment.slug % kJsonSuffix);
        if (!isTaken) {
            return std::unexpected(isTaken.error());
        }
        const auto written =
            *isTaken ? Result<bool>(false)
                     : folder.write(environment.slug % kJsonSuffix, text, Folder::Existing::Refuse);
        if (!written) {
            return std::unexpected(written.error());
        }
        if (*written) {
            return environment;
        }
    }
    return base::failure(WorkspaceError::EnvironmentExists, {{"environment", environment.name}});
}

Result<Environment> replaceEnvironment(const Folder &folder, Environment environment)
{
    const QString fileName = environment.slug % kJsonSuffix;
    // What cannot be read is not ours to replace, and what others wrote meanwhile is not lost.
    const auto isThere = isPlainName(environment.slug) ? folder.has(fileName) : Result<bool>(false);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    const auto before = *isThere ? readEnvironment(folder, fileName) : Result<Environment>(Environment());
    if (!before) {
        return std::unexpected(before.error());
    }
    if (before->document != environment.document) {
        return base::failure(WorkspaceError::FileChanged, {{"path", folder.pathOf(fileName)}});
    }
    environment.document = toJson(environment);
    const auto written =
        folder.write(fileName, base::prettyJson(environment.document), Folder::Existing::Replace);
    if (!written) {
        return std::unexpected(written.error());
    }
    return environment;
}

} // namespace

Result<Listing<Environment>> Workspace::environments() const
{
    Listing<Environment> listing;
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = *root ? (*root)->child(kEnvironments) : std::optional<Folder>();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return listing;
    }
    if (const auto listed = listDocuments<Environment>(**folder, listing, readEnvironment); !listed) {
        return std::unexpected(listed.error());
    }
    std::ranges::sort(listing.items, [](const Environment &left, const Environment &right) {
        const int names = left.name.compare(right.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : left.id < right.id;
    });
    return listing;
}

Result<Environment> Workspace::findEnvironment(const QString &nameOrId) const
{
    const auto all = environments();
    if (!all) {
        return std::unexpected(all.error());
    }
    if (const auto found = std::ranges::find(all->items, nameOrId, &Environment::id);
        found != all->items.end()) {
        return *found;
    }
    QStringList ids;
    const Environment *found = nullptr;
    for (const Environment &candidate : all->items) {
        if (candidate.name == nameOrId) {
            found = &candidate;
            ids << candidate.id;
        }
    }
    if (ids.size() > 1) {
        return base::failure(WorkspaceError::EnvironmentAmbiguous,
                             {{"environment", nameOrId}, {"ids", ids.join(QLatin1String(", "))}});
    }
    if (found != nullptr) {
        return *found;
    }
    if (all->broken.empty()) {
        return environmentNotFound(nameOrId);
    }
    // The one that was meant may be one that cannot be read: rather that whose file is called so.
    const QString path = m_folder % QLatin1Char('/') % kEnvironments % QLatin1Char('/') %
                         slugOf(nameOrId, kUnnamed) % kJsonSuffix;
    const auto broken = std::ranges::find(all->broken, path, &BrokenFile::path);
    return std::unexpected(broken == all->broken.end() ? all->broken.front().error : broken->error);
}

Result<Environment> Workspace::saveEnvironment(Environment environment)
{
    if (const auto checked = check(environment); !checked) {
        return std::unexpected(checked.error());
    }
    const auto root = makeRoot(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = root->makeChild(kEnvironments);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto lock = folder->lock();
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto all = environments();
    if (!all) {
        return std::unexpected(all.error());
    }
    const bool isTaken = std::ranges::any_of(all->items, [&environment](const Environment &other) {
        return other.id != environment.id && other.name == environment.name;
    });
    if (isTaken) {
        return base::failure(WorkspaceError::EnvironmentExists, {{"environment", environment.name}});
    }
    return environment.slug.isEmpty() ? createEnvironment(*folder, std::move(environment))
                                      : replaceEnvironment(*folder, std::move(environment));
}

Result<void> Workspace::removeEnvironment(const Environment &environment)
{
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = *root ? (*root)->child(kEnvironments) : std::optional<Folder>();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder || !isPlainName(environment.slug)) {
        return environmentNotFound(environment.name);
    }
    const auto removed = (*folder)->remove(environment.slug % kJsonSuffix);
    if (!removed) {
        return std::unexpected(removed.error());
    }
    return *removed ? Result<void>() : environmentNotFound(environment.name);
}

} // namespace sealwright::workspace
