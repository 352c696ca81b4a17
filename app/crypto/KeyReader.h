// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"

namespace sealwright::crypto {

/// No key is longer: an RSA key of 16,384 bits takes 13 KiB in PEM, a chain of certificates some more.
constexpr qsizetype kLongestKeyText = 256 * 1024;

/// Reads a key as users have it, in whatever form it comes: PEM or DER (PKCS#8, also encrypted; PKCS#1;
/// SEC1), base64 of DER, a JWK, or the 32 bytes of an Ed25519 seed in hex or base64 (64 with the public half
/// behind it, as libsodium keeps them). White space around it is ignored. Of several PEM blocks the first
/// private key counts. Every failure is a KeyError and says, in `form`, what was seen. Never asks on a
/// terminal.
base::Result<PrivateKey> readPrivateKey(QByteArrayView text, const base::SecretBytes *passphrase = nullptr);

/// The same for SPKI, PKCS#1, an X.509 certificate (nothing of which is checked but its key), a JWK or 32
/// bytes of Ed25519. A private key is refused with IsPrivate: whoever pastes one here is about to publish it.
base::Result<PublicKey> readPublicKey(QByteArrayView text);

/// Whether the text is a JSON object, or plainly was to be one: a JWK, whole or broken.
bool isJwkText(QByteArrayView text);

/// The bytes of a shared secret: those of an `oct` JWK, else the text as it is. A text that is plainly one
/// half of a key pair is refused with IsAsymmetric: that is how RS256 and HS256 get confused (RFC 8725 §2.1).
/// One that isJwkText never is the key itself: where it cannot be used that fails with JwkInvalid.
base::Result<base::SecretBytes> readSharedSecret(QByteArrayView text);

} // namespace sealwright::crypto
