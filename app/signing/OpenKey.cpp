// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/OpenKey.h"

#include "app/crypto/Fingerprint.h"
#include "app/crypto/KeyReader.h"

namespace sealwright::signing {
namespace {

/// `whole` is what the fingerprint is of, so that it is the same everywhere.
base::Result<OpenedKey> openShared(const KeyPlan &plan, const base::SecretBytes &secret,
                                   const base::SecretBytes &whole)
{
    base::Result<base::SecretBytes> bytes = decodeKey(plan, secret);
    if (!bytes) {
        return base::Failure(bytes.error());
    }
    KeyStep step{nameOf(plan.decode), bytes->size(), crypto::fingerprint(whole)};
    return OpenedKey{*std::move(bytes), std::move(step)};
}

/// The key that a JWK holds needs no decoding. A broken one is never the key itself.
base::Result<OpenedKey> openJwk(const base::SecretBytes &text)
{
    base::Result<base::SecretBytes> bytes = crypto::readSharedSecret(text.view());
    if (!bytes) {
        return base::Failure(bytes.error());
    }
    KeyStep step{"jwk", bytes->size(), crypto::fingerprint(text)};
    return OpenedKey{*std::move(bytes), std::move(step)};
}

/// What a private key is gets said; whether a text is one at all is for makeSeal to judge.
base::Result<OpenedKey> openPairsHalf(base::SecretBytes text, KeyUse use)
{
    KeyStep step{"pem", text.size(), {}};
    if (use == KeyUse::Sign) {
        const base::Result<crypto::PrivateKey> key = crypto::readPrivateKey(text.view());
        if (!key) {
            return base::Failure(key.error());
        }
        step = keyStepOf(key->facts(), text.size());
    }
    return OpenedKey{std::move(text), std::move(step)};
}

} // namespace

KeyStep keyStepOf(const crypto::KeyFacts &facts, qsizetype bytes)
{
    return {nameOf(facts.form), bytes, facts.fingerprint, nameOf(facts.type), facts.bits};
}

base::Result<OpenedKey> openKey(const CompiledRecipe::Program &program, const base::SecretBytes &secret,
                                KeyUse use)
{
    if (program.algorithm.isAsymmetric()) {
        const QByteArrayView shared = withoutPrefix(secret.view(), program.key.prefixes);
        const QByteArrayView text = withoutPrefix(shared, use == KeyUse::Sign ? program.key.privatePrefixes
                                                                              : program.key.publicPrefixes);
        if (text.isEmpty()) {
            return base::failure(SigningError::KeyEmpty);
        }
        return openPairsHalf(base::SecretBytes::copyOf(text), use);
    }
    if (program.algorithm.family == Algorithm::Family::Builtin ||
        program.algorithm.family == Algorithm::Family::Jwt) {
        // The algorithm decides what becomes of it.
        return secret.isEmpty() ? base::Result<OpenedKey>(base::failure(SigningError::KeyEmpty))
                                : OpenedKey{secret.clone(), {}};
    }
    // A token travels as it is, whatever it looks like.
    const bool isKey = program.algorithm.family != Algorithm::Family::Token;
    return isKey && crypto::isJwkText(secret.view()) ? openJwk(secret)
                                                     : openShared(program.key, secret, secret);
}

base::Result<OpenedKey> openKeyFor(const KeyPlan &plan, const SealMethod &method,
                                   const base::SecretBytes &secret, KeyUse use)
{
    if (std::holds_alternative<crypto::SignatureAlgorithm>(method)) {
        return openPairsHalf(secret.clone(), use);
    }
    if (crypto::isJwkText(secret.view())) {
        return openJwk(secret);
    }
    const base::Result<base::SecretBytes> shared = crypto::readSharedSecret(secret.view());
    if (!shared) {
        return base::Failure(shared.error());
    }
    return openShared(plan, *shared, secret);
}

} // namespace sealwright::signing
