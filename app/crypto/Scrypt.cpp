// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Scrypt.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <bit>
#include <cstdint>

namespace sealwright::crypto {
namespace {

using OwnedKdf = Owned<EVP_KDF, EVP_KDF_free>;
using OwnedKdfContext = Owned<EVP_KDF_CTX, EVP_KDF_CTX_free>;

base::Failure refused(ScryptError error, const ScryptCost &cost)
{
    return base::failure(error,
                         {{"n", QString::number(cost.n)}, {"r", qint64{cost.r}}, {"p", qint64{cost.p}}});
}

/// What OpenSSL allocates, which it compares with the limit it is given; its own default is 32 MiB.
quint64 memoryFor(const ScryptCost &cost)
{
    constexpr quint64 kBlock = 128;
    return kBlock * cost.r * (cost.n + cost.p + 2);
}

OSSL_PARAM octetParameter(const char *name, QByteArrayView bytes)
{
    // OpenSSL only reads what it is given here.
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(bytes.data()),
                                             static_cast<std::size_t>(bytes.size()));
}

} // namespace

base::Result<void> checkCost(const ScryptCost &cost)
{
    // One by one, so that no product overflows.
    if (cost.n < 2 || !std::has_single_bit(cost.n) || cost.n > kScryptWorkLimit || cost.r == 0 ||
        cost.r > kScryptWorkLimit / cost.n || cost.p == 0 || cost.p > kScryptWorkLimit / (cost.n * cost.r)) {
        return refused(ScryptError::CostRefused, cost);
    }
    return {};
}

base::Result<base::SecretBytes> scrypt(QByteArrayView passphrase, QByteArrayView salt, const ScryptCost &cost,
                                       qsizetype size)
{
    if (const base::Result<void> bearable = checkCost(cost); !bearable) {
        return base::Failure(bearable.error());
    }
    const ErrorQueueKept queue;
    const OwnedKdf method(EVP_KDF_fetch(nullptr, OSSL_KDF_NAME_SCRYPT, nullptr));
    const OwnedKdfContext context(EVP_KDF_CTX_new(method.get()));
    std::uint64_t n = cost.n;
    std::uint32_t r = cost.r;
    std::uint32_t p = cost.p;
    std::uint64_t memory = memoryFor(cost);
    // A null pointer stands for "not set", also when nothing is what was meant.
    const std::array<OSSL_PARAM, 7> parameters{
        octetParameter(OSSL_KDF_PARAM_PASSWORD, passphrase.isEmpty() ? QByteArrayView("", 0) : passphrase),
        octetParameter(OSSL_KDF_PARAM_SALT, salt.isEmpty() ? QByteArrayView("", 0) : salt),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
        OSSL_PARAM_construct_end(),
    };
    bool derived = false;
    base::SecretBytes key = base::SecretBytes::computed(size, [&](char *at) {
        derived = context && EVP_KDF_derive(context.get(), octets(at), static_cast<std::size_t>(size),
                                            parameters.data()) == 1;
    });
    if (!derived) {
        return refused(ScryptError::OutOfMemory, cost);
    }
    return key;
}

} // namespace sealwright::crypto
