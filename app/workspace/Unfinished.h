// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/workspace/KnownWorkspaces.h"
#include "app/workspace/NameHold.h"
#include "app/workspace/WorkspaceError.h"

#include <QString>

#include <optional>
#include <vector>

namespace sealwright::workspace {

/// A change to a credential or an environment that takes several steps, in its file and in the store of
/// secrets.
struct UnfinishedChange
{
    enum class Act {
        Add,    ///< the secret, then the file
        Rotate, ///< the new secrets are laid beside, and copies of the present ones
        Swap,   ///< the rest of a rotation: what was laid beside takes its place, then the file, then it is
                ///< cleared
        Remove, ///< the file, then the secrets
        Refit,  ///< of an environment: new secrets, then the file, then those that it no longer declares
    };

    QString ownerId; ///< of the credential or environment
    Act act = Act::Add;
    std::vector<QString> slots; ///< whose secrets it touches
    base::TimePoint at{};       ///< of a rotation
};

class Unfinished;

/// The right to change one owner of secrets, which one program has at a time, and the note of how far it
/// came. A note that was not settled when the claim ends is for whoever mends.
class Claim
{
public:
    /// Replaces the note of an earlier step, and has the workspace remembered as one that keeps secrets.
    /// FolderUnusable, FileNotWritten: the earlier one stands.
    base::Result<void> note(const UnfinishedChange &change) const;
    /// Nothing is left to be put right.
    void settle() const;

private:
    friend class Unfinished;
    Claim(const Unfinished &unfinished, QString ownerId, NameHold hold);

    QString m_folder;
    QString m_workspaceFolder;
    std::optional<KnownWorkspaces> m_known;
    QString m_ownerId;
    NameHold m_hold;
};

/// What a program left that ended in the middle, or could not go on, and the right to put it right.
struct AbandonedChange
{
    UnfinishedChange change;
    Claim claim;
};

/// Notes of changes that are under way, so that what a killed program left can be put right: one small file
/// each, in a folder of the user's own and never in the workspace. A note holds no secret.
class Unfinished
{
public:
    /// Of changes in the workspace with this folder, which `known` remembers from the first of them on;
    /// nothing: nobody does.
    Unfinished(QString folder, QString workspaceFolder, std::optional<KnownWorkspaces> known = std::nullopt);

    /// OwnerBusy while somebody else has it.
    base::Result<Claim> claim(const QString &ownerId) const;
    /// Those that nobody works on, as far as locks tell: where there are none, none.
    std::vector<AbandonedChange> abandoned() const;
    /// Whether there is a note about this owner, of whichever workspace.
    base::Result<bool> isNoted(const QString &ownerId) const;
    /// Whether somebody has the claim on it now, as far as locks tell.
    bool isClaimed(const QString &ownerId) const;

private:
    friend class Claim;

    QString m_folder;
    QString m_workspaceFolder;
    std::optional<KnownWorkspaces> m_known;
};

} // namespace sealwright::workspace
