// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/NameHold.h"
#include "app/workspace/Workspace.h"

#include <vector>

namespace sealwright::workspace {

/// What of the requests of one workspace was changed and is not saved: in a folder of the user's own, never
/// in the workspace, so that a program that ends without asking loses nothing. Each program has a file of its
/// own there, with a hold on its name; one that nobody holds is for the next to take over.
///
/// No secret is kept: a header that carries one loses its value, a URL its password and the values of such
/// parameters. A `{{variable}}` is no secret. What stands in a body is the user's; known secrets are cut out
/// of it before (flow::KeepDrafts).
///
/// Blocks.
class Drafts
{
public:
    /// Of the workspace with this folder.
    Drafts(QString folder, QString workspaceFolder);

    /// In place of those that this one kept before. With none, its file goes.
    base::Result<void> keep(const std::vector<SavedRequest> &drafts);
    /// Its own, and those of programs that are gone, which are its own from now on. One that was saved before
    /// has its path. A file that cannot be read is named and left alone.
    base::Result<Listing<SavedRequest>> takeOver();

private:
    QString m_folder;
    QString m_prefix;               ///< of the names in the folder: which workspace it is
    QString m_name;                 ///< of this program's own
    std::optional<NameHold> m_hold; ///< as long as there is a file
};

} // namespace sealwright::workspace
