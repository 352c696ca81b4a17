// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"
#include "app/crypto/KeyFacts.h"

namespace sealwright::crypto {

/// A signature with a key pair. The PSS salt is as long as the digest (RFC 7518 §3.5). ECDSA comes in two
/// shapes: DER (RFC 3279 §2.2.3) and raw, r and s side by side at full length (RFC 7518 §3.4).
enum class SignatureAlgorithm {
    RsaSha1,
    RsaSha256,
    RsaSha384,
    RsaSha512,
    PssSha256,
    PssSha384,
    PssSha512,
    EcdsaP256Der,
    EcdsaP256Raw,
    EcdsaP384Der,
    EcdsaP384Raw,
    EcdsaP521Der,
    EcdsaP521Raw,
    EcdsaSecp256k1Der,
    EcdsaSecp256k1Raw,
    Ed25519,
    Ed448,
};

/// `rsa-sha256`, `rsa-pss-sha256`, `ecdsa-p256` (DER), `ecdsa-p256-raw`, `ed25519` …: the words of recipes.
QByteArray nameOf(SignatureAlgorithm algorithm);

/// Whether a key of this type can be used with it at all.
bool fits(SignatureAlgorithm algorithm, KeyType type);

/// What is signed is this digest of the message; nothing for Ed25519 and Ed448, which hash by themselves.
std::optional<HashAlgorithm> hashOf(SignatureAlgorithm algorithm);

bool isPss(SignatureAlgorithm algorithm);
bool isRawEcdsa(SignatureAlgorithm algorithm);

} // namespace sealwright::crypto
