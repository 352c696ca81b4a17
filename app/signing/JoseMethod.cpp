// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JoseMethod.h"

#include "app/signing/Encoding.h"

namespace sealwright::signing {
namespace {

using crypto::HashAlgorithm;
using crypto::SignatureAlgorithm;

struct Named
{
    const char *name;
    SealMethod method;
};

constexpr Named kMethods[]{
    {"HS256", HmacWith{HashAlgorithm::Sha256}},        {"HS384", HmacWith{HashAlgorithm::Sha384}},
    {"HS512", HmacWith{HashAlgorithm::Sha512}},        {"RS256", SignatureAlgorithm::RsaSha256},
    {"RS384", SignatureAlgorithm::RsaSha384},          {"RS512", SignatureAlgorithm::RsaSha512},
    {"PS256", SignatureAlgorithm::PssSha256},          {"PS384", SignatureAlgorithm::PssSha384},
    {"PS512", SignatureAlgorithm::PssSha512},          {"ES256", SignatureAlgorithm::EcdsaP256Raw},
    {"ES256K", SignatureAlgorithm::EcdsaSecp256k1Raw}, {"ES384", SignatureAlgorithm::EcdsaP384Raw},
    {"ES512", SignatureAlgorithm::EcdsaP521Raw},       {"EdDSA", SignatureAlgorithm::Ed25519},
};

} // namespace

std::optional<SealMethod> joseMethod(QByteArrayView algorithm)
{
    for (const Named &named : kMethods) {
        if (algorithm == named.name) {
            return named.method;
        }
    }
    return std::nullopt;
}

QByteArray joseEncoded(QByteArrayView bytes)
{
    return encode(bytes, Encoding::Base64Url);
}

} // namespace sealwright::signing
