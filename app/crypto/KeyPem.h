// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"

namespace sealwright::crypto {

/// The key as PKCS#8 in PEM and not encrypted, for a library that takes keys as text only. Empty when OpenSSL
/// cannot write it.
base::SecretBytes pkcs8Pem(const PrivateKey &key);

} // namespace sealwright::crypto
