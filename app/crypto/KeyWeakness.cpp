// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyWeakness.h"

#include "app/crypto/KeyReader.h"

namespace sealwright::crypto {

QByteArray nameOf(KeyWeakness::Kind kind)
{
    return kind == KeyWeakness::Kind::ShortModulus ? "rsa_key_short" : "key_small_order";
}

std::optional<KeyWeakness> weaknessOf(const KeyFacts &facts)
{
    if (isRsa(facts.type) && facts.bits < kShortestModulus) {
        return KeyWeakness{KeyWeakness::Kind::ShortModulus, facts.bits};
    }
    return std::nullopt;
}

std::optional<KeyWeakness> weaknessIn(QByteArrayView keyText)
{
    const base::Result<PublicKey> half = readPublicKey(keyText);
    if (half) {
        return weaknessOf(half->facts());
    }
    if (half.error().is(KeyError::SmallOrder)) {
        return KeyWeakness{KeyWeakness::Kind::SmallOrder};
    }
    if (!half.error().is(KeyError::IsPrivate)) {
        return std::nullopt;
    }
    const base::Result<PrivateKey> other = readPrivateKey(keyText);
    return other ? weaknessOf(other->facts()) : std::nullopt;
}

} // namespace sealwright::crypto
