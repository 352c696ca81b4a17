// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/JwtAlgorithm.h"

#include <array>

namespace sealwright::jwt {
namespace {

using crypto::HashAlgorithm;
using crypto::SignatureAlgorithm;

struct Entry
{
    const char *name = nullptr;
    std::optional<HashAlgorithm> hmac;
    std::optional<SignatureAlgorithm> signature;
};

constexpr std::array<Entry, 15> kAlgorithms{{
    {"HS256", HashAlgorithm::Sha256, std::nullopt},
    {"HS384", HashAlgorithm::Sha384, std::nullopt},
    {"HS512", HashAlgorithm::Sha512, std::nullopt},
    {"RS256", std::nullopt, SignatureAlgorithm::RsaSha256},
    {"RS384", std::nullopt, SignatureAlgorithm::RsaSha384},
    {"RS512", std::nullopt, SignatureAlgorithm::RsaSha512},
    {"PS256", std::nullopt, SignatureAlgorithm::PssSha256},
    {"PS384", std::nullopt, SignatureAlgorithm::PssSha384},
    {"PS512", std::nullopt, SignatureAlgorithm::PssSha512},
    {"ES256", std::nullopt, SignatureAlgorithm::EcdsaP256Raw},
    {"ES256K", std::nullopt, SignatureAlgorithm::EcdsaSecp256k1Raw},
    {"ES384", std::nullopt, SignatureAlgorithm::EcdsaP384Raw},
    {"ES512", std::nullopt, SignatureAlgorithm::EcdsaP521Raw},
    {"EdDSA", std::nullopt, SignatureAlgorithm::Ed25519},
    {"none", std::nullopt, std::nullopt},
}};

const Entry &entryOf(JwtAlgorithm algorithm)
{
    return kAlgorithms[static_cast<std::size_t>(algorithm)];
}

} // namespace

QByteArray nameOf(JwtAlgorithm algorithm)
{
    return entryOf(algorithm).name;
}

std::optional<JwtAlgorithm> jwtAlgorithmNamed(QByteArrayView name)
{
    for (std::size_t i = 0; i < kAlgorithms.size(); ++i) {
        if (name == kAlgorithms[i].name) {
            return static_cast<JwtAlgorithm>(i);
        }
    }
    return std::nullopt;
}

std::vector<JwtAlgorithm> signingAlgorithms()
{
    std::vector<JwtAlgorithm> algorithms;
    for (std::size_t i = 0; i < kAlgorithms.size(); ++i) {
        if (const auto algorithm = static_cast<JwtAlgorithm>(i); algorithm != JwtAlgorithm::None) {
            algorithms.push_back(algorithm);
        }
    }
    return algorithms;
}

std::optional<HashAlgorithm> hmacOf(JwtAlgorithm algorithm)
{
    return entryOf(algorithm).hmac;
}

std::optional<SignatureAlgorithm> signatureOf(JwtAlgorithm algorithm, crypto::KeyType type)
{
    std::optional<SignatureAlgorithm> signature = entryOf(algorithm).signature;
    if (algorithm == JwtAlgorithm::EdDSA && type == crypto::KeyType::Ed448) {
        signature = SignatureAlgorithm::Ed448;
    }
    return signature && crypto::fits(*signature, type) ? signature : std::nullopt;
}

} // namespace sealwright::jwt
