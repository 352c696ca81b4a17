// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include "app/flow/WhenFree.h"
#include "app/vault/ForCertain.h"

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

base::Result<void> noteChange(const OwnerClaim &claim, Act act, const Credential &credential,
                              base::TimePoint at = {})
{
    return noteStep(claim, {credential.id, act, allSlots(credential), at});
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

QCoro::Task<base::Result<OwnerClaim>> KeepCredential::claim(QString id)
{
    auto claiming = claimOwner(m_mend != nullptr ? &m_mend->unfinished() : nullptr, std::move(id));
    base::Result<OwnerClaim> claimed = co_await claiming;
    co_return claimed;
}

QCoro::Task<> KeepCredential::mendOthers()
{
    if (m_mend != nullptr) {
        auto mending = m_mend->run();
        co_await mending; // what cannot be mended now is mended another time
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
    if (const auto broken = m_workspace.brokenCredentialCalled(credential.name)) {
        co_return base::Failure(*broken);
    }
    auto mending = mendOthers();
    co_await mending;
    credential.id = freeId(m_workspace, m_random);
    credential.createdAt = m_clock.now();
    auto claiming = claim(credential.id);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    base::Result<void> done = m_workspace.makePlaceFor(credential.id);
    if (done) {
        done = noteChange(*claimed, Act::Add, credential);
    }
    if (!done) {
        co_return base::Failure(done.error());
    }
    auto storing = storeAll(credential, std::move(secrets));
    done = co_await storing;
    if (done) {
        auto saving = whenFree([this, &credential] { return m_workspace.saveCredential(credential); });
        done = co_await saving;
    }
    if (!done) {
        // The file is what matters to the user; a secret that nothing refers to goes again.
        auto erasing = eraseAll(credential);
        const base::Result<void> erased = co_await erasing;
        if (erased) {
            settle(*claimed);
        }
        co_return base::Failure(done.error());
    }
    settle(*claimed);
    co_return asSaved(std::move(credential));
}

QCoro::Task<base::Result<void>> KeepCredential::storeAll(Credential credential,
                                                         std::vector<base::SecretBytes> secrets)
{
    const std::vector<QString> slots = credential.secretSlots();
    for (std::size_t i = 0; i < slots.size(); ++i) {
        auto writing = vault::writeForCertain(m_store, credential.secretKey(slots[i]), std::move(secrets[i]));
        const base::Result<void> written = co_await writing;
        if (!written) {
            co_return base::Failure(written.error().with({"credential", credential.name}));
        }
    }
    co_return base::Result<void>();
}

QCoro::Task<base::Result<void>> KeepCredential::eraseAll(Credential credential)
{
    base::Result<void> outcome;
    for (const QString &slot : allSlots(credential)) {
        for (const QString &key : credential.secretKeys(slot)) {
            auto erasing = vault::eraseForCertain(m_store, key);
            const base::Result<void> erased = co_await erasing;
            if (!erased && outcome) {
                outcome = base::Failure(erased.error().with({"credential", credential.name}));
            }
        }
    }
    co_return outcome;
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
    auto claiming = claim(found->id);
    base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"credential", found->name}));
    }
    found = m_workspace.findCredential(found->id); // whoever had it before may have removed it
    if (!found) {
        co_return found;
    }
    auto replacing = replaceSecrets(*found, *std::move(claimed), std::move(secrets));
    base::Result<Credential> replaced = co_await replacing;
    if (!replaced) {
        co_return base::Failure(replaced.error().with({"credential", found->name}));
    }
    co_return replaced;
}

QCoro::Task<base::Result<Credential>> KeepCredential::replaceSecrets(Credential credential, OwnerClaim claim,
                                                                     std::vector<base::SecretBytes> secrets)
{
    const base::TimePoint now = m_clock.now();
    RotateSecrets rotation(m_store, credential);
    base::Result<void> done = noteChange(claim, Act::Rotate, credential);
    if (!done) {
        co_return base::Failure(done.error());
    }
    auto laying = rotation.layBeside(std::move(secrets));
    done = co_await laying;
    if (done) {
        done = noteChange(claim, Act::Swap, credential, now);
    }
    base::Result<Credential> rotated =
        done ? base::Result<Credential>(credential) : base::Failure(done.error());
    if (done) {
        auto swapping = swapIn(rotation, credential.id, now);
        rotated = co_await swapping;
    }
    if (!rotated && rotated.error().is(credential::CredentialError::RotationUnsettled)) {
        co_return rotated; // the note stays, and whoever mends finishes it from what was laid beside
    }
    if (!rotated) {
        done = noteChange(claim, Act::Rotate, credential); // from now on it is only to be cleared
    }
    auto clearing = rotation.clear();
    const base::Result<void> cleared = co_await clearing;
    if (cleared) {
        settle(claim);
    }
    co_return rotated;
}

QCoro::Task<base::Result<Credential>> KeepCredential::swapIn(RotateSecrets &rotation, QString id,
                                                             base::TimePoint at)
{
    auto swapping = rotation.swap();
    const base::Result<bool> swapped = co_await swapping;
    base::Result<Credential> rotated =
        swapped ? base::Result<Credential>(Credential()) : base::Failure(swapped.error());
    if (swapped) {
        auto marking = whenFree([this, &id, at] { return markRotated(id, at); });
        rotated = co_await marking;
    }
    if (rotated) {
        co_return rotated;
    }
    auto swappingBack = rotation.swapBack();
    const base::Result<void> swappedBack = co_await swappingBack;
    if (!swappedBack) {
        co_return base::failure(credential::CredentialError::RotationUnsettled,
                                {{"reason", rotated.error().codeText()}});
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
    auto mending = mendOthers();
    co_await mending;
    auto claiming = claim(found->id);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"credential", found->name}));
    }
    for (const QString &slot : found->secretSlots()) {
        auto erasing = vault::eraseForCertain(m_store, found->previousSecretKey(slot));
        const base::Result<void> erased = co_await erasing;
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
    auto claiming = claim(found->id);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"credential", found->name}));
    }
    auto asking = checkAnswers(*found);
    base::Result<void> done = co_await asking;
    if (done) {
        done = noteChange(*claimed, Act::Remove, *found);
    }
    if (!done) {
        co_return done;
    }
    done = m_workspace.removeCredential(found->id);
    if (!done) {
        settle(*claimed);
        co_return done;
    }
    auto erasing = eraseAll(*found);
    const base::Result<void> erased = co_await erasing;
    if (!erased) {
        // The note stays: whoever mends erases the rest.
        co_return base::failure(credential::CredentialError::RemovedSecretLeft,
                                {{"credential", found->name}, {"reason", erased.error().codeText()}});
    }
    settle(*claimed);
    if (m_usage != nullptr) {
        auto forgetting = m_usage->forget(found->id);
        co_await forgetting;
    }
    co_return base::Result<void>();
}

/// A store that does not answer is found out before anything is removed.
QCoro::Task<base::Result<void>> KeepCredential::checkAnswers(Credential credential)
{
    auto reading = m_store.read(credential.secretKey(credential.secretSlots().front()));
    const base::Result<base::SecretBytes> secret = co_await reading;
    if (secret || secret.error().is(vault::VaultError::NotFound) ||
        secret.error().is(vault::VaultError::VaultMissing) || secret.error().is(vault::VaultError::Damaged)) {
        co_return base::Result<void>();
    }
    co_return base::Failure(secret.error().with({"credential", credential.name}));
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
