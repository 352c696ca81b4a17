// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using credential::Credential;

std::vector<base::SecretBytes> onlyOne(base::SecretBytes secret)
{
    std::vector<base::SecretBytes> secrets;
    secrets.push_back(std::move(secret));
    return secrets;
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
    auto adding = add(std::move(credential), onlyOne(std::move(secret)));
    base::Result<Credential> added = co_await adding;
    co_return added;
}

QCoro::Task<base::Result<Credential>> KeepCredential::add(Credential credential,
                                                          std::vector<base::SecretBytes> secrets)
{
    base::Result<void> usable = credential::check(credential);
    if (usable) {
        usable = credential::checkSecrets(credential, secrets);
    }
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    credential.id = credential::newCredentialId(m_random);
    credential.createdAt = m_clock.now();

    const std::vector<QString> slots = credential.secretSlots();
    std::vector<QString> stored;
    base::Result<void> done;
    for (std::size_t i = 0; i < slots.size() && done; ++i) {
        const QString key = credential.secretKey(slots[i]);
        done = co_await m_store.write(key, std::move(secrets[i]));
        if (done) {
            stored.push_back(key);
        } else {
            done = base::Failure(done.error().with({"credential", credential.name}));
        }
    }
    if (done) {
        done = m_workspace.saveCredential(credential);
    }
    if (!done) {
        // The file is what matters to the user; a secret that nothing refers to goes again.
        for (const QString &key : stored) {
            co_await m_store.erase(key);
        }
        co_return base::Failure(done.error());
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
    auto rotating = rotate(std::move(nameOrId), onlyOne(std::move(secret)));
    base::Result<Credential> rotated = co_await rotating;
    co_return rotated;
}

QCoro::Task<base::Result<Credential>> KeepCredential::rotate(QString nameOrId,
                                                             std::vector<base::SecretBytes> secrets)
{
    base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return found;
    }
    const base::Result<void> usable = credential::checkSecrets(*found, secrets);
    if (!usable) {
        co_return base::Failure(usable.error().with({"credential", found->name}));
    }
    const std::vector<QString> slots = found->secretSlots();
    std::vector<base::SecretBytes> current;
    for (const QString &slot : slots) {
        const QString key = found->secretKey(slot);
        base::Result<base::SecretBytes> read = co_await m_store.read(key);
        if (read) {
            current.push_back(std::move(*read));
        } else if (!read.error().is(vault::VaultError::NotFound)) {
            // A secret that really is not there is simply given; one that cannot be read must not be
            // overwritten.
            co_return base::Failure(read.error().with({"credential", found->name}));
        }
    }
    // Of several, those from before are kept when they are whole and belong together: a rotation that was
    // killed halfway must not push out the pair that still works.
    const bool isWhole = current.size() == slots.size() &&
                         (slots.size() == 1 || credential::checkSecrets(*found, current).has_value());
    base::Result<void> done;
    for (std::size_t i = 0; i < slots.size() && isWhole && done; ++i) {
        const QString previousKey = found->previousSecretKey(slots[i]);
        done = co_await m_store.write(previousKey, current[i].clone());
    }
    std::size_t replaced = 0;
    while (replaced < slots.size() && done) {
        const QString key = found->secretKey(slots[replaced]);
        done = co_await m_store.write(key, std::move(secrets[replaced]));
        replaced += done ? 1 : 0;
    }
    if (!done) {
        done = base::Failure(done.error().with({"credential", found->name}));
    }

    Credential rotated = *found;
    rotated.rotatedAt = m_clock.now();
    if (done) {
        done = m_workspace.saveCredential(rotated);
    }
    if (!done) {
        for (std::size_t i = 0; i < replaced && isWhole; ++i) {
            const QString key = found->secretKey(slots[i]);
            co_await m_store.write(key, std::move(current[i]));
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
    for (const QString &slot : found->secretSlots()) {
        const QString key = found->previousSecretKey(slot);
        const base::Result<void> erased = co_await m_store.erase(key);
        if (!erased) {
            co_return base::Failure(erased.error().with({"credential", found->name}));
        }
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
