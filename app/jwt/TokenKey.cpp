// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/TokenKey.h"

#include "app/crypto/KeyReader.h"

namespace sealwright::jwt {

base::Result<MintingKey> readMintingKey(JwtAlgorithm algorithm, QByteArrayView text,
                                        const base::SecretBytes *passphrase)
{
    if (algorithm == JwtAlgorithm::None) {
        return MintingKey();
    }
    if (hmacOf(algorithm)) {
        base::Result<base::SecretBytes> secret = crypto::readSharedSecret(text);
        if (!secret) {
            return base::Failure(secret.error());
        }
        return MintingKey(*std::move(secret));
    }
    base::Result<crypto::PrivateKey> key = crypto::readPrivateKey(text, passphrase);
    if (!key) {
        return base::Failure(key.error());
    }
    return MintingKey(*std::move(key));
}

base::Result<CheckingKey> readCheckingKey(JwtAlgorithm algorithm, QByteArrayView text)
{
    if (hmacOf(algorithm)) {
        base::Result<base::SecretBytes> secret = crypto::readSharedSecret(text);
        if (!secret) {
            return base::Failure(secret.error());
        }
        return CheckingKey(*std::move(secret));
    }
    base::Result<crypto::PublicKey> key = crypto::readPublicKey(text);
    if (!key) {
        return base::Failure(key.error());
    }
    return CheckingKey(*std::move(key));
}

CheckingKey checkingKeyOf(const MintingKey &key)
{
    if (const auto *pair = std::get_if<crypto::PrivateKey>(&key)) {
        return pair->publicKey();
    }
    const auto *secret = std::get_if<base::SecretBytes>(&key);
    return secret == nullptr ? base::SecretBytes() : secret->clone();
}

bool fits(const CheckingKey &key, JwtAlgorithm algorithm)
{
    if (hmacOf(algorithm)) {
        const auto *secret = std::get_if<base::SecretBytes>(&key);
        return secret != nullptr && !secret->isEmpty();
    }
    const auto *pair = std::get_if<crypto::PublicKey>(&key);
    return pair != nullptr && signatureOf(algorithm, pair->type()).has_value();
}

} // namespace sealwright::jwt
