// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/crypto/Scrypt.h"

#include <QByteArray>

namespace sealwright::vault {

/// The first 128 bytes of a vault file, all of them authenticated with what follows. Numbers are big-endian.
///
///     offset  size
///          0    16  "sealwright-vault"
///         16     4  version: 1
///         20     8  scrypt N     RFC 7914
///         28     4  scrypt r
///         32     4  scrypt p
///         36     8  bytes that follow the header: ciphertext and tag
///         44    12  nonce        AES-256-GCM, random, new at each write
///         56    32  salt         random, new with each passphrase
///         88    32  key check    tells a wrong passphrase from a changed byte, see VaultKey
///        120     8  checksum     the first bytes of the SHA-256 of the 120 before: tells an accident
///        128        ciphertext, then the tag of 16 bytes
///
/// What the ciphertext holds is described at VaultContent. Every version keeps magic, version and checksum
/// where they are, so that a file from the future is known as such.
struct VaultHeader
{
    crypto::ScryptCost cost;
    quint64 sealedBytes = 0;
    QByteArray nonce;
    QByteArray salt;
    QByteArray keyCheck;
};

constexpr qsizetype kVaultHeaderSize = 128;
constexpr qsizetype kVaultSaltSize = 32;
constexpr quint32 kVaultVersion = 1;
/// The ciphertext of a whole vault: thousands of the largest secrets.
constexpr qsizetype kVaultSizeLimit = qsizetype{64} * 1024 * 1024;

/// The most that is computed to open a file, whoever wrote it: N ≤ 2^20, r ≤ 16, p ≤ 4, and together not more
/// than crypto::kScryptWorkLimit. VaultCostRefused.
base::Result<void> checkVaultCost(const crypto::ScryptCost &cost);

QByteArray encodeVaultHeader(const VaultHeader &header);

/// Reads the header of a whole file, and that the file is as long as it says. Fails with VaultDamaged,
/// VaultTruncated, VaultNewer or VaultCostRefused, in the order in which these can be known; the fact `path`
/// is the caller's to add.
base::Result<VaultHeader> decodeVaultHeader(QByteArrayView file);

} // namespace sealwright::vault
