// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KnownOwners.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using base::Result;
using workspace::Workspace;

QString pathOfFailure(const base::Error &error, const QString &otherwise)
{
    const QString path = error.fact("path");
    return path.isEmpty() ? otherwise : path;
}

} // namespace

Result<KnownOwners> KnownOwners::look(const workspace::KnownWorkspaces &known, const Workspace &current)
{
    auto folders = known.all();
    if (!folders) {
        return base::Failure(folders.error());
    }
    // One that is open and was never made has nothing that could be away.
    if (current.hasAnyPlace() && std::ranges::find(*folders, current.folder()) == folders->end()) {
        folders->insert(folders->begin(), current.folder());
    }
    KnownOwners owners;
    for (const QString &folder : *folders) {
        const Result<Workspace> opened = Workspace::open(folder);
        Candidate candidate{folder, opened ? std::optional(*opened) : std::nullopt, {}};
        if (!opened) {
            candidate.unreadable = pathOfFailure(opened.error(), folder);
        }
        owners.m_candidates.push_back(std::move(candidate));
    }
    return owners;
}

const Result<workspace::Listing<workspace::Environment>> &KnownOwners::environmentsOf(Candidate &candidate)
{
    if (!candidate.environments) {
        candidate.environments.emplace(candidate.workspace->environments());
    }
    return *candidate.environments;
}

std::optional<QString> KnownOwners::workspaceOf(const QString &ownerId)
{
    for (Candidate &candidate : m_candidates) {
        if (!candidate.workspace) {
            continue;
        }
        bool isThere = false;
        if (workspace::isEnvironmentId(ownerId)) {
            const auto &environments = environmentsOf(candidate);
            isThere = environments &&
                      std::ranges::find(environments->items, ownerId, &workspace::Environment::id) !=
                          environments->items.end();
        } else {
            isThere = candidate.workspace->hasCredentialFile(ownerId).value_or(false);
        }
        if (isThere) {
            return candidate.folder;
        }
    }
    return std::nullopt;
}

std::optional<QString> KnownOwners::unreadableIn(Candidate &candidate, const QString &ownerId)
{
    if (!candidate.workspace) {
        return candidate.unreadable;
    }
    if (workspace::isEnvironmentId(ownerId)) {
        const auto &environments = environmentsOf(candidate);
        if (!environments) {
            return pathOfFailure(environments.error(), candidate.folder);
        }
        return environments->broken.empty() ? std::nullopt : std::optional(environments->broken.front().path);
    }
    const auto credentials = candidate.workspace->credentials();
    if (!credentials) {
        return pathOfFailure(credentials.error(), candidate.folder);
    }
    return credentials->broken.empty() ? std::nullopt : std::optional(credentials->broken.front().path);
}

std::vector<MayBelong> KnownOwners::mayBelongTo(const QString &ownerId)
{
    std::vector<MayBelong> all;
    for (Candidate &candidate : m_candidates) {
        if (candidate.workspace && !candidate.workspace->hasPlaceFor(ownerId)) {
            all.push_back({candidate.folder, MayBelong::Why::Away, {}});
        } else if (auto path = unreadableIn(candidate, ownerId)) {
            all.push_back({candidate.folder, MayBelong::Why::Unreadable, *std::move(path)});
        }
    }
    return all;
}

} // namespace sealwright::flow
