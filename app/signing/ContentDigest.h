// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"

namespace sealwright::signing {

/// The value of Content-Digest (RFC 9530 §2): `sha-256=:…:`. SHA-256 and SHA-512 are the algorithms that are
/// fit for use.
QByteArray contentDigest(crypto::HashAlgorithm hash, QByteArrayView body);

enum class DigestFinding {
    Right,
    Wrong,
    Malformed,
    Unknown, ///< only algorithms we do not judge
};

/// Every digest in the field that we can compute must be right.
DigestFinding checkContentDigest(QByteArrayView field, QByteArrayView body);

} // namespace sealwright::signing
