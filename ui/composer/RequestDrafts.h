// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/SavedRequest.h"

#include <map>
#include <vector>

namespace sealwright::composer {

/// One line of the side bar: a saved request, what has been changed since, or one that was never saved.
struct DraftEntry
{
    QString key; ///< the saved request's path, or `new:<n>`
    workspace::SavedRequest request;
    bool unsaved = false;
};

/// What the user is working on: the saved requests with the changes that are not saved yet. Switching between
/// requests loses nothing. No widgets; the truth on disk is the workspace's.
class RequestDrafts
{
public:
    /// What the workspace says now; changes to requests that are still there are kept.
    void setSaved(std::vector<workspace::SavedRequest> saved);

    /// In the workspace's order, new ones last.
    std::vector<DraftEntry> entries() const;
    const workspace::SavedRequest *find(const QString &key) const;
    bool isUnsaved(const QString &key) const;
    bool hasUnsaved() const;

    /// Takes a changed request; the same as the saved one means no change.
    void change(const QString &key, const workspace::SavedRequest &request);
    /// A new request that is not saved yet; returns its key.
    QString add(workspace::SavedRequest request);
    std::vector<workspace::SavedRequest> unsaved() const;
    /// What was changed before and is not saved yet. One whose file is gone is a new one.
    void bringBack(workspace::SavedRequest request);
    /// Forgets changes; a request that was never saved is gone.
    void drop(const QString &key);

private:
    std::vector<workspace::SavedRequest> m_saved;
    std::map<QString, workspace::SavedRequest> m_changed;
    std::vector<QString> m_new; ///< keys, in the order of making
    int m_counter = 0;
};

/// Everything a user can change is the same.
bool sameRequest(const workspace::SavedRequest &left, const workspace::SavedRequest &right);

} // namespace sealwright::composer
