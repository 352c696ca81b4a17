// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

namespace sealwright::crypto {

/// Why no key was derived from a passphrase. Facts: `n`, `r`, `p`.
enum class ScryptError {
    CostRefused, ///< no cost of scrypt, or more work than kScryptWorkLimit
    OutOfMemory, ///< the system does not give the memory that the cost asks for
};

constexpr base::ErrorInfo errorInfo(ScryptError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case ScryptError::CostRefused:
        return {"scrypt_cost_refused", Unavailable};
    case ScryptError::OutOfMemory:
        return {"scrypt_out_of_memory", LocalIo};
    }
    return {};
}

/// RFC 7914 §2: 128 · n · r bytes of memory, n · r · p units of work.
struct ScryptCost
{
    quint64 n = 1U << 18U; ///< a power of two, at least 2
    quint32 r = 8;
    quint32 p = 1;

    bool operator==(const ScryptCost &) const = default;
};

/// The largest n · r · p that is ever computed: 1 GiB of memory at most, some seconds of work.
constexpr quint64 kScryptWorkLimit = quint64{1} << 23U;

/// Looks at the numbers alone, before anything is allocated or computed.
base::Result<void> checkCost(const ScryptCost &cost);

/// `size` bytes derived from the passphrase (RFC 7914). Takes half a second and more: not for the event
/// loop's thread.
base::Result<base::SecretBytes> scrypt(QByteArrayView passphrase, QByteArrayView salt, const ScryptCost &cost,
                                       qsizetype size);

} // namespace sealwright::crypto
