// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/crypto/JwkKey.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/Signature.h"

#include <cstdlib>
#include <optional>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

std::optional<crypto::SignatureAlgorithm> someAlgorithmFor(const crypto::KeyFacts &facts)
{
    using enum crypto::SignatureAlgorithm;
    if (facts.bits > 3072) {
        return std::nullopt; // sound, and too slow to try by the thousand
    }
    for (const crypto::SignatureAlgorithm algorithm :
         {PssSha256, EcdsaP256Raw, EcdsaP384Raw, EcdsaP521Raw, EcdsaSecp256k1Raw, Ed25519, Ed448}) {
        if (crypto::fits(algorithm, facts.type)) {
            return algorithm;
        }
    }
    return std::nullopt;
}

} // namespace

/// Whatever the text is, each reader gives a key or an error; a public key survives as SPKI and as JWK; a key
/// that signs at all is verified by its other half, unless its two halves never belonged together.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    static const base::SecretBytes passphrase = base::SecretBytes::copyOf("correct-horse");
    if (const auto key = crypto::readPublicKey(text)) {
        const auto again = crypto::readPublicKey(key->spki());
        demand(again.has_value() && again->facts().fingerprint == key->facts().fingerprint);
        if (key->type() != crypto::KeyType::RsaPss) {
            base::compactJson(crypto::toJwk(*key));
        }
    }
    if (const auto key = crypto::readPrivateKey(text, &passphrase)) {
        demand(key->publicKey().facts().fingerprint == key->facts().fingerprint);
        if (const auto algorithm = someAlgorithmFor(key->facts())) {
            if (const auto signature = crypto::sign(*key, *algorithm, "message")) {
                demand(crypto::verify(key->publicKey(), *algorithm, "message", *signature).has_value());
            }
        }
    }
    const auto secret = crypto::readSharedSecret(text);
    demand(!secret || secret->size() <= text.size());
    return 0;
}
