// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/VaultContent.h"
#include "app/vault/VaultHeader.h"

namespace sealwright::vault {

/// The key of a vault file, derived from its passphrase: 64 bytes of scrypt, of which the first 32 encrypt
/// and the last 32 prove, by HMAC-SHA-256 of a fixed word, that the passphrase is right before anything is
/// decrypted. What was derived stays in memory while the vault is open; the passphrase does not.
class VaultKey
{
public:
    /// For a file with this header. PassphraseWrong, or why scrypt gave none. Half a second of work.
    static base::Result<VaultKey> derive(const base::SecretBytes &passphrase, const VaultHeader &header);
    /// For a new file.
    static base::Result<VaultKey> make(const base::SecretBytes &passphrase, const crypto::ScryptCost &cost,
                                       const QByteArray &salt);

    /// The file was sealed with this key.
    bool fits(const VaultHeader &header) const;

    /// The whole file. The nonce is new each time.
    QByteArray seal(const VaultContent &content, const QByteArray &nonce) const;
    /// Fails as decodeVaultHeader does, with PassphraseWrong when the key is another's, and with VaultDamaged
    /// when a byte of header or ciphertext was changed.
    base::Result<VaultContent> open(QByteArrayView file) const;

private:
    VaultKey(base::SecretBytes bytes, const crypto::ScryptCost &cost, QByteArray salt);

    QByteArrayView cipherKey() const;
    QByteArray keyCheck() const;

    base::SecretBytes m_bytes;
    crypto::ScryptCost m_cost;
    QByteArray m_salt;
};

} // namespace sealwright::vault
