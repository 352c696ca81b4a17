// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"

namespace sealwright::crypto {

/// True for an object with a `kty` (RFC 7517 §4.1).
bool looksLikeJwk(const base::Json &value);

/// RFC 7518 §6 and RFC 8037 §2: RSA, EC and OKP. Only the members of the key itself are read; `alg`, `use`
/// and the like are the caller's. The two halves in a private JWK must belong together. Fails with
/// JwkInvalid, CurveUnsupported, TypeUnsupported, IsPublic, IsPrivate or IsSymmetric: nothing of one kind is
/// taken for another.
base::Result<PrivateKey> privateKeyFromJwk(const base::Json &jwk);
base::Result<PublicKey> publicKeyFromJwk(const base::Json &jwk);

/// The bytes of an `oct` key (RFC 7518 §6.4). Fails with IsAsymmetric for half of a pair, else JwkInvalid.
base::Result<base::SecretBytes> secretFromJwk(const base::Json &jwk);

/// `kty` and the members that RFC 7638 §3.2 hashes, in the order it hashes them. A key restricted to RSA-PSS
/// is shown as RSA: JWK has no other word.
base::Json toJwk(const PublicKey &key);

} // namespace sealwright::crypto
