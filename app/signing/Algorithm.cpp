// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Algorithm.h"

#include <algorithm>
#include <array>

namespace sealwright::signing {
namespace {

using crypto::HashAlgorithm;
using Family = Algorithm::Family;

constexpr std::array<const char *, 13> kJwtAlgorithms{"HS256",  "HS384", "HS512", "RS256", "RS384",
                                                      "RS512",  "PS256", "PS384", "PS512", "ES256",
                                                      "ES256K", "ES384", "ES512"};
constexpr std::array<const char *, 3> kBuiltins{"rfc9421", "aws-sigv4", "jws-detached"};

struct Fixed
{
    const char *name;
    Family family;
    HashAlgorithm hash;
};

constexpr Fixed kFixed[]{
    {"token", Family::Token, HashAlgorithm::Sha256},
    {"ed25519", Family::Ed25519, HashAlgorithm::Sha512},
    {"ecdsa-p256", Family::EcdsaP256, HashAlgorithm::Sha256},
    {"ecdsa-p256-raw", Family::EcdsaP256Raw, HashAlgorithm::Sha256},
    {"rsa-sha1", Family::Rsa, HashAlgorithm::Sha1},
    {"rsa-sha256", Family::Rsa, HashAlgorithm::Sha256},
};

template<std::size_t N>
bool isOneOf(const std::array<const char *, N> &names, QByteArrayView name)
{
    return std::ranges::any_of(names, [&](const char *one) { return name == one; });
}

} // namespace

bool Algorithm::isAsymmetric() const
{
    return family == Family::Ed25519 || family == Family::EcdsaP256 || family == Family::EcdsaP256Raw ||
           family == Family::Rsa;
}

bool Algorithm::signsContent() const
{
    return family == Family::Hmac || family == Family::Digest || isAsymmetric();
}

std::optional<SealMethod> Algorithm::method() const
{
    using crypto::SignatureAlgorithm;
    switch (family) {
    case Family::Hmac:
        return HmacWith{hash};
    case Family::Digest:
        return DigestWith{hash};
    case Family::Ed25519:
        return SignatureAlgorithm::Ed25519;
    case Family::EcdsaP256:
        return SignatureAlgorithm::EcdsaP256Der;
    case Family::EcdsaP256Raw:
        return SignatureAlgorithm::EcdsaP256Raw;
    case Family::Rsa:
        return hash == HashAlgorithm::Sha1 ? SignatureAlgorithm::RsaSha1 : SignatureAlgorithm::RsaSha256;
    case Family::Token:
    case Family::Jwt:
    case Family::Builtin:
        break;
    }
    return std::nullopt;
}

std::optional<Algorithm> algorithmNamed(const QByteArray &name)
{
    for (const Fixed &fixed : kFixed) {
        if (name == fixed.name) {
            return Algorithm{fixed.family, fixed.hash, name, {}};
        }
    }
    const auto hashed = [&name](const char *prefix, Family family) -> std::optional<Algorithm> {
        const QByteArrayView start(prefix);
        const auto hash =
            name.startsWith(start) ? crypto::hashAlgorithmNamed(name.sliced(start.size())) : std::nullopt;
        return hash ? std::optional(Algorithm{family, *hash, name, {}}) : std::nullopt;
    };
    if (auto hmac = hashed("hmac-", Family::Hmac)) {
        return hmac;
    }
    if (auto digest = hashed("digest-", Family::Digest)) {
        return digest;
    }
    if (name.startsWith("jwt:") && isOneOf(kJwtAlgorithms, name.sliced(4))) {
        return Algorithm{Family::Jwt, HashAlgorithm::Sha256, name, name.sliced(4)};
    }
    if (name.startsWith("builtin:") && isOneOf(kBuiltins, name.sliced(8))) {
        return Algorithm{Family::Builtin, HashAlgorithm::Sha256, name, name.sliced(8)};
    }
    return std::nullopt;
}

} // namespace sealwright::signing
