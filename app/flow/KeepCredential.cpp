// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using credential::Credential;
using WhenGone = workspace::Workspace::WhenGone;
using Act = workspace::UnfinishedChange::Act;

/// How often a rotation tries anew to tell the file of it while others write there.
constexpr int kSaveAttempts = 5;

/// Those it has first.
std::vector<QString> allSlots(const Credential &credential)
{
    std::vector<QString> slots = credential.secretSlots();
    const std::vector<QString> former = credential.formerSecretSlots();
    slots.insert(slots.end(), former.begin(), former.end());
    return slots;
}

/// As it would be read again: another change builds on it.
Credential asSaved(Credential credential)
{
    credential.document = credential::toJson(credential);
    return credential;
}

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
                               const base::Clock &clock, base::Random &random, UsageLog *usage,
                               MendCredentials *mend)
    : m_workspace(workspace)
    , m_store(store)
    , m_clock(clock)
    , m_random(random)
    , m_usage(usage)
    , m_mend(mend)
{
}

QCoro::Task<> KeepCredential::mendOthers()
{
    if (m_mend != nullptr) {
        auto mending = m_mend->run();
        co_await mending; // what cannot be mended now is mended another time
    }
}

void KeepCredential::begin(Act act, const Credential &credential, base::TimePoint at) const
{
    if (m_mend != nullptr) {
        m_mend->unfinished().begin({credential.id, act, allSlots(credential), at});
    }
}

void KeepCredential::end(const Credential &credential) const
{
    if (m_mend != nullptr) {
        m_mend->unfinished().end(credential.id);
    }
}

QCoro::Task<base::Result<Credential>> KeepCredential::add(Credential credential, base::SecretBytes secret)
{
    const base::Result<void> usable = checkAll(credential, secret);
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    auto mending = mendOthers();
    co_await mending;
    credential.id = credential::newCredentialId(m_random);
    credential.createdAt = m_clock.now();
    begin(Act::Add, credential);

    const QString key = credential.secretKey(credential.secretSlots().front());
    const base::Result<void> stored = co_await m_store.write(key, std::move(secret));
    if (!stored) {
        end(credential);
        co_return base::Failure(stored.error().with({"credential", credential.name}));
    }
    const base::Result<void> saved = m_workspace.saveCredential(credential);
    if (!saved) {
        // The file is what matters to the user; a secret that nothing refers to goes again.
        const base::Result<void> erased = co_await m_store.erase(key);
        if (erased) {
            end(credential);
        }
        co_return base::Failure(saved.error());
    }
    end(credential);
    co_return asSaved(std::move(credential));
}

base::Result<Credential> KeepCredential::edit(Credential credential)
{
    const base::Result<void> usable = credential::check(credential);
    if (!usable) {
        return base::Failure(usable.error());
    }
    const base::Result<void> saved = m_workspace.saveCredential(credential, WhenGone::Refuse);
    if (!saved) {
        return base::Failure(saved.error());
    }
    return asSaved(std::move(credential));
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

    auto mending = mendOthers();
    co_await mending;
    const QString key = found->secretKey(slot);
    base::Result<base::SecretBytes> current = co_await m_store.read(key);
    // A secret that really is not there is simply given; one that cannot be read must not be overwritten.
    if (!current && !current.error().is(vault::VaultError::NotFound)) {
        co_return base::Failure(current.error().with({"credential", found->name}));
    }
    if (current) {
        auto replacing = replaceSecret(*found, std::move(*current), std::move(secret));
        base::Result<Credential> replaced = co_await replacing;
        co_return replaced;
    }
    const base::Result<void> given = co_await m_store.write(key, std::move(secret));
    if (!given) {
        co_return base::Failure(given.error().with({"credential", found->name}));
    }
    co_return markRotated(found->id, m_clock.now());
}

QCoro::Task<base::Result<Credential>>
KeepCredential::replaceSecret(Credential credential, base::SecretBytes current, base::SecretBytes secret)
{
    const QString slot = credential.secretSlots().front();
    const QString key = credential.secretKey(slot);
    const QString previousKey = credential.previousSecretKey(slot);
    const base::TimePoint now = m_clock.now();
    begin(Act::Rotate, credential);
    base::Result<void> done = co_await m_store.write(previousKey, current.clone());
    if (done) {
        begin(Act::Swap, credential, now);
        done = co_await m_store.write(key, std::move(secret));
    }
    if (!done) {
        end(credential);
        co_return base::Failure(done.error().with({"credential", credential.name}));
    }
    base::Result<Credential> rotated = markRotated(credential.id, now);
    if (!rotated) {
        co_await m_store.write(key, std::move(current));
    }
    end(credential);
    co_return rotated;
}

base::Result<Credential> KeepCredential::markRotated(const QString &id, base::TimePoint at)
{
    for (int attempt = 1;; ++attempt) {
        // As it is now: storing the secret took its time.
        base::Result<Credential> rotated = m_workspace.findCredential(id);
        if (!rotated) {
            return rotated;
        }
        rotated->rotatedAt = at;
        const base::Result<void> saved = m_workspace.saveCredential(*rotated, WhenGone::Refuse);
        if (saved) {
            return asSaved(*std::move(rotated));
        }
        if (!saved.error().is(workspace::WorkspaceError::FileChanged) || attempt == kSaveAttempts) {
            return base::Failure(saved.error());
        }
    }
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
    auto mending = mendOthers();
    co_await mending;
    begin(Act::Remove, *found);
    const base::Result<void> removed = m_workspace.removeCredential(found->id);
    if (!removed) {
        end(*found);
        co_return removed;
    }
    for (const QString &slot : allSlots(*found)) {
        for (const QString &key : {found->previousSecretKey(slot), found->secretKey(slot)}) {
            const base::Result<void> erased = co_await m_store.erase(key);
            if (!erased) {
                // A secret without its credential would be an orphan that nobody sees: put the credential
                // back.
                const base::Result<void> restored = m_workspace.saveCredential(*found);
                if (restored) {
                    end(*found);
                }
                co_return base::Failure(restored ? erased.error().with({"credential", found->name})
                                                 : restored.error());
            }
        }
    }
    end(*found);
    if (m_usage != nullptr) {
        auto forgetting = m_usage->forget(found->id);
        co_await forgetting;
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
