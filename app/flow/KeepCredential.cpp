// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"

#include "app/flow/CredentialUsers.h"
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

base::Result<void> noteAct(const OwnerClaim &claim, Act act, const Credential &credential,
                           base::TimePoint at = {})
{
    return noteStep(claim, {credential.id, act, allSlots(credential), at});
}

base::Failure unsettledRotation(const base::Error &why)
{
    return base::failure(credential::CredentialError::RotationUnsettled, {{"reason", why.codeText()}});
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
                               MendCredentials *mend, FindTypedSecrets *typed)
    : m_workspace(workspace)
    , m_store(store)
    , m_clock(clock)
    , m_random(random)
    , m_usage(usage)
    , m_mend(mend)
    , m_typed(typed)
{
}

QCoro::Task<base::Result<OwnerClaim>> KeepCredential::claim(QString id, QString name)
{
    auto claiming = claimOwner(m_mend != nullptr ? &m_mend->unfinished() : nullptr, std::move(id));
    base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"credential", std::move(name)}));
    }
    co_return claimed;
}

QCoro::Task<base::Result<void>> KeepCredential::checkTyped(Credential credential)
{
    base::Result<void> usable;
    if (m_typed != nullptr) {
        const std::vector<base::SecretBytes> none;
        auto looking = m_typed->check(std::move(credential), none);
        usable = co_await looking;
    }
    co_return usable;
}

std::optional<NotCompared> KeepCredential::notCompared() const
{
    return m_typed != nullptr ? m_typed->notCompared() : std::nullopt;
}

QCoro::Task<> KeepCredential::mendOthers()
{
    if (m_mend != nullptr) {
        auto mending = m_mend->run();
        co_await mending; // what cannot be mended now is mended another time
    }
}

QCoro::Task<bool> KeepCredential::finishesRotationOf(QString id)
{
    const std::size_t before = m_mend != nullptr ? m_mend->mended().size() : 0;
    auto mending = mendOthers();
    co_await mending;
    co_return m_mend != nullptr &&std::any_of(m_mend->mended().begin() + static_cast<std::ptrdiff_t>(before),
                                              m_mend->mended().end(),
                                              [&id](const workspace::UnfinishedChange &change) {
                                                  return change.ownerId == id && change.act == Act::Swap;
                                              });
}

QCoro::Task<base::Result<Credential>> KeepCredential::add(Credential credential, base::SecretBytes secret,
                                                          PlainSecrets plain)
{
    auto adding = add(std::move(credential), onlyOne(std::move(secret)), plain);
    base::Result<Credential> added = co_await adding;
    co_return added;
}

QCoro::Task<base::Result<Credential>>
KeepCredential::add(Credential credential, std::vector<base::SecretBytes> secrets, PlainSecrets plain)
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
    if (m_typed != nullptr && plain == PlainSecrets::Refuse) {
        auto looking = m_typed->check(credential, secrets);
        usable = co_await looking;
        if (!usable) {
            co_return base::Failure(usable.error());
        }
    }
    auto mending = mendOthers();
    co_await mending;
    credential.id = freeId(m_workspace, m_random);
    credential.createdAt = m_clock.now();
    auto claiming = claim(credential.id, credential.name);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    base::Result<void> done = m_workspace.makePlaceFor(credential.id);
    if (done) {
        done = noteAct(*claimed, Act::Add, credential);
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

QCoro::Task<base::Result<Credential>> KeepCredential::edit(Credential credential, PlainSecrets plain)
{
    base::Result<void> usable = credential::check(credential);
    if (usable && plain == PlainSecrets::Refuse) {
        auto looking = checkTyped(credential);
        usable = co_await looking;
    }
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
    auto finishing = finishesRotationOf(found->id);
    const bool hasFinished = co_await finishing;
    auto claiming = claim(found->id, found->name);
    base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    found = m_workspace.findCredential(found->id); // whoever had it before may have removed it
    if (!found) {
        co_return found;
    }
    if (hasFinished) {
        RotateSecrets rotation(m_store, *found);
        auto comparing = rotation.wouldChange(secrets);
        const base::Result<bool> would = co_await comparing;
        if (!would || *would) {
            co_return base::failure(credential::CredentialError::RotationFinished,
                                    {{"credential", found->name}});
        }
        co_return found; // the one that was interrupted was this one
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
    base::Result<void> done = noteAct(claim, Act::Rotate, credential);
    if (!done) {
        co_return base::Failure(done.error());
    }
    auto laying = rotation.layBeside(std::move(secrets));
    done = co_await laying;
    m_hadPrevious = rotation.hasPrevious();
    if (done) {
        done = noteAct(claim, Act::Swap, credential, now);
    }
    const bool isNotedAsSwap = done.has_value();
    base::Result<Credential> rotated =
        done ? base::Result<Credential>(credential) : base::Failure(done.error());
    if (isNotedAsSwap) {
        auto swapping = swapIn(rotation, credential.id, now);
        rotated = co_await swapping;
    }
    if (!rotated && rotated.error().is(credential::CredentialError::RotationUnsettled)) {
        co_return rotated; // the note stays, and whoever mends finishes it from what was laid beside
    }
    if (!rotated) {
        done = noteAct(claim, Act::Rotate, credential); // from now on it is only to be cleared
    }
    auto clearing = rotation.clear();
    const base::Result<void> cleared = co_await clearing;
    if (cleared) {
        settle(claim);
    } else if (!rotated && isNotedAsSwap && !done) {
        // Both the note and what was laid beside are there still: whoever mends may finish the rotation.
        co_return unsettledRotation(rotated.error());
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
        co_return unsettledRotation(rotated.error());
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
    auto finishing = finishesRotationOf(found->id);
    const bool hasFinished = co_await finishing;
    if (hasFinished) {
        co_return base::failure(credential::CredentialError::RotationFinished, {{"credential", found->name}});
    }
    auto claiming = claim(found->id, found->name);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    m_hadPrevious = false;
    for (const QString &slot : found->secretSlots()) {
        const QString key = found->previousSecretKey(slot);
        auto reading = m_store.read(key);
        const base::Result<base::SecretBytes> previous = co_await reading;
        m_hadPrevious = m_hadPrevious || previous.has_value();
        auto erasing = vault::eraseForCertain(m_store, key);
        const base::Result<void> erased = co_await erasing;
        if (!erased) {
            co_return base::Failure(erased.error().with({"credential", found->name}));
        }
    }
    co_return found;
}

QCoro::Task<base::Result<void>> KeepCredential::remove(QString nameOrId, WhenUsed whenUsed)
{
    auto mending = mendOthers(); // first: a removal that was interrupted is finished by trying again
    co_await mending;
    const base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    if (whenUsed == WhenUsed::Refuse) {
        const base::Result<void> unused = checkUnused(m_workspace, *found);
        if (!unused) {
            co_return unused;
        }
    }
    auto claiming = claim(found->id, found->name);
    const base::Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    auto asking = vault::checkAnswers(m_store, found->secretKey(found->secretSlots().front()));
    base::Result<void> done = co_await asking;
    if (!done) {
        co_return base::Failure(done.error().with({"credential", found->name}));
    }
    done = noteAct(*claimed, Act::Remove, *found);
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

} // namespace sealwright::flow
