// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/WeakKey.h"

#include "app/signing/Program.h"

namespace sealwright::signing {

std::optional<crypto::KeyWeakness> weaknessOfKey(const CompiledRecipe &recipe,
                                                 const base::SecretBytes &secret)
{
    const CompiledRecipe::Program &program = recipe.program();
    const Algorithm::Family family = program.algorithm.family;
    if (family == Algorithm::Family::Hmac || family == Algorithm::Family::Digest ||
        family == Algorithm::Family::Token) {
        return std::nullopt;
    }
    QByteArrayView text = secret.view();
    for (const auto *prefixes :
         {&program.key.prefixes, &program.key.privatePrefixes, &program.key.publicPrefixes}) {
        text = withoutPrefix(text, *prefixes);
    }
    return crypto::weaknessIn(text);
}

} // namespace sealwright::signing
