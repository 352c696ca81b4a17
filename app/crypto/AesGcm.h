// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <optional>

namespace sealwright::crypto {

constexpr qsizetype kAesGcmKeySize = 32;
constexpr qsizetype kAesGcmNonceSize = 12;
constexpr qsizetype kAesGcmTagSize = 16;

/// AES-256-GCM (NIST SP 800-38D): the ciphertext, as long as `plain`, and the tag of 16 bytes after it. Key
/// and nonce have the sizes above. A nonce serves one message under one key, ever: two give the key stream
/// away.
QByteArray sealAesGcm(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated,
                      QByteArrayView plain);

/// What was sealed; nothing when a bit of it, of the nonce or of the associated bytes differs, or the key is
/// another. No part of it is given out before the tag was found right.
std::optional<base::SecretBytes> openAesGcm(QByteArrayView key, QByteArrayView nonce,
                                            QByteArrayView associated, QByteArrayView sealed);

} // namespace sealwright::crypto
