// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Folder.h"
#include "app/workspace/Workspace.h"

namespace sealwright::workspace {

inline constexpr QLatin1String kJsonSuffix(".json");

/// Reads every JSON file of the folder with `read(folder, fileName)` into the listing: what it yields, or why
/// it could not.
template<typename T, typename Read>
base::Result<void> listDocuments(const Folder &folder, Listing<T> &listing, Read read)
{
    const auto entries = folder.entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    for (const Folder::Entry &entry : *entries) {
        if (entry.isFolder || !entry.name.endsWith(kJsonSuffix)) {
            continue;
        }
        base::Result<T> item = read(folder, entry.name);
        if (item) {
            listing.items.push_back(std::move(*item));
        } else {
            listing.broken.push_back({folder.pathOf(entry.name), item.error()});
        }
    }
    return {};
}

} // namespace sealwright::workspace
