// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"
#include "app/crypto/SignatureAlgorithm.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sealwright::jwt {

/// The values of `alg` (RFC 7518 §3.1, RFC 8037 §3.1, RFC 8812 §3.2).
enum class JwtAlgorithm {
    HS256,
    HS384,
    HS512,
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES256K,
    ES384,
    ES512,
    EdDSA,
    None, ///< unsecured (RFC 7515 appendix A.5): minted only on purpose, never accepted
};

/// As `alg` spells it, case and all.
QByteArray nameOf(JwtAlgorithm algorithm);
std::optional<JwtAlgorithm> jwtAlgorithmNamed(QByteArrayView name);

/// In the order above; `none`, which signs nothing, is not among them.
std::vector<JwtAlgorithm> signingAlgorithms();

/// The digest of an HS algorithm, nothing for any other.
std::optional<crypto::HashAlgorithm> hmacOf(JwtAlgorithm algorithm);

/// What the algorithm is for a key of this type; nothing when they do not fit each other.
std::optional<crypto::SignatureAlgorithm> signatureOf(JwtAlgorithm algorithm, crypto::KeyType type);

} // namespace sealwright::jwt
