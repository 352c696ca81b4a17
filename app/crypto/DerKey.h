// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/Key.h"

namespace sealwright::crypto {

/// A key in DER of any structure that holds a private one, decrypted when need be. `wasEncrypted` when its
/// wrapping took the passphrase already.
base::Result<PrivateKey> privateKeyFromDer(QByteArrayView der, KeyWrapping wrapping,
                                           const base::SecretBytes *passphrase, bool wasEncrypted = false);

/// A key in DER of any structure that holds a public one.
base::Result<PublicKey> publicKeyFromDer(QByteArrayView der, KeyWrapping wrapping);

} // namespace sealwright::crypto
