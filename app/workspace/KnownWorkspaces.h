// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QString>

#include <vector>

namespace sealwright::workspace {

/// The workspaces of this user that keep secrets: one keychain serves them all, so what one of them does not
/// declare may be another's. One small file each, in a folder of the user's own; none is ever forgotten by
/// itself, since a folder that is away may come back.
class KnownWorkspaces
{
public:
    explicit KnownWorkspaces(QString folder);

    /// Writes nothing when it is known already. FolderUnusable, FileNotWritten.
    base::Result<void> remember(const QString &workspaceFolder) const;
    /// The folders of all of them, sorted. A file that cannot be read fails: it may name any workspace.
    base::Result<std::vector<QString>> all() const;

private:
    QString m_folder;
};

} // namespace sealwright::workspace
