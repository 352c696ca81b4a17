// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MoveSecrets.h"

#include "app/crypto/Hmac.h"
#include "app/vault/ForCertain.h"

namespace sealwright::flow {
namespace {

using base::Failure;
using base::Result;
using base::SecretBytes;
using StorePtr = std::shared_ptr<vault::SecretStore>;

/// A secret under way, and what stood in its place at the target.
struct Parcel
{
    SecretPlace place;
    SecretBytes secret;
    std::optional<SecretBytes> before;
    bool isWritten = false;
};

using Parcels = std::shared_ptr<std::vector<Parcel>>;

bool isSame(const SecretBytes &left, const SecretBytes &right)
{
    return crypto::equalInConstantTime(left.view(), right.view());
}

Failure about(const base::Error &error, const SecretPlace &place)
{
    return Failure(error.with({"credential", place.owner}));
}

Failure about(MoveError error, const SecretPlace &place)
{
    return base::failure(error, {{"credential", place.owner}, {"key", place.key}});
}

/// Nothing where the store has none.
QCoro::Task<Result<std::optional<SecretBytes>>> readFrom(StorePtr store, SecretPlace place)
{
    auto reading = store->read(place.key);
    Result<SecretBytes> secret = co_await reading;
    if (secret) {
        co_return std::optional<SecretBytes>(std::move(*secret));
    }
    if (secret.error().is(vault::VaultError::NotFound)) {
        co_return std::optional<SecretBytes>();
    }
    co_return about(secret.error(), place);
}

QCoro::Task<Result<void>> collect(StorePtr source, std::vector<SecretPlace> places, Parcels parcels)
{
    for (const SecretPlace &place : places) {
        auto reading = readFrom(source, place);
        Result<std::optional<SecretBytes>> secret = co_await reading;
        if (!secret) {
            co_return Failure(secret.error());
        }
        if (*secret) {
            parcels->push_back({place, std::move(**secret), std::nullopt, false});
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> lookAtTarget(StorePtr target, Parcels parcels,
                                       MoveSecrets::WhenDifferent whenDifferent)
{
    for (Parcel &parcel : *parcels) {
        auto reading = readFrom(target, parcel.place);
        Result<std::optional<SecretBytes>> there = co_await reading;
        if (!there) {
            co_return Failure(there.error());
        }
        if (*there && !isSame(**there, parcel.secret) &&
            whenDifferent == MoveSecrets::WhenDifferent::Refuse) {
            co_return about(MoveError::Differs, parcel.place);
        }
        parcel.before = std::move(*there);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> copy(StorePtr target, Parcels parcels)
{
    for (Parcel &parcel : *parcels) {
        parcel.isWritten = true; // from here on nobody knows what is there, until it was looked at
        SecretBytes secret = parcel.secret.clone();
        auto writing = vault::writeForCertain(*target, parcel.place.key, std::move(secret));
        const Result<void> written = co_await writing;
        if (!written) {
            co_return about(written.error(), parcel.place);
        }
    }
    // All of them again, when all are written: what one write did to another would show.
    for (const Parcel &parcel : *parcels) {
        auto reading = readFrom(target, parcel.place);
        const Result<std::optional<SecretBytes>> there = co_await reading;
        if (!there) {
            co_return Failure(there.error());
        }
        if (!*there || !isSame(**there, parcel.secret)) {
            co_return about(MoveError::NotCopied, parcel.place);
        }
    }
    co_return Result<void>();
}

/// As it was before it was written to; `why` it is. The source has them all.
QCoro::Task<Result<void>> takeBack(StorePtr target, Parcels parcels, base::Error why)
{
    qint64 left = 0;
    QString where;
    for (Parcel &parcel : *parcels) {
        if (!parcel.isWritten) {
            continue;
        }
        auto takingBack = parcel.before
                              ? vault::writeForCertain(*target, parcel.place.key, std::move(*parcel.before))
                              : vault::eraseForCertain(*target, parcel.place.key);
        const Result<void> isBack = co_await takingBack;
        if (!isBack) {
            ++left;
            where = parcel.place.owner;
        }
    }
    if (left > 0) {
        co_return base::failure(MoveError::NotTakenBack,
                                {{"left", left}, {"credential", where}, {"reason", why.codeText()}});
    }
    co_return Failure(std::move(why));
}

QCoro::Task<Result<void>> clear(StorePtr source, Parcels parcels)
{
    qint64 left = 0;
    std::optional<base::Error> why;
    QString where;
    for (const Parcel &parcel : *parcels) {
        auto reading = readFrom(source, parcel.place);
        const Result<std::optional<SecretBytes>> there = co_await reading;
        base::Result<void> erased;
        if (!there) {
            erased = Failure(there.error());
        } else if (*there && !isSame(**there, parcel.secret)) {
            erased = about(MoveError::Changed,
                           parcel.place); // somebody rotated it meanwhile: it is the one that counts
        } else {
            auto erasing = vault::eraseForCertain(*source, parcel.place.key);
            erased = co_await erasing;
        }
        if (!erased) {
            ++left;
            why = why ? why : erased.error();
            where = parcel.place.owner;
        }
    }
    if (left > 0) {
        co_return base::failure(MoveError::NotCleared, {{"moved", static_cast<qint64>(parcels->size())},
                                                        {"left", left},
                                                        {"credential", where},
                                                        {"reason", why->codeText()}});
    }
    co_return Result<void>();
}

} // namespace

MoveSecrets::MoveSecrets(const workspace::Workspace &workspace, vault::ChosenStore &chosen,
                         ChooseStore::MakeStore make, MendCredentials *mend)
    : m_workspace(workspace)
    , m_chosen(chosen)
    , m_make(std::move(make))
    , m_mend(mend)
{
}

StorePtr MoveSecrets::storeOf(vault::StoreKind kind) const
{
    return m_chosen.kind() == kind ? m_chosen.current() : StorePtr(m_make(kind));
}

QCoro::Task<Result<MovedSecrets>> MoveSecrets::run(vault::StoreKind from, vault::StoreKind to,
                                                   WhenDifferent whenDifferent)
{
    if (from == to) {
        co_return base::failure(MoveError::SameStore);
    }
    if (m_mend != nullptr && m_chosen.kind() == from) {
        auto mending = m_mend->run();
        co_await mending; // what cannot be mended now has secrets that are not moved
    }
    auto places = secretPlaces(m_workspace);
    if (!places) {
        co_return Failure(places.error());
    }
    const StorePtr source = storeOf(from);
    const StorePtr target = storeOf(to);
    const auto parcels = std::make_shared<std::vector<Parcel>>();

    auto collecting = collect(source, places->items, parcels);
    Result<void> done = co_await collecting;
    if (done) {
        auto opening = target->open();
        done = co_await opening;
    }
    if (done) {
        auto looking = lookAtTarget(target, parcels, whenDifferent);
        done = co_await looking;
    }
    if (!done) {
        co_return Failure(done.error());
    }
    auto copying = copy(target, parcels);
    done = co_await copying;
    if (!done) {
        auto takingBack = takeBack(target, parcels, done.error());
        done = co_await takingBack;
        co_return Failure(done.error());
    }
    auto clearing = clear(source, parcels);
    done = co_await clearing;
    // Also when some could not be cleared: the target has them all.
    if (m_chosen.current() == source) {
        m_chosen.use(target);
    }
    if (!done) {
        co_return Failure(done.error());
    }
    MovedSecrets outcome;
    outcome.broken = std::move(places->broken);
    for (const Parcel &parcel : *parcels) {
        outcome.moved.push_back(parcel.place);
    }
    co_return outcome;
}

} // namespace sealwright::flow
