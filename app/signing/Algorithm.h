// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Seal.h"

namespace sealwright::signing {

/// What a recipe's `algorithm` stands for.
struct Algorithm
{
    enum class Family {
        Hmac,
        Digest,       ///< unkeyed: the content itself covers the secret
        Token,        ///< the secret travels as it is
        Ed25519,      ///< RFC 8032
        EcdsaP256,    ///< over SHA-256, the signature in DER
        EcdsaP256Raw, ///< over SHA-256, the signature as r and s (RFC 7518 §3.4)
        Rsa,          ///< PKCS #1 v1.5 (RFC 8017 §8.2)
        Jwt,          ///< a token (RFC 7519) whose claims speak of the request
        Builtin,      ///< a format that is computed rather than written down
    };

    Family family = Family::Hmac;
    crypto::HashAlgorithm hash = crypto::HashAlgorithm::Sha256;
    QByteArray name;   ///< as the recipe writes it
    QByteArray detail; ///< of a JWT its `alg`, of a builtin its name

    bool isAsymmetric() const;
    /// Whether `content` and `encoding` say what is signed and how that is written.
    bool signsContent() const;
    /// How its content is sealed; nothing where it has none.
    std::optional<SealMethod> method() const;
};

/// Nothing for a name the language does not have.
std::optional<Algorithm> algorithmNamed(const QByteArray &name);

} // namespace sealwright::signing
