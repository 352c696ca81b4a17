// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/ForCertain.h"

#include "app/crypto/Hmac.h"

#include <algorithm>
#include <array>

namespace sealwright::vault {
namespace {

using base::Result;
using base::SecretBytes;

/// Others come before anything is touched.
bool mayHaveHappened(const base::Error &error)
{
    using enum VaultError;
    constexpr std::array kOnTheWay{Unavailable, TimedOut, Damaged,         NotStored,
                                   NotErased,   Other,    VaultNotWritten, VaultUnreadable};
    return std::ranges::any_of(kOnTheWay, [&error](VaultError each) { return error.is(each); });
}

bool isAbsent(const Result<SecretBytes> &there)
{
    return !there && (there.error().is(VaultError::NotFound) || there.error().is(VaultError::VaultMissing));
}

base::Failure unknown(const QString &key, const base::Error &why)
{
    return base::failure(VaultError::OutcomeUnknown, {{"key", key}, {"reason", why.codeText()}});
}

} // namespace

QCoro::Task<Result<void>> writeForCertain(SecretStore &store, QString key, SecretBytes secret)
{
    const SecretBytes wanted = secret.clone();
    auto writing = store.write(key, std::move(secret));
    const Result<void> written = co_await writing;
    if (written || !mayHaveHappened(written.error())) {
        co_return written;
    }
    auto looking = store.read(key);
    const Result<SecretBytes> there = co_await looking;
    if (there && crypto::equalInConstantTime(there->view(), wanted.view())) {
        co_return Result<void>();
    }
    if (!there && !isAbsent(there)) {
        co_return unknown(key, written.error());
    }
    co_return written;
}

QCoro::Task<Result<void>> eraseForCertain(SecretStore &store, QString key)
{
    auto erasing = store.erase(key);
    const Result<void> erased = co_await erasing;
    if (erased || erased.error().is(VaultError::VaultMissing)) {
        co_return Result<void>();
    }
    if (!mayHaveHappened(erased.error())) {
        co_return erased;
    }
    auto looking = store.read(key);
    const Result<SecretBytes> there = co_await looking;
    if (isAbsent(there)) {
        co_return Result<void>();
    }
    if (!there) {
        co_return unknown(key, erased.error());
    }
    co_return erased;
}

QCoro::Task<Result<void>> checkAnswers(SecretStore &store, QString key)
{
    auto reading = store.read(key);
    const Result<SecretBytes> there = co_await reading;
    if (there || isAbsent(there) || there.error().is(VaultError::Damaged)) {
        co_return Result<void>();
    }
    co_return base::Failure(there.error());
}

} // namespace sealwright::vault
