// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/KeyFacts.h"

#include <optional>

namespace sealwright::crypto {

/// NIST SP 800-131A, RFC 7518 §3.3.
constexpr int kShortestModulus = 2048;

/// Why a key is not to be relied on.
struct KeyWeakness
{
    enum class Kind {
        ShortModulus, ///< RSA of `bits`, fewer than kShortestModulus. It is used all the same
        SmallOrder,   ///< an Ed25519 point under which anybody can sign. It is read nowhere
    };

    Kind kind;
    int bits = 0;

    bool operator==(const KeyWeakness &) const = default;
};

/// `rsa_key_short`, `key_small_order`.
QByteArray nameOf(KeyWeakness::Kind kind);

std::optional<KeyWeakness> weaknessOf(const KeyFacts &facts);

/// Of either half of a pair, as readPublicKey and readPrivateKey know it; nothing for what they cannot read,
/// nor for what a passphrase keeps shut.
std::optional<KeyWeakness> weaknessIn(QByteArrayView keyText);

} // namespace sealwright::crypto
