// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/OpenKey.h"

#include "app/crypto/Fingerprint.h"

namespace sealwright::signing {

base::Result<OpenedKey> openKey(const CompiledRecipe::Program &program, const base::SecretBytes &secret,
                                KeyUse use)
{
    if (!program.algorithm.isAsymmetric()) {
        base::Result<base::SecretBytes> bytes = decodeKey(program.key, secret);
        if (!bytes) {
            return base::Failure(bytes.error());
        }
        KeyStep step{nameOf(program.key.decode), bytes->size(), crypto::fingerprint(secret)};
        return OpenedKey{*std::move(bytes), std::move(step)};
    }
    const QByteArrayView shared = withoutPrefix(secret.view(), program.key.prefixes);
    const QByteArrayView text = withoutPrefix(shared, use == KeyUse::Sign ? program.key.privatePrefixes
                                                                          : program.key.publicPrefixes);
    if (text.isEmpty()) {
        return base::failure(SigningError::KeyEmpty);
    }
    return OpenedKey{base::SecretBytes::copyOf(text), {"pem", text.size(), crypto::fingerprint(secret)}};
}

} // namespace sealwright::signing
