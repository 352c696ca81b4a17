// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/SignatureAlgorithm.h"

#include <array>

namespace sealwright::crypto {
namespace {

struct SignatureEntry
{
    const char *name = nullptr;
    KeyType type{};
    std::optional<HashAlgorithm> hash;
};

constexpr std::array<SignatureEntry, 17> kSignatureAlgorithms{{
    {"rsa-sha1", KeyType::Rsa, HashAlgorithm::Sha1},
    {"rsa-sha256", KeyType::Rsa, HashAlgorithm::Sha256},
    {"rsa-sha384", KeyType::Rsa, HashAlgorithm::Sha384},
    {"rsa-sha512", KeyType::Rsa, HashAlgorithm::Sha512},
    {"rsa-pss-sha256", KeyType::Rsa, HashAlgorithm::Sha256},
    {"rsa-pss-sha384", KeyType::Rsa, HashAlgorithm::Sha384},
    {"rsa-pss-sha512", KeyType::Rsa, HashAlgorithm::Sha512},
    {"ecdsa-p256", KeyType::P256, HashAlgorithm::Sha256},
    {"ecdsa-p256-raw", KeyType::P256, HashAlgorithm::Sha256},
    {"ecdsa-p384", KeyType::P384, HashAlgorithm::Sha384},
    {"ecdsa-p384-raw", KeyType::P384, HashAlgorithm::Sha384},
    {"ecdsa-p521", KeyType::P521, HashAlgorithm::Sha512},
    {"ecdsa-p521-raw", KeyType::P521, HashAlgorithm::Sha512},
    {"ecdsa-secp256k1", KeyType::Secp256k1, HashAlgorithm::Sha256},
    {"ecdsa-secp256k1-raw", KeyType::Secp256k1, HashAlgorithm::Sha256},
    {"ed25519", KeyType::Ed25519, std::nullopt},
    {"ed448", KeyType::Ed448, std::nullopt},
}};

const SignatureEntry &signatureEntryOf(SignatureAlgorithm algorithm)
{
    return kSignatureAlgorithms[static_cast<std::size_t>(algorithm)];
}

} // namespace

QByteArray nameOf(SignatureAlgorithm algorithm)
{
    return signatureEntryOf(algorithm).name;
}

bool fits(SignatureAlgorithm algorithm, KeyType type)
{
    return signatureEntryOf(algorithm).type == type || (isPss(algorithm) && type == KeyType::RsaPss);
}

std::optional<HashAlgorithm> hashOf(SignatureAlgorithm algorithm)
{
    return signatureEntryOf(algorithm).hash;
}

bool isPss(SignatureAlgorithm algorithm)
{
    return algorithm == SignatureAlgorithm::PssSha256 || algorithm == SignatureAlgorithm::PssSha384 ||
           algorithm == SignatureAlgorithm::PssSha512;
}

bool isRawEcdsa(SignatureAlgorithm algorithm)
{
    return algorithm == SignatureAlgorithm::EcdsaP256Raw || algorithm == SignatureAlgorithm::EcdsaP384Raw ||
           algorithm == SignatureAlgorithm::EcdsaP521Raw ||
           algorithm == SignatureAlgorithm::EcdsaSecp256k1Raw;
}

} // namespace sealwright::crypto
