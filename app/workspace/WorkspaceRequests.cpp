// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Document.h"
#include "app/workspace/Format.h"
#include "app/workspace/Listing.h"
#include "app/workspace/Slug.h"
#include "app/workspace/Workspace.h"

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Result;

base::Failure nameInvalid(const QString &name, const char *reason)
{
    return base::failure(WorkspaceError::RequestNameInvalid,
                         {{"name", name}, {"reason", QString::fromLatin1(reason)}});
}

base::Failure requestNotFound(const QString &request)
{
    return base::failure(WorkspaceError::RequestNotFound, {{"request", request}});
}

/// Reads the requests of one folder; `name` is `""` for the top.
auto readerFor(const QString &name)
{
    return [name](const Folder &folder, const QString &fileName) -> Result<SavedRequest> {
        auto document = readDocument(folder, fileName);
        if (!document) {
            return std::unexpected(document.error());
        }
        auto request = savedRequestFromJson(std::move(*document));
        if (!request) {
            return std::unexpected(brokenBecause(folder, fileName, request.error()));
        }
        request->folder = name;
        request->slug = fileName.chopped(kJsonSuffix.size());
        if (request->name.isEmpty()) {
            request->name = request->slug;
        }
        return request;
    };
}

Result<void> checkNames(const SavedRequest &request)
{
    if (request.name.trimmed().isEmpty()) {
        return nameInvalid(request.name, "it is empty");
    }
    if (request.name.size() > 200) {
        return nameInvalid(request.name, "it is longer than 200 characters");
    }
    if (std::ranges::any_of(request.name, [](QChar c) { return c.category() == QChar::Other_Control; })) {
        return nameInvalid(request.name, "it holds a control character");
    }
    if (!request.folder.isEmpty() && !isPlainName(request.folder)) {
        return nameInvalid(request.folder, "it is no plain folder name");
    }
    if (!request.slug.isEmpty() && !isPlainName(request.slug)) {
        return nameInvalid(request.slug, "it is no plain file name");
    }
    return {};
}

Result<SavedRequest> replace(const Folder &folder, SavedRequest request)
{
    const QString fileName = request.slug % kJsonSuffix;
    const auto isThere = folder.has(fileName);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    if (*isThere) {
        auto before = readerFor(request.folder)(folder, fileName);
        if (!before) {
            return std::unexpected(before.error());
        }
        if (request.document.empty()) {
            request.document = std::move(before->document);
        }
    }
    request.document = toJson(request);
    const auto written =
        folder.write(fileName, base::prettyJson(request.document), Folder::Existing::Replace);
    if (!written) {
        return std::unexpected(written.error());
    }
    return request;
}

/// Takes `name`, `name-2`, `name-3`… : the first that is free, also when another process asks at this moment.
Result<SavedRequest> create(const Folder &folder, SavedRequest request)
{
    constexpr int kTries = 10000;
    const QString slug = slugOf(request.name);
    request.document = toJson(request);
    const QByteArray text = base::prettyJson(request.document);
    for (int number = 1; number <= kTries; ++number) {
        request.slug = number == 1 ? slug : QString(slug % QLatin1Char('-') % QString::number(number));
        const auto isTaken = folder.has(request.slug % kJsonSuffix);
        if (!isTaken) {
            return std::unexpected(isTaken.error());
        }
        if (*isTaken) {
            continue;
        }
        const auto written = folder.write(request.slug % kJsonSuffix, text, Folder::Existing::Refuse);
        if (!written) {
            return std::unexpected(written.error());
        }
        if (*written) {
            return request;
        }
    }
    return nameInvalid(request.name, "it is taken too often");
}

} // namespace

Result<Listing<SavedRequest>> Workspace::requests() const
{
    Listing<SavedRequest> listing;
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto top = *root ? (*root)->child(kRequests) : std::optional<Folder>();
    if (!top) {
        return std::unexpected(top.error());
    }
    if (!*top) {
        return listing;
    }
    const auto entries = (*top)->entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    if (const auto listed = listDocuments(**top, listing, readerFor(QString())); !listed) {
        return std::unexpected(listed.error());
    }
    for (const Folder::Entry &entry : *entries) {
        if (!entry.isFolder) {
            continue;
        }
        const auto folder = (*top)->child(entry.name);
        Result<void> listed;
        if (!folder) {
            listed = std::unexpected(folder.error());
        } else if (*folder) {
            listed = listDocuments(**folder, listing, readerFor(entry.name));
        }
        if (!listed) {
            listing.broken.push_back({(*top)->pathOf(entry.name), listed.error()});
        }
    }
    std::ranges::sort(listing.items, [](const SavedRequest &left, const SavedRequest &right) {
        const int folders = left.folder.compare(right.folder, Qt::CaseInsensitive);
        const int names = left.name.compare(right.name, Qt::CaseInsensitive);
        return folders != 0 ? folders < 0 : names != 0 ? names < 0 : left.path() < right.path();
    });
    return listing;
}

Result<SavedRequest> Workspace::findRequest(const QString &pathOrName) const
{
    const auto all = requests();
    if (!all) {
        return std::unexpected(all.error());
    }
    const auto isPath = [&pathOrName](const SavedRequest &request) { return request.path() == pathOrName; };
    if (const auto found = std::ranges::find_if(all->items, isPath); found != all->items.end()) {
        return *found;
    }
    const QString brokenPath =
        m_folder % QLatin1Char('/') % kRequests % QLatin1Char('/') % pathOrName % kJsonSuffix;
    if (const auto broken = std::ranges::find(all->broken, brokenPath, &BrokenFile::path);
        broken != all->broken.end()) {
        return std::unexpected(broken->error);
    }
    if (std::ranges::count(all->items, pathOrName, &SavedRequest::name) > 1) {
        return base::failure(
            WorkspaceError::RequestNameInvalid,
            {{"name", pathOrName},
             {"reason", QStringLiteral("it is the name of several requests: use folder/file")}});
    }
    const auto found = std::ranges::find(all->items, pathOrName, &SavedRequest::name);
    if (found == all->items.end()) {
        return requestNotFound(pathOrName);
    }
    return *found;
}

Result<SavedRequest> Workspace::saveRequest(SavedRequest request)
{
    if (const auto checked = checkNames(request); !checked) {
        return std::unexpected(checked.error());
    }
    const auto root = makeRoot(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    auto folder = root->makeChild(kRequests);
    if (folder && !request.folder.isEmpty()) {
        folder = folder->makeChild(request.folder);
    }
    if (!folder) {
        return std::unexpected(folder.error());
    }
    return request.slug.isEmpty() ? create(*folder, std::move(request))
                                  : replace(*folder, std::move(request));
}

Result<void> Workspace::removeRequest(const SavedRequest &request)
{
    const bool hasPlainPath =
        isPlainName(request.slug) && (request.folder.isEmpty() || isPlainName(request.folder));
    if (!hasPlainPath) {
        return requestNotFound(request.path());
    }
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    auto folder = *root ? (*root)->child(kRequests) : std::optional<Folder>();
    if (folder && *folder && !request.folder.isEmpty()) {
        folder = (*folder)->child(request.folder);
    }
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto removed = *folder ? (*folder)->remove(request.slug % kJsonSuffix) : Result<bool>(false);
    if (!removed) {
        return std::unexpected(removed.error());
    }
    return *removed ? Result<void>() : requestNotFound(request.path());
}

} // namespace sealwright::workspace
