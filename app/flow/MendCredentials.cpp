// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MendCredentials.h"

namespace sealwright::flow {
namespace {

/// There is none: the store says so, or there is no store yet that could have one.
bool isAbsent(const base::Error &error)
{
    return error.is(vault::VaultError::NotFound) || error.is(vault::VaultError::VaultMissing);
}

} // namespace

using base::Result;
using credential::Credential;
using workspace::UnfinishedChange;

MendCredentials::MendCredentials(workspace::Workspace &workspace, vault::SecretStore &store,
                                 const workspace::Unfinished &unfinished)
    : m_workspace(workspace)
    , m_store(store)
    , m_unfinished(unfinished)
{
}

QCoro::Task<Result<void>> MendCredentials::run()
{
    const std::vector<UnfinishedChange> changes = m_unfinished.abandoned();
    for (const UnfinishedChange &change : changes) {
        auto mending = mend(change);
        const Result<void> mended = co_await mending;
        if (!mended) {
            co_return mended;
        }
        m_unfinished.end(change.ownerId);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::mend(UnfinishedChange change)
{
    if (workspace::isEnvironmentId(change.ownerId)) {
        auto erasing = eraseUndeclared(std::move(change));
        Result<void> erased = co_await erasing;
        co_return erased;
    }
    const Result<Credential> found = m_workspace.findCredential(change.ownerId);
    if (!found && !found.error().is(credential::CredentialError::NotFound)) {
        co_return base::Failure(found.error()); // there is a file, and nobody knows what it says
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
        for (const QString &key : {gone.previousSecretKey(slot), gone.secretKey(slot)}) {
            auto erasing = m_store.erase(key);
            const Result<void> erased = co_await erasing;
            if (!erased && !isAbsent(erased.error())) {
                co_return erased;
            }
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::eraseUndeclared(UnfinishedChange change)
{
    const Result<workspace::Environment> found = m_workspace.findEnvironment(change.ownerId);
    if (!found && !found.error().is(workspace::WorkspaceError::EnvironmentNotFound)) {
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
        auto erasing = m_store.erase(environment.secretKey(name));
        const Result<void> erased = co_await erasing;
        if (!erased && !isAbsent(erased.error())) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::settleRotation(Credential credential, UnfinishedChange change)
{
    // A slot whose two secrets are the same one is a slot that its new secret never reached.
    std::vector<QString> overtaken; // slots with a new secret
    bool isWhole = true;
    for (const QString &slot : credential.secretSlots()) {
        auto readingCurrent = m_store.read(credential.secretKey(slot));
        const Result<base::SecretBytes> current = co_await readingCurrent;
        auto readingPrevious = m_store.read(credential.previousSecretKey(slot));
        const Result<base::SecretBytes> previous = co_await readingPrevious;
        for (const Result<base::SecretBytes> *each : {&current, &previous}) {
            if (!*each && !isAbsent(each->error())) {
                co_return base::Failure(each->error());
            }
        }
        if (current && previous && current->view() != previous->view()) {
            overtaken.push_back(slot);
        } else if (current && previous) {
            isWhole = false;
        }
    }
    if (!isWhole) {
        auto undoing = undoRotation(std::move(credential), change.act == UnfinishedChange::Act::Swap
                                                               ? std::move(overtaken)
                                                               : std::vector<QString>());
        Result<void> undone = co_await undoing;
        co_return undone;
    }
    if (change.act == UnfinishedChange::Act::Swap && !overtaken.empty()) {
        credential.rotatedAt = change.at;
        Result<void> saved = m_workspace.saveCredential(credential, workspace::Workspace::WhenGone::Refuse);
        co_return saved;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> MendCredentials::undoRotation(Credential credential, std::vector<QString> overtaken)
{
    for (const QString &slot : overtaken) {
        auto reading = m_store.read(credential.previousSecretKey(slot));
        Result<base::SecretBytes> before = co_await reading;
        if (!before) {
            co_return base::Failure(before.error());
        }
        auto writing = m_store.write(credential.secretKey(slot), *std::move(before));
        const Result<void> written = co_await writing;
        if (!written) {
            co_return written;
        }
    }
    for (const QString &slot : credential.secretSlots()) {
        auto erasing = m_store.erase(credential.previousSecretKey(slot));
        const Result<void> erased = co_await erasing;
        if (!erased) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

} // namespace sealwright::flow
