// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/JwkSet.h"
#include "app/jwt/TokenMinter.h"

#include <optional>

namespace sealwright::flow {

/// What may be said of a key while it is being entered.
struct KeyReport
{
    std::optional<base::Error> problem;     ///< why tokens cannot be minted with it
    std::optional<crypto::KeyFacts> facts;  ///< of a pair
    qsizetype secretBytes = 0;              ///< of a shared secret
    std::optional<QString> fingerprint;     ///< of a shared secret that is long enough to have one
    std::vector<jwt::MintWarning> warnings; ///< of the key alone
    bool isEncrypted = false;               ///< a passphrase opens it: nothing more is known
};

/// Looks at a key to mint with. Never derives a key from a passphrase, so it is quick.
KeyReport inspectMintingKey(jwt::JwtAlgorithm algorithm, QByteArrayView text);

/// What a key to check with is meant to be. Whoever checks says so; the text never decides between a secret
/// and half of a key pair (RFC 8725 §2.1).
enum class CheckingKind { SharedSecret, PublicKey, KeySet };

/// Fails with a KeyError, KeySetInvalid, or an error of JSON.
base::Result<jwt::JwkSet> readCheckingKeys(CheckingKind kind, QByteArrayView text);

} // namespace sealwright::flow
