// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using credential::Credential;

base::Result<void> checkAll(const Credential &credential, const base::SecretBytes &secret)
{
    const base::Result<void> usable = credential::check(credential);
    if (!usable) {
        return usable;
    }
    return credential::checkSecret(credential, credential.secretSlots().front(), secret);
}

} // namespace

KeepCredential::KeepCredential(workspace::Workspace &workspace, vault::SecretStore &store,
                               const base::Clock &clock, base::Random &random)
    : m_workspace(workspace)
    , m_store(store)
    , m_clock(clock)
    , m_random(random)
{
}

QCoro::Task<base::Result<Credential>> KeepCredential::add(Credential credential, base::SecretBytes secret)
{
    const base::Result<void> usable = checkAll(credential, secret);
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    credential.id = credential::newCredentialId(m_random);
    credential.createdAt = m_clock.now();

    const QString key = credential.secretKey(credential.secretSlots().front());
    const base::Result<void> stored = co_await m_store.write(key, std::move(secret));
    if (!stored) {
        co_return base::Failure(stored.error().with({"credential", credential.name}));
    }
    const base::Result<void> saved = m_workspace.saveCredential(credential);
    if (!saved) {
        // The file is what matters to the user; a secret that nothing refers to goes again.
        co_await m_store.erase(key);
        co_return base::Failure(saved.error());
    }
    co_return credential;
}

base::Result<Credential> KeepCredential::edit(Credential credential)
{
    const base::Result<void> usable = credential::check(credential);
    if (!usable) {
        return base::Failure(usable.error());
    }
    const base::Result<void> saved = m_workspace.saveCredential(credential);
    if (!saved) {
        return base::Failure(saved.error());
    }
    return credential;
}

QCoro::Task<base::Result<Credential>> KeepCredential::rotate(QString nameOrId, base::SecretBytes secret)
{
    base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return found;
    }
    const QString slot = found->secretSlots().front();
    const base::Result<void> usable = credential::checkSecret(*found, slot, secret);
    if (!usable) {
        co_return base::Failure(usable.error());
    }

    const QString key = found->secretKey(slot);
    base::Result<base::SecretBytes> current = co_await m_store.read(key);
    // A secret that really is not there is simply given; one that cannot be read must not be overwritten.
    if (!current && !current.error().is(vault::VaultError::NotFound)) {
        co_return base::Failure(current.error().with({"credential", found->name}));
    }
    base::Result<void> done;
    if (current) {
        const QString previousKey = found->previousSecretKey(slot);
        done = co_await m_store.write(previousKey, current->clone());
    }
    if (done) {
        done = co_await m_store.write(key, std::move(secret));
    }
    if (!done) {
        co_return base::Failure(done.error().with({"credential", found->name}));
    }

    Credential rotated = *found;
    rotated.rotatedAt = m_clock.now();
    done = m_workspace.saveCredential(rotated);
    if (!done) {
        if (current) {
            co_await m_store.write(key, std::move(*current));
        }
        co_return base::Failure(done.error());
    }
    co_return rotated;
}

QCoro::Task<base::Result<Credential>> KeepCredential::dropPrevious(QString nameOrId)
{
    base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return found;
    }
    const QString key = found->previousSecretKey(found->secretSlots().front());
    const base::Result<void> erased = co_await m_store.erase(key);
    if (!erased) {
        co_return base::Failure(erased.error().with({"credential", found->name}));
    }
    co_return found;
}

QCoro::Task<base::Result<void>> KeepCredential::remove(QString nameOrId, WhenUsed whenUsed)
{
    const base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    if (whenUsed == WhenUsed::Refuse) {
        const base::Result<void> unused = checkUnused(*found);
        if (!unused) {
            co_return unused;
        }
    }
    const base::Result<void> removed = m_workspace.removeCredential(found->id);
    if (!removed) {
        co_return removed;
    }
    std::vector<QString> slots = found->secretSlots();
    const std::vector<QString> former = found->formerSecretSlots();
    slots.insert(slots.end(), former.begin(), former.end());
    for (const QString &slot : slots) {
        for (const QString &key : {found->previousSecretKey(slot), found->secretKey(slot)}) {
            const base::Result<void> erased = co_await m_store.erase(key);
            if (!erased) {
                // A secret without its credential would be an orphan that nobody sees: put the credential
                // back.
                const base::Result<void> restored = m_workspace.saveCredential(*found);
                co_return base::Failure(restored ? erased.error().with({"credential", found->name})
                                                 : restored.error());
            }
        }
    }
    co_return base::Result<void>();
}

base::Result<void> KeepCredential::checkUnused(const Credential &credential) const
{
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    QStringList names;
    for (const workspace::SavedRequest &request : requests->items) {
        if (request.credentialId == credential.id) {
            names.append(request.name);
        }
    }
    if (names.isEmpty()) {
        return {};
    }
    return base::failure(credential::CredentialError::InUse, {{"credential", credential.name},
                                                              {"requests", qint64{names.size()}},
                                                              {"names", names.join(QStringLiteral(", "))}});
}

} // namespace sealwright::flow
