// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/HttpSignatureKey.h"

#include "app/crypto/KeyReader.h"

namespace sealwright::signing {
namespace {

using crypto::KeyType;
using crypto::SignatureAlgorithm;

const std::vector<HttpSignatureAlgorithm> &algorithms()
{
    static const std::vector<HttpSignatureAlgorithm> all{
        {"hmac-sha256", HmacWith{crypto::HashAlgorithm::Sha256}},
        {"ed25519", SignatureAlgorithm::Ed25519},
        {"ecdsa-p256-sha256", SignatureAlgorithm::EcdsaP256Raw},
        {"ecdsa-p384-sha384", SignatureAlgorithm::EcdsaP384Raw},
        {"rsa-pss-sha512", SignatureAlgorithm::PssSha512},
        {"rsa-v1_5-sha256", SignatureAlgorithm::RsaSha256},
    };
    return all;
}

std::vector<HttpSignatureAlgorithm> fitting(KeyType type)
{
    std::vector<HttpSignatureAlgorithm> found;
    for (const HttpSignatureAlgorithm &algorithm : algorithms()) {
        const auto *ofPair = std::get_if<SignatureAlgorithm>(&algorithm.method);
        if (ofPair != nullptr && fits(*ofPair, type)) {
            found.push_back(algorithm);
        }
    }
    return found;
}

} // namespace

std::optional<HttpSignatureAlgorithm> httpSignatureAlgorithmNamed(QByteArrayView name)
{
    for (const HttpSignatureAlgorithm &algorithm : algorithms()) {
        if (name == algorithm.name) {
            return algorithm;
        }
    }
    return std::nullopt;
}

bool mayBeBarePublicKey(const base::SecretBytes &key)
{
    const base::Result<crypto::PublicKey> half = crypto::readPublicKey(key.view());
    return half ? half->facts().form.structure == crypto::KeyStructure::Raw
                : half.error().is(crypto::KeyError::SmallOrder);
}

base::Result<std::vector<HttpSignatureAlgorithm>>
httpSignatureAlgorithmsFor(const base::SecretBytes &key, KeyUse use, QByteArrayView wanted)
{
    if (!wanted.isEmpty()) {
        const auto algorithm = httpSignatureAlgorithmNamed(wanted);
        if (!algorithm) {
            return base::failure(
                SigningError::VariableInvalid,
                {{"variable", QStringLiteral("alg")}, {"reason", QStringLiteral("unknown algorithm")}});
        }
        return std::vector{*algorithm};
    }
    const auto facts = [&]() -> base::Result<crypto::KeyFacts> {
        if (use == KeyUse::Sign) {
            const base::Result<crypto::PrivateKey> half = crypto::readPrivateKey(key.view());
            return half ? base::Result<crypto::KeyFacts>(half->facts()) : base::Failure(half.error());
        }
        const base::Result<crypto::PublicKey> half = crypto::readPublicKey(key.view());
        return half ? base::Result<crypto::KeyFacts>(half->facts()) : base::Failure(half.error());
    }();
    if (facts && facts->form.structure != crypto::KeyStructure::Raw) {
        std::vector<HttpSignatureAlgorithm> found = fitting(facts->type);
        if (found.empty()) {
            return base::failure(crypto::KeyError::TypeUnsupported,
                                 {{"type", QString::fromLatin1(nameOf(facts->type))}});
        }
        return found;
    }
    if (const auto shared = crypto::readSharedSecret(key.view()); !shared) {
        return base::Failure(shared.error().is(crypto::KeyError::IsAsymmetric) && !facts ? facts.error()
                                                                                         : shared.error());
    }
    return std::vector{algorithms().front()};
}

} // namespace sealwright::signing
