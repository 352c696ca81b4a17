// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RotateSecrets.h"

#include "app/credential/CredentialError.h"
#include "app/crypto/Hmac.h"
#include "app/vault/ForCertain.h"

#include <algorithm>

namespace sealwright::flow {

using base::Failure;
using base::Result;
using base::SecretBytes;

namespace {

using MaybeSecret = Result<std::optional<SecretBytes>>;

/// One that cannot be read is not one that is not there.
QCoro::Task<MaybeSecret> readIfThere(vault::SecretStore &store, QString key)
{
    auto reading = store.read(key);
    Result<SecretBytes> secret = co_await reading;
    if (secret) {
        co_return std::optional<SecretBytes>(std::move(*secret));
    }
    if (secret.error().is(vault::VaultError::NotFound) ||
        secret.error().is(vault::VaultError::VaultMissing)) {
        co_return std::optional<SecretBytes>();
    }
    co_return Failure(secret.error());
}

} // namespace

RotateSecrets::RotateSecrets(vault::SecretStore &store, const credential::Credential &credential)
    : m_store(store)
    , m_credential(credential)
{
    for (const QString &name : credential.secretSlots()) {
        m_slots.push_back(
            {name, {credential.secretKey(name), {}, false}, {credential.previousSecretKey(name), {}, false}});
    }
}

QCoro::Task<Result<void>> RotateSecrets::remember()
{
    for (Slot &slot : m_slots) {
        for (Place *place : {&slot.current, &slot.previous}) {
            auto reading = readIfThere(m_store, place->key);
            MaybeSecret found = co_await reading;
            if (!found) {
                co_return Failure(found.error());
            }
            place->before = std::move(*found);
        }
    }
    co_return Result<void>();
}

bool RotateSecrets::belongTogether() const
{
    std::vector<SecretBytes> present;
    for (const Slot &slot : m_slots) {
        if (!slot.current.before) {
            return false;
        }
        present.push_back(slot.current.before->clone());
    }
    return m_slots.size() == 1 || credential::checkSecrets(m_credential, present).has_value();
}

bool RotateSecrets::arePresent(const std::vector<SecretBytes> &fresh) const
{
    return std::ranges::equal(m_slots, fresh, [](const Slot &slot, const SecretBytes &each) {
        return slot.current.before && crypto::equalInConstantTime(slot.current.before->view(), each.view());
    });
}

QCoro::Task<Result<bool>> RotateSecrets::wouldChange(const std::vector<SecretBytes> &fresh)
{
    auto remembering = remember();
    const Result<void> done = co_await remembering;
    if (!done) {
        co_return Failure(done.error());
    }
    co_return !arePresent(fresh);
}

QCoro::Task<Result<void>> RotateSecrets::layBeside(std::vector<SecretBytes> fresh)
{
    auto remembering = remember();
    Result<void> done = co_await remembering;
    if (done && arePresent(fresh)) {
        done = base::failure(credential::CredentialError::SecretUnchanged, {});
    }
    const bool keepsPresent = done && belongTogether();
    for (std::size_t i = 0; i < m_slots.size() && done; ++i) {
        const Slot &slot = m_slots[i];
        auto laying =
            vault::writeForCertain(m_store, m_credential.incomingSecretKey(slot.name), std::move(fresh[i]));
        done = co_await laying;
        if (done && keepsPresent) {
            auto copying = vault::writeForCertain(m_store, m_credential.outgoingSecretKey(slot.name),
                                                  slot.current.before->clone());
            done = co_await copying;
        }
    }
    co_return done;
}

bool RotateSecrets::hasPrevious() const
{
    return std::ranges::any_of(m_slots, [](const Slot &slot) { return slot.previous.before.has_value(); });
}

QCoro::Task<Result<bool>> RotateSecrets::swap()
{
    std::vector<SecretBytes> incoming;
    for (const Slot &slot : m_slots) {
        auto reading = readIfThere(m_store, m_credential.incomingSecretKey(slot.name));
        MaybeSecret found = co_await reading;
        if (!found) {
            co_return Failure(found.error());
        }
        if (!*found) {
            co_return false;
        }
        incoming.push_back(std::move(**found));
    }
    for (Slot &slot : m_slots) {
        auto reading = readIfThere(m_store, m_credential.outgoingSecretKey(slot.name));
        MaybeSecret outgoing = co_await reading;
        if (!outgoing) {
            co_return Failure(outgoing.error());
        }
        if (*outgoing) {
            auto putting = put(slot.previous, std::move(**outgoing));
            const Result<void> isPut = co_await putting;
            if (!isPut) {
                co_return Failure(isPut.error());
            }
        }
    }
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        auto putting = put(m_slots[i].current, std::move(incoming[i]));
        const Result<void> isPut = co_await putting;
        if (!isPut) {
            co_return Failure(isPut.error());
        }
    }
    co_return true;
}

QCoro::Task<Result<void>> RotateSecrets::put(Place &place, SecretBytes secret)
{
    place.isTouched = true; // from here on nobody knows what is there, until it was looked at
    auto writing = vault::writeForCertain(m_store, place.key, std::move(secret));
    Result<void> written = co_await writing;
    co_return written;
}

QCoro::Task<Result<void>> RotateSecrets::restore(Place &place)
{
    if (!place.isTouched) {
        co_return Result<void>();
    }
    if (!place.before) {
        auto erasing = vault::eraseForCertain(m_store, place.key);
        Result<void> erased = co_await erasing;
        co_return erased;
    }
    auto writing = vault::writeForCertain(m_store, place.key, place.before->clone());
    Result<void> written = co_await writing;
    co_return written;
}

QCoro::Task<Result<void>> RotateSecrets::swapBack()
{
    Result<void> outcome;
    for (Slot &slot : m_slots) {
        for (Place *place : {&slot.current, &slot.previous}) {
            auto restoring = restore(*place);
            const Result<void> restored = co_await restoring;
            outcome = outcome ? restored : outcome;
        }
    }
    co_return outcome;
}

QCoro::Task<Result<void>> RotateSecrets::clear()
{
    // The new ones first: without all of them nothing is swapped again.
    std::vector<QString> keys;
    for (const Slot &slot : m_slots) {
        keys.push_back(m_credential.incomingSecretKey(slot.name));
    }
    for (const Slot &slot : m_slots) {
        keys.push_back(m_credential.outgoingSecretKey(slot.name));
    }
    for (const QString &key : keys) {
        auto erasing = vault::eraseForCertain(m_store, key);
        const Result<void> erased = co_await erasing;
        if (!erased) {
            co_return erased;
        }
    }
    co_return Result<void>();
}

} // namespace sealwright::flow
