// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"
#include "app/vault/VaultKey.h"

#include <QTest>

namespace sealwright::tests {

/// Opens in no time: for tests, and for nothing else.
inline const crypto::ScryptCost kCheapCost{16, 8, 1};

inline vault::VaultKey sampleKey(const char *passphrase = "correct horse",
                                 const crypto::ScryptCost &cost = kCheapCost)
{
    auto key = vault::VaultKey::make(base::SecretBytes::copyOf(passphrase), cost,
                                     QByteArray(vault::kVaultSaltSize, 's'));
    if (!key) {
        qFatal("no key for a sample");
    }
    return std::move(*key);
}

inline QByteArray sampleNonce()
{
    return QByteArray(12, 'n');
}

/// Holds `a` = "first" and `b/previous` = "second".
inline vault::VaultContent sampleContent()
{
    const base::SecretBytes first = base::SecretBytes::copyOf("first");
    const base::SecretBytes second = base::SecretBytes::copyOf("second");
    return vault::VaultContent()
        .with(QStringLiteral("a"), &first)
        .with(QStringLiteral("b/previous"), &second);
}

inline QByteArray sampleFile()
{
    return sampleKey().seal(sampleContent(), sampleNonce());
}

/// Puts the right checksum over a header that was changed on purpose.
inline QByteArray withChecksum(QByteArray file)
{
    return file.replace(120, 8, crypto::digest(crypto::HashAlgorithm::Sha256, file.first(120)).first(8));
}

} // namespace sealwright::tests
