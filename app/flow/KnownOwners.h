// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/KnownWorkspaces.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// A workspace that could declare a secret, and cannot be asked now.
struct MayBelong
{
    enum class Why {
        Away,       ///< its folder is not there, or not its place for credentials (for environments)
        Unreadable, ///< something of it cannot be read
    };

    QString workspaceFolder;
    Why why = Why::Away;
    QString path; ///< what cannot be read

    bool operator==(const MayBelong &) const = default;
};

/// Which workspace of this user declares an owner of secrets, as the files say when this is made. Reads no
/// more of them than what is asked takes.
class KnownOwners
{
public:
    /// Of all known workspaces, and of the one that is open. Fails when nobody can tell which are known.
    static base::Result<KnownOwners> look(const workspace::KnownWorkspaces &known,
                                          const workspace::Workspace &current);

    /// The folder of the workspace that declares it; nothing when none does that can be asked.
    std::optional<QString> workspaceOf(const QString &ownerId);
    /// Of workspaces that do not say.
    std::vector<MayBelong> mayBelongTo(const QString &ownerId);

private:
    struct Candidate
    {
        QString folder;
        std::optional<workspace::Workspace> workspace; ///< nothing: it cannot be opened
        QString unreadable;                            ///< then; the path
        std::optional<base::Result<workspace::Listing<workspace::Environment>>> environments{}; ///< once read
    };

    static const base::Result<workspace::Listing<workspace::Environment>> &
    environmentsOf(Candidate &candidate);
    static std::optional<QString> unreadableIn(Candidate &candidate, const QString &ownerId);

    std::vector<Candidate> m_candidates;
};

} // namespace sealwright::flow
