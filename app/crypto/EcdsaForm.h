// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/KeyFacts.h"

#include <QByteArrayView>

#include <optional>

namespace sealwright::crypto {

/// How long each of r and s is in the raw form; 0 for a key that is of no curve.
qsizetype ecdsaHalfSize(KeyType type);

/// r and s side by side (RFC 7518 §3.4) from their DER (RFC 3279 §2.2.3); nothing when it is no such DER to
/// the last byte, or a number does not fit.
std::optional<QByteArray> ecdsaRaw(QByteArrayView der, KeyType type);

/// The other way; nothing when the length is another than twice the half, or r or s is zero (RFC 7515's
/// verifiers were once fooled by that: CVE-2022-21449).
std::optional<QByteArray> ecdsaDer(QByteArrayView raw, KeyType type);

} // namespace sealwright::crypto
