// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/KeyFacts.h"
#include "app/signing/Program.h"
#include "app/signing/Seal.h"

namespace sealwright::signing {

/// The recipe's key out of the secret as the user has it, or out of the `oct` JWK that it is. Of an
/// asymmetric key this is its text without the provider's prefix; makeSeal reads it.
base::Result<OpenedKey> openKey(const CompiledRecipe::Program &program, const base::SecretBytes &secret,
                                KeyUse use);

/// The same for a method that is chosen when signing. What is plainly half of a key pair never serves as a
/// shared secret (RFC 8725 §2.1).
base::Result<OpenedKey> openKeyFor(const KeyPlan &plan, const SealMethod &method,
                                   const base::SecretBytes &secret, KeyUse use);

/// What is said of a private key whose text has so many bytes.
KeyStep keyStepOf(const crypto::KeyFacts &facts, qsizetype bytes);

} // namespace sealwright::signing
