// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/OpenKey.h"

namespace sealwright::signing {

/// An algorithm of RFC 9421 §3.3, by its name in the registry.
struct HttpSignatureAlgorithm
{
    QByteArray name;
    SealMethod method;
};

std::optional<HttpSignatureAlgorithm> httpSignatureAlgorithmNamed(QByteArrayView name);

/// The algorithms this key can be used with, best first: the wanted one, or those that follow from the key.
/// What is plainly half of a key pair never serves as a shared secret. The bare bytes of an Ed25519 key look
/// like a secret, so they count as a key only when `ed25519` is wanted. Fails with what is wrong with the
/// key, or with VariableInvalid for an unknown algorithm.
base::Result<std::vector<HttpSignatureAlgorithm>>
httpSignatureAlgorithmsFor(const base::SecretBytes &key, KeyUse use, QByteArrayView wanted);

/// Whether the text can be the bare 32 bytes of an Ed25519 public key as well as a secret. A message must not
/// choose between the two: who knows the public key could sign with it.
bool mayBeBarePublicKey(const base::SecretBytes &key);

} // namespace sealwright::signing
