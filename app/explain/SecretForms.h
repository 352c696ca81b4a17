// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explain.h"
#include "app/signing/KeyPlan.h"

namespace sealwright::explain {

/// A key that the sender may have instead of the one that the receiver has.
struct SecretForm
{
    std::vector<Deviation> deviations; ///< none: as it was given
    base::SecretBytes key;             ///< decoded; of a key pair or a JWT the text of it
    bool isUsual = true;               ///< worth trying together with another deviation
    const OtherMatch *owner = nullptr; ///< with SecretOther
    std::optional<Difference> difference;
};

/// How the recipe makes a key of a secret.
enum class KeyShape {
    Shared, ///< by the recipe's key plan: every deviation is possible
    Text,   ///< the secret as it is (a key pair, a JWT): no other decoding
};

/// Those with the fewest deviations first; keys that were there before are left out.
std::vector<SecretForm> secretForms(const Case &question, const signing::KeyPlan &plan, KeyShape shape);

/// What the sender's secret has at its start, besides the recipe's own prefixes: `whsec_`.
QByteArray knownPrefixOf(QByteArrayView secret);

} // namespace sealwright::explain
