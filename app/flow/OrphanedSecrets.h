// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"
#include "app/flow/KnownOwners.h"

namespace sealwright::flow {

enum class OrphanError {
    Unknown,     ///< the store has no secret of that owner: fact `owner`
    Owned,       ///< a workspace declares it: facts `owner`, `path` (the workspace's)
    UnderWay,    ///< a change of it was begun and is not finished: fact `owner`
    MayBelong,   ///< to a workspace that cannot be asked now: facts `owner`, `path` (the workspace's)
    SlotsDiffer, ///< what it has is not what the credential needs: facts `owner`, `slots`, `needed`
};

constexpr base::ErrorInfo errorInfo(OrphanError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case OrphanError::Unknown:
        return {"orphan_unknown", Unavailable};
    case OrphanError::Owned:
        return {"orphan_owned", BadInput};
    case OrphanError::UnderWay:
        return {"orphan_under_way", Unavailable};
    case OrphanError::MayBelong:
        return {"orphan_may_belong", BadInput};
    case OrphanError::SlotsDiffer:
        return {"orphan_slots_differ", BadInput};
    }
    return {};
}

/// Secrets in the store that no workspace declares which is there.
struct OrphanedSecret
{
    QString ownerId;                    ///< of the credential or the environment that they were kept for
    std::vector<QString> secretSlots;   ///< that it has secrets of; of an environment the variables
    std::vector<QString> keys;          ///< in the store, all of them
    std::vector<MayBelong> mayBelongTo; ///< empty: as far as is known nobody misses them

    /// Those of the slots that have a current secret, not only one of before.
    std::vector<QString> currentSlots() const;
};

/// `{"owner","slots","mayBelongTo":[{"workspace","reason":"away|unreadable","path"|null}]}`
base::Json toJson(const OrphanedSecret &orphan);

/// What a credential with such slots is more often than not.
credential::Kind likelyKind(const OrphanedSecret &orphan);

struct AdoptedSecret
{
    credential::Credential credential;
    std::optional<base::Error> left; ///< why the secrets are still kept for the owner of before, too
};

/// Finds secrets that lost their credential or environment, as with a file that somebody deleted, and erases
/// them or makes a credential of them; never by itself. One store serves all workspaces, so what counts is
/// what any known one of them declares. Owners that somebody changes now, or left in the middle, are left to
/// them. What a probe of the store left behind (`probe/…`) and keys of other kinds are nobody's secrets.
class OrphanedSecrets
{
public:
    OrphanedSecrets(const workspace::Workspace &workspace, vault::SecretStore &store,
                    const workspace::KnownWorkspaces &known, const workspace::Unfinished &unfinished,
                    KeepCredential &keep);

    /// In the order of their owners' ids. Without a vault file there are none. With `No` a store that is
    /// locked is not opened: Locked.
    QCoro::Task<base::Result<std::vector<OrphanedSecret>>> list(vault::MayUnlock mayUnlock);

    enum class WhenDoubtful { Refuse, GoOn };

    /// Looks anew that they are without an owner, and erases them. MayBelong when a workspace that cannot be
    /// asked now may declare them, and `whenDoubtful` says so.
    QCoro::Task<base::Result<void>> erase(QString ownerId, WhenDoubtful whenDoubtful);

    /// Makes this credential, with their secrets, those before a rotation too, and erases what was taken.
    /// Each of its slots takes the secret of that name; when it has one slot, that of `slot`, or the only
    /// one there is. SlotsDiffer when there is no such. Whatever fails, no secret is lost.
    QCoro::Task<base::Result<AdoptedSecret>> adopt(QString ownerId, credential::Credential credential,
                                                   WhenDoubtful whenDoubtful, QString slot = {});

private:
    QCoro::Task<base::Result<std::vector<QString>>> keys(vault::MayUnlock mayUnlock);
    /// For whoever has the claim on it.
    QCoro::Task<base::Result<OrphanedSecret>> find(QString ownerId, WhenDoubtful whenDoubtful);
    /// The previous secrets, and then the originals are erased.
    QCoro::Task<base::Result<void>> handOver(OrphanedSecret orphan, credential::Credential credential,
                                             std::vector<QString> from);

    const workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    const workspace::KnownWorkspaces &m_known;
    const workspace::Unfinished &m_unfinished;
    KeepCredential &m_keep;
};

} // namespace sealwright::flow
