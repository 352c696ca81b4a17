// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/OrphanedSecrets.h"

#include "app/vault/ForCertain.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace sealwright::flow {
namespace {

using base::Result;
using credential::Credential;
using vault::VaultError;

QString keyOf(const QString &ownerId, const QString &slot)
{
    return ownerId % QLatin1Char('/') % slot;
}

QString previousKeyOf(const QString &ownerId, const QString &slot)
{
    Credential owner;
    owner.id = ownerId;
    return owner.previousSecretKey(slot);
}

/// The slot that a key without its owner is of, whatever becomes of it in a rotation.
QString slotOf(const QString &ownerId, const QString &rest)
{
    if (workspace::isEnvironmentId(ownerId)) {
        return rest;
    }
    for (const QLatin1String suffix :
         {QLatin1String("/previous"), QLatin1String("/incoming"), QLatin1String("/outgoing")}) {
        if (rest.endsWith(suffix)) {
            return rest.chopped(suffix.size());
        }
    }
    return rest;
}

bool holds(const std::vector<QString> &all, const QString &one)
{
    return std::ranges::find(all, one) != all.end();
}

/// Each owner with its keys; keys of other kinds are passed over.
std::map<QString, OrphanedSecret> byOwner(const std::vector<QString> &keys)
{
    std::map<QString, OrphanedSecret> owners;
    for (const QString &key : keys) {
        const qsizetype slash = key.indexOf(QLatin1Char('/'));
        const QString id = slash < 0 ? QString() : key.first(slash);
        if (!credential::isCredentialId(id) && !workspace::isEnvironmentId(id)) {
            continue;
        }
        OrphanedSecret &owner = owners[id];
        owner.ownerId = id;
        owner.keys.push_back(key);
        const QString slot = slotOf(id, key.sliced(slash + 1));
        if (!holds(owner.secretSlots, slot)) {
            owner.secretSlots.push_back(slot);
        }
    }
    return owners;
}

QString joined(const std::vector<QString> &texts)
{
    return QStringList(texts.begin(), texts.end()).join(QLatin1String(", "));
}

/// Which secret goes into each slot of the credential; nothing when they do not fit.
std::optional<std::vector<QString>> slotsFor(const Credential &credential, const OrphanedSecret &orphan,
                                             const QString &chosen)
{
    std::vector<QString> needed = credential.secretSlots();
    const std::vector<QString> there = orphan.currentSlots();
    if (!chosen.isEmpty()) {
        return needed.size() == 1 && holds(there, chosen) ? std::optional(std::vector<QString>(1, chosen))
                                                          : std::nullopt;
    }
    if (std::ranges::all_of(needed, [&there](const QString &slot) { return holds(there, slot); })) {
        return needed;
    }
    return needed.size() == 1 && there.size() == 1 ? std::optional(there) : std::nullopt;
}

base::Failure orphanFailure(OrphanError error, const QString &ownerId)
{
    return base::failure(error, {{"owner", ownerId}});
}

} // namespace

std::vector<QString> OrphanedSecret::currentSlots() const
{
    std::vector<QString> current;
    for (const QString &slot : secretSlots) {
        if (holds(keys, keyOf(ownerId, slot))) {
            current.push_back(slot);
        }
    }
    return current;
}

base::Json toJson(const OrphanedSecret &orphan)
{
    base::Json json;
    json["owner"] = base::utf8(orphan.ownerId);
    json["slots"] = base::Json::array();
    for (const QString &slot : orphan.secretSlots) {
        json["slots"].push_back(base::utf8(slot));
    }
    json["mayBelongTo"] = base::Json::array();
    for (const MayBelong &one : orphan.mayBelongTo) {
        base::Json row;
        row["workspace"] = base::utf8(one.workspaceFolder);
        row["reason"] = one.why == MayBelong::Why::Away ? "away" : "unreadable";
        row["path"] = one.path.isEmpty() ? base::Json() : base::Json(base::utf8(one.path));
        json["mayBelongTo"].push_back(std::move(row));
    }
    return json;
}

credential::Kind likelyKind(const OrphanedSecret &orphan)
{
    using enum credential::Kind;
    // The certificate first: its other half could be a key that signs tokens.
    constexpr std::pair<QLatin1String, credential::Kind> kKinds[] = {
        {QLatin1String("certificate"), Mtls}, {QLatin1String("token"), Bearer},
        {QLatin1String("secretKey"), Hmac},   {QLatin1String("clientSecret"), OAuth2},
        {QLatin1String("password"), Basic},   {QLatin1String("key"), ApiKey},
        {QLatin1String("privateKey"), Jwt},
    };
    for (const auto &[slot, kind] : kKinds) {
        if (holds(orphan.secretSlots, QString(slot))) {
            return kind;
        }
    }
    return Bearer;
}

OrphanedSecrets::OrphanedSecrets(const workspace::Workspace &workspace, vault::SecretStore &store,
                                 const workspace::KnownWorkspaces &known,
                                 const workspace::Unfinished &unfinished, KeepCredential &keep)
    : m_workspace(workspace)
    , m_store(store)
    , m_known(known)
    , m_unfinished(unfinished)
    , m_keep(keep)
{
}

QCoro::Task<Result<std::vector<QString>>> OrphanedSecrets::keys(vault::MayUnlock mayUnlock)
{
    if (mayUnlock == vault::MayUnlock::No && m_store.isLocked()) {
        co_return base::failure(VaultError::Locked);
    }
    auto listing = m_store.listKeys();
    Result<std::vector<QString>> listed = co_await listing;
    if (!listed && listed.error().is(VaultError::Locked) && mayUnlock == vault::MayUnlock::Yes) {
        // Keeping something has the keyring asked for its password whatever is in it.
        auto probing = m_store.probe();
        const Result<void> opened = co_await probing;
        if (!opened) {
            co_return base::Failure(opened.error());
        }
        auto listingAgain = m_store.listKeys();
        listed = co_await listingAgain;
    }
    if (!listed && listed.error().is(VaultError::VaultMissing)) {
        co_return std::vector<QString>();
    }
    co_return listed;
}

QCoro::Task<Result<std::vector<OrphanedSecret>>> OrphanedSecrets::list(vault::MayUnlock mayUnlock)
{
    auto asking = keys(mayUnlock);
    const Result<std::vector<QString>> held = co_await asking;
    if (!held) {
        co_return base::Failure(held.error());
    }
    std::vector<OrphanedSecret> orphans;
    auto owners = KnownOwners::look(m_known, m_workspace);
    if (!owners) {
        co_return base::Failure(owners.error());
    }
    for (auto &[id, candidate] : byOwner(*held)) {
        // The note before the file: whoever adds one writes the file before the note goes.
        const Result<bool> isNoted = m_unfinished.isNoted(id);
        if (!isNoted) {
            co_return base::Failure(isNoted.error());
        }
        if (*isNoted || owners->workspaceOf(id) || m_unfinished.isClaimed(id)) {
            continue;
        }
        candidate.mayBelongTo = owners->mayBelongTo(id);
        orphans.push_back(std::move(candidate));
    }
    co_return orphans;
}

QCoro::Task<Result<OrphanedSecret>> OrphanedSecrets::find(QString ownerId, WhenDoubtful whenDoubtful)
{
    auto asking = keys(vault::MayUnlock::Yes);
    const Result<std::vector<QString>> held = co_await asking;
    if (!held) {
        co_return base::Failure(held.error());
    }
    std::map<QString, OrphanedSecret> owners = byOwner(*held);
    const auto found = owners.find(ownerId);
    if (found == owners.end()) {
        co_return orphanFailure(OrphanError::Unknown, ownerId);
    }
    const Result<bool> isNoted = m_unfinished.isNoted(ownerId);
    if (!isNoted) {
        co_return base::Failure(isNoted.error());
    }
    if (*isNoted) {
        co_return orphanFailure(OrphanError::UnderWay, ownerId);
    }
    auto known = KnownOwners::look(m_known, m_workspace);
    if (!known) {
        co_return base::Failure(known.error());
    }
    if (const auto folder = known->workspaceOf(ownerId)) {
        co_return base::failure(OrphanError::Owned, {{"owner", ownerId}, {"path", *folder}});
    }
    OrphanedSecret orphan = std::move(found->second);
    orphan.mayBelongTo = known->mayBelongTo(ownerId);
    if (!orphan.mayBelongTo.empty() && whenDoubtful == WhenDoubtful::Refuse) {
        co_return base::failure(OrphanError::MayBelong,
                                {{"owner", ownerId}, {"path", orphan.mayBelongTo.front().workspaceFolder}});
    }
    co_return orphan;
}

QCoro::Task<Result<void>> OrphanedSecrets::erase(QString ownerId, WhenDoubtful whenDoubtful)
{
    if (!credential::isCredentialId(ownerId) && !workspace::isEnvironmentId(ownerId)) {
        co_return orphanFailure(OrphanError::Unknown, ownerId);
    }
    auto claiming = claimOwner(&m_unfinished, ownerId);
    const Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    auto finding = find(ownerId, whenDoubtful);
    const Result<OrphanedSecret> orphan = co_await finding;
    if (!orphan) {
        co_return base::Failure(orphan.error());
    }
    // No note: what is left when this ends in the middle is found again as what it is.
    for (const QString &key : orphan->keys) {
        auto erasing = vault::eraseForCertain(m_store, key);
        const Result<void> erased = co_await erasing;
        if (!erased) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<AdoptedSecret>> OrphanedSecrets::adopt(QString ownerId, Credential credential,
                                                          WhenDoubtful whenDoubtful, QString slot)
{
    if (const Result<void> usable = credential::check(credential); !usable) {
        co_return base::Failure(usable.error());
    }
    if (!credential::isCredentialId(ownerId) && !workspace::isEnvironmentId(ownerId)) {
        co_return orphanFailure(OrphanError::Unknown, ownerId);
    }
    auto claiming = claimOwner(&m_unfinished, ownerId);
    const Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error());
    }
    auto finding = find(ownerId, whenDoubtful);
    const Result<OrphanedSecret> orphan = co_await finding;
    if (!orphan) {
        co_return base::Failure(orphan.error());
    }
    const auto from = slotsFor(credential, *orphan, slot);
    if (!from) {
        co_return base::failure(OrphanError::SlotsDiffer, {{"owner", ownerId},
                                                           {"slots", joined(orphan->currentSlots())},
                                                           {"needed", joined(credential.secretSlots())}});
    }
    std::vector<base::SecretBytes> secrets;
    for (const QString &each : *from) {
        auto reading = m_store.read(keyOf(ownerId, each));
        Result<base::SecretBytes> secret = co_await reading;
        if (!secret) {
            co_return base::Failure(secret.error());
        }
        secrets.push_back(*std::move(secret));
    }
    auto adding = m_keep.add(std::move(credential), std::move(secrets));
    Result<Credential> added = co_await adding;
    if (!added) {
        co_return base::Failure(added.error());
    }
    auto handing = handOver(*orphan, *added, *from);
    const Result<void> handed = co_await handing;
    AdoptedSecret adopted;
    adopted.credential = *std::move(added);
    if (!handed) {
        adopted.left = handed.error().with({"owner", ownerId});
    }
    co_return adopted;
}

QCoro::Task<Result<void>> OrphanedSecrets::handOver(OrphanedSecret orphan, Credential credential,
                                                    std::vector<QString> from)
{
    const std::vector<QString> into = credential.secretSlots();
    std::vector<QString> taken;
    for (std::size_t i = 0; i < from.size(); ++i) {
        taken.push_back(keyOf(orphan.ownerId, from[i]));
        const QString before = previousKeyOf(orphan.ownerId, from[i]);
        if (workspace::isEnvironmentId(orphan.ownerId) || !holds(orphan.keys, before)) {
            continue;
        }
        auto reading = m_store.read(before);
        Result<base::SecretBytes> secret = co_await reading;
        if (!secret) {
            co_return base::Failure(secret.error());
        }
        auto writing =
            vault::writeForCertain(m_store, credential.previousSecretKey(into[i]), std::move(*secret));
        const Result<void> written = co_await writing;
        if (!written) {
            co_return written;
        }
        taken.push_back(before);
    }
    // From here on the credential has all of them.
    for (const QString &key : taken) {
        auto erasing = vault::eraseForCertain(m_store, key);
        const Result<void> erased = co_await erasing;
        if (!erased) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

} // namespace sealwright::flow
