// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace sealwright::crypto {

/// How the bytes of a key are wrapped.
enum class KeyWrapping { Pem, Der, Base64, Hex, Json };

/// What is inside the wrapping: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 A.1), SEC1 (RFC 5915), SPKI and X.509
/// (RFC 5280), JWK (RFC 7517), the bare bytes of Ed25519 (RFC 8032 §5.1.5).
enum class KeyStructure { Pkcs8, EncryptedPkcs8, Pkcs1, Pkcs1Public, Sec1, Spki, Certificate, Jwk, Raw };

/// Which form of key a text was.
struct KeyForm
{
    KeyStructure structure;
    KeyWrapping wrapping;

    bool operator==(const KeyForm &) const = default;
};

/// `pkcs8-pem`, `encrypted-pkcs8-der`, `pkcs1-pem`, `pkcs1-public-pem`, `sec1-base64`, `spki-der`,
/// `x509-pem`, `jwk`, `raw-hex`, `raw-base64`.
QByteArray nameOf(KeyForm form);

enum class KeyType { Rsa, RsaPss, P256, P384, P521, Secp256k1, Ed25519, Ed448 };

/// `RSA`, `RSA-PSS` (a key whose own algorithm identifier restricts it to PSS, RFC 4055 §1.2), `P-256`,
/// `P-384`, `P-521`, `secp256k1`, `Ed25519`, `Ed448`.
QByteArray nameOf(KeyType type);

bool isRsa(KeyType type);
bool isElliptic(KeyType type);

/// What may be shown of a key, of either half.
struct KeyFacts
{
    KeyForm form;
    KeyType type;
    int bits;
    /// `sha256:` and 8 hex digits, of the public half's SPKI: both halves of a pair show the same.
    QString fingerprint;
    bool encrypted = false; ///< it took a passphrase
};

} // namespace sealwright::crypto
