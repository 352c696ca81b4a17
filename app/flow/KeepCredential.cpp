// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include "app/flow/WhenFree.h"

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

/// Fifty random bits meet twice once in a lifetime; no file must be in the way even then, also none that
/// cannot be read. A folder that cannot be looked into is told of by the saving.
QString freeId(const workspace::Workspace &workspace, base::Random &random)
{
    constexpr int kAttempts = 100;
    QString id = credential::newCredentialId(random);
    for (int i = 1; i < kAttempts && workspace.hasCredentialFile(id).value_or(false); ++i) {
        id = credential::newCredentialId(random);
    }
    return id;
}

std::vector<base::SecretBytes> onlyOne(base::SecretBytes secret)
{
    std::vector<base::SecretBytes> secrets;
    secrets.push_back(std::move(secret));
    return secrets;
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
    auto mending = mendOthers();
    co_await mending;
    credential.id = freeId(m_workspace, m_random);
    credential.createdAt = m_clock.now();
    begin(Act::Add, credential);

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
        auto saving = whenFree([this, &credential] { return m_workspace.saveCredential(credential); });
        done = co_await saving;
    }
    if (!done) {
        // The file is what matters to the user; a secret that nothing refers to goes again.
        bool isClean = true;
        for (const QString &key : stored) {
            const base::Result<void> erased = co_await m_store.erase(key);
            isClean = isClean && erased;
        }
        if (isClean) {
            end(credential);
        }
        co_return base::Failure(done.error());
    }
    end(credential);
    co_return asSaved(std::move(credential));
}

QCoro::Task<base::Result<Credential>> KeepCredential::edit(Credential credential)
{
    const base::Result<void> usable = credential::check(credential);
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    auto saving =
        whenFree([this, &credential] { return m_workspace.saveCredential(credential, WhenGone::Refuse); });
    const base::Result<void> saved = co_await saving;
    if (!saved) {
        co_return base::Failure(saved.error());
    }
    co_return asSaved(std::move(credential));
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
    auto mending = mendOthers();
    co_await mending;
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
    // Of several, those from before are kept when they are whole and belong together.
    const bool isWhole = current.size() == slots.size() &&
                         (slots.size() == 1 || credential::checkSecrets(*found, current).has_value());
    if (isWhole) {
        auto replacing = replaceSecrets(*found, std::move(current), std::move(secrets));
        base::Result<Credential> replaced = co_await replacing;
        co_return replaced;
    }
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const QString key = found->secretKey(slots[i]);
        const base::Result<void> given = co_await m_store.write(key, std::move(secrets[i]));
        if (!given) {
            co_return base::Failure(given.error().with({"credential", found->name}));
        }
    }
    auto marking = whenFree([this, &found, now = m_clock.now()] { return markRotated(found->id, now); });
    base::Result<Credential> rotated = co_await marking;
    co_return rotated;
}

QCoro::Task<base::Result<Credential>> KeepCredential::replaceSecrets(Credential credential,
                                                                     std::vector<base::SecretBytes> current,
                                                                     std::vector<base::SecretBytes> secrets)
{
    const std::vector<QString> slots = credential.secretSlots();
    const base::TimePoint now = m_clock.now();
    begin(Act::Rotate, credential);
    base::Result<void> done;
    for (std::size_t i = 0; i < slots.size() && done; ++i) {
        const QString previousKey = credential.previousSecretKey(slots[i]);
        done = co_await m_store.write(previousKey, current[i].clone());
    }
    if (done) {
        begin(Act::Swap, credential, now);
    }
    std::size_t replaced = 0;
    while (replaced < slots.size() && done) {
        const QString key = credential.secretKey(slots[replaced]);
        done = co_await m_store.write(key, std::move(secrets[replaced]));
        replaced += done ? 1 : 0;
    }
    base::Result<Credential> rotated;
    if (done) {
        auto marking = whenFree([this, &credential, now] { return markRotated(credential.id, now); });
        rotated = co_await marking;
    } else {
        rotated = base::Failure(done.error().with({"credential", credential.name}));
    }
    bool isSettled = true;
    for (std::size_t i = 0; i < replaced && !rotated; ++i) {
        const QString key = credential.secretKey(slots[i]);
        const base::Result<void> restored = co_await m_store.write(key, std::move(current[i]));
        isSettled = isSettled && restored;
    }
    if (isSettled) {
        end(credential);
    }
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
                auto restoring = whenFree([this, &found] { return m_workspace.saveCredential(*found); });
                const base::Result<void> restored = co_await restoring;
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
        if (request.refersTo(credential.id)) {
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
