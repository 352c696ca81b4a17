// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/KeyWeakness.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {

/// Why the key pair's half that the recipe takes is not to be relied on; nothing where it takes a shared
/// secret.
std::optional<crypto::KeyWeakness> weaknessOfKey(const CompiledRecipe &recipe,
                                                 const base::SecretBytes &secret);

} // namespace sealwright::signing
