// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <memory>

namespace sealwright::crypto {

/// `Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>`: freed as OpenSSL wants it.
template<auto Free>
struct FreedBy
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

template<typename T, auto Free>
using Owned = std::unique_ptr<T, FreedBy<Free>>;

using OwnedKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedKeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using OwnedDigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using OwnedBio = Owned<BIO, BIO_free_all>;
/// Wiped when freed: it may be a private exponent.
using OwnedNumber = Owned<BIGNUM, BN_clear_free>;

/// Leaves OpenSSL's queue of errors as it found it: the TLS of the same thread reads that queue.
class ErrorQueueKept
{
public:
    ErrorQueueKept() { ERR_set_mark(); }

    ~ErrorQueueKept() { ERR_pop_to_mark(); }

    ErrorQueueKept(const ErrorQueueKept &) = delete;
    ErrorQueueKept &operator=(const ErrorQueueKept &) = delete;
    ErrorQueueKept(ErrorQueueKept &&) = delete;
    ErrorQueueKept &operator=(ErrorQueueKept &&) = delete;
};

inline const unsigned char *octets(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

inline unsigned char *octets(char *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

} // namespace sealwright::crypto
