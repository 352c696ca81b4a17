// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/KeyWeakness.h"
#include "app/flow/InspectKey.h"

#include <QString>

namespace sealwright::text {

/// "RSA, 2048 bits, PKCS#8 in PEM, fingerprint sha256:1a2b3c4d".
QString describe(const crypto::KeyFacts &facts);

/// "The RSA key has only 1024 bits: …", and what to do about it.
QString describe(const crypto::KeyWeakness &weakness);

/// What is known of a key that was entered: its type and form, its length, or that it is encrypted. Empty
/// when it cannot be used; that is an error's to say.
QString describe(const flow::KeyReport &report);

/// "RSA, 2048 bits, …", "Shared secret, 32 bytes", "3 keys: a (RSA), b (P-256), c cannot be used".
QString describe(const jwt::JwkSet &keys);

} // namespace sealwright::text
