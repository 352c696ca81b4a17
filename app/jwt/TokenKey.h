// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"
#include "app/jwt/JwtAlgorithm.h"
#include "app/jwt/JwtError.h"

#include <variant>

namespace sealwright::jwt {

/// What a token is signed with: nothing (`none`), a shared secret or a private key.
using MintingKey = std::variant<std::monostate, base::SecretBytes, crypto::PrivateKey>;

/// What a token is checked with.
using CheckingKey = std::variant<base::SecretBytes, crypto::PublicKey>;

/// Reads the text of a key as the algorithm needs it: a shared secret (or an `oct` JWK) for HS256 and its
/// kin, a private key in any form of crypto::readPrivateKey for the others.
base::Result<MintingKey> readMintingKey(JwtAlgorithm algorithm, QByteArrayView text,
                                        const base::SecretBytes *passphrase = nullptr);

/// The same for checking. The algorithm, which the caller pins, says which kind of key the text may be, never
/// the text itself: a public key is no shared secret (RFC 8725 §2.1).
base::Result<CheckingKey> readCheckingKey(JwtAlgorithm algorithm, QByteArrayView text);

/// The other half of a pair, or the same secret; an empty secret for no key.
CheckingKey checkingKeyOf(const MintingKey &key);

/// Whether the key is of the type that the algorithm needs.
bool fits(const CheckingKey &key, JwtAlgorithm algorithm);

} // namespace sealwright::jwt
