// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyFacts.h"

#include <array>

namespace sealwright::crypto {
namespace {

constexpr std::array<const char *, 5> kWrappings{"pem", "der", "base64", "hex", "json"};
constexpr std::array<const char *, 9> kStructures{
    "pkcs8", "encrypted-pkcs8", "pkcs1", "pkcs1-public", "sec1", "spki", "x509", "jwk", "raw"};
constexpr std::array<const char *, 8> kTypes{"RSA",   "RSA-PSS",   "P-256",   "P-384",
                                             "P-521", "secp256k1", "Ed25519", "Ed448"};

} // namespace

QByteArray nameOf(KeyForm form)
{
    const QByteArray structure = kStructures[static_cast<std::size_t>(form.structure)];
    return form.structure == KeyStructure::Jwk
               ? structure
               : structure + '-' + kWrappings[static_cast<std::size_t>(form.wrapping)];
}

QByteArray nameOf(KeyType type)
{
    return kTypes[static_cast<std::size_t>(type)];
}

bool isRsa(KeyType type)
{
    return type == KeyType::Rsa || type == KeyType::RsaPss;
}

bool isElliptic(KeyType type)
{
    return type == KeyType::P256 || type == KeyType::P384 || type == KeyType::P521 ||
           type == KeyType::Secp256k1;
}

} // namespace sealwright::crypto
