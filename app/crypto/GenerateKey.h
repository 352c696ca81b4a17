// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"

namespace sealwright::crypto {

/// A fresh pair as text: PKCS#8 and SPKI, both in PEM.
struct GeneratedPair
{
    base::SecretBytes privateKey;
    QByteArray publicKey;
};

/// From the randomness of OpenSSL; RSA has 2048 bits and takes a tenth of a second or so. Fails with
/// TypeUnsupported for a type that this OpenSSL cannot make.
base::Result<GeneratedPair> generateKeyPair(KeyType type);

} // namespace sealwright::crypto
