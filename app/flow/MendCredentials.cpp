// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MendCredentials.h"

#include "app/flow/RotateSecrets.h"
#include "app/vault/ForCertain.h"

namespace sealwright::flow {
using base::Result;
using credential::Credential;
using workspace::UnfinishedChange;

namespace {

/// A file that is not there says something only of what was being added, or removed. Of everything else it
/// may be away with another branch.
bool isToldByAbsence(const UnfinishedChange &change)
{
    return change.act == UnfinishedChange::Act::Add || change.act == UnfinishedChange::Act::Remove;
}

} // namespace

MendCredentials::MendCredentials(workspace::Workspace &workspace, vault::SecretStore &store,
                                 const workspace::Unfinished &unfinished)
    : m_workspace(workspace)
    , m_store(store)
    , m_unfinished(unfinished)
{
}

QCoro::Task<Result<void>> MendCredentials::run()
{
    Result<void> outcome;
    const std::vector<workspace::AbandonedChange> all = m_unfinished.abandoned();
    for (const workspace::AbandonedChange &abandoned : all) {
        auto mending = mend(abandoned.change);
        const Result<bool> mended = co_await mending;
        if (mended && *mended) {
            abandoned.claim.settle();
        } else if (!mended && outcome) {
            outcome = base::Failure(mended.error());
        }
    }
    co_return outcome;
}

QString MendCredentials::ownerName(const QString &ownerId) const
{
    if (workspace::isEnvironmentId(ownerId)) {
        const auto environment = m_workspace.findEnvironment(ownerId);
        return environment ? environment->name : ownerId;
    }
    const auto credential = m_workspace.findCredential(ownerId);
    return credential ? credential->name : ownerId;
}

QCoro::Task<Result<bool>> MendCredentials::mend(UnfinishedChange change)
{
    const Result<bool> isThere = m_workspace.declares(change.ownerId);
    if (!isThere) {
        co_return base::Failure(isThere.error());
    }
    if (!*isThere && !mayErase(change)) {
        co_return false;
    }
    auto puttingRight = putRight(change);
    const Result<void> isRight = co_await puttingRight;
    if (!isRight) {
        co_return base::Failure(isRight.error());
    }
    if (!isToldByAbsence(change) || !*isThere) { // else it was all done but for its note
        m_mended.push_back(std::move(change));
    }
    co_return true;
}

bool MendCredentials::mayErase(const UnfinishedChange &change) const
{
    return isToldByAbsence(change) && m_workspace.hasPlaceFor(change.ownerId);
}

QCoro::Task<Result<void>> MendCredentials::putRight(UnfinishedChange change)
{
    if (workspace::isEnvironmentId(change.ownerId)) {
        auto erasing = eraseUndeclared(std::move(change));
        Result<void> erased = co_await erasing;
        co_return erased;
    }
    const Result<Credential> found = m_workspace.findCredential(change.ownerId);
    const bool isGone = !found && found.error().is(credential::CredentialError::NotFound);
    if (!found && !(isGone && mayErase(change))) {
        co_return base::Failure(found.error()); // nobody knows what it says, or it went away in this moment
    }
    if (!found) {
        auto erasing = eraseSecrets(std::move(change));
        Result<void> erased = co_await erasing;
        co_return erased;
    }
    if (change.act == UnfinishedChange::Act::Rotate || change.act == UnfinishedChange::Act::Swap) {
        auto settling = settleRotation(*found, std::move(change));
        Result<void> settled = co_await settling;
        co_return settled;
    }
    co_return Result<void>(); // its file was the last step of adding it, and is the first of removing it
}

QCoro::Task<Result<void>> MendCredentials::eraseSecrets(UnfinishedChange change)
{
    Credential gone;
    gone.id = change.ownerId;
    for (const QString &slot : change.slots) {
        for (const QString &key : gone.secretKeys(slot)) {
            auto erasing = vault::eraseForCertain(m_store, key);
            const Result<void> erased = co_await erasing;
            if (!erased) {
                co_return erased;
            }
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::eraseUndeclared(UnfinishedChange change)
{
    const Result<workspace::Environment> found = m_workspace.findEnvironment(change.ownerId);
    const bool isGone = !found && found.error().is(workspace::WorkspaceError::EnvironmentNotFound);
    if (!found && !(isGone && mayErase(change))) {
        co_return base::Failure(found.error());
    }
    workspace::Environment environment = found.value_or(workspace::Environment());
    environment.id = change.ownerId;
    for (const QString &slot : change.slots) {
        const QByteArray name = slot.toUtf8();
        const workspace::EnvironmentVariable *variable = environment.find(name);
        if (variable != nullptr && variable->isSecret) {
            continue;
        }
        auto erasing = vault::eraseForCertain(m_store, environment.secretKey(name));
        const Result<void> erased = co_await erasing;
        if (!erased) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::settleRotation(Credential credential, UnfinishedChange change)
{
    RotateSecrets rotation(m_store, credential);
    if (change.act == UnfinishedChange::Act::Swap) {
        auto swapping = rotation.swap();
        const Result<bool> swapped = co_await swapping;
        if (!swapped) {
            co_return base::Failure(swapped.error());
        }
        if (*swapped) {
            Credential rotated = credential;
            rotated.rotatedAt = change.at;
            const Result<void> saved =
                m_workspace.saveCredential(rotated, workspace::Workspace::WhenGone::Refuse);
            if (!saved) {
                co_return saved;
            }
        }
    }
    auto clearing = rotation.clear();
    Result<void> cleared = co_await clearing;
    co_return cleared;
}

} // namespace sealwright::flow
