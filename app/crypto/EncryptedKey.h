// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/KeyError.h"

namespace sealwright::crypto {

/// The PKCS#8 PrivateKeyInfo inside an EncryptedPrivateKeyInfo (RFC 5958 §3), as DER. Without a passphrase
/// PassphraseMissing; EncryptionUnsupported for a cipher we lack and for a key derivation so costly that it
/// would hang us; whatever else does not open is PassphraseWrong.
base::Result<base::SecretBytes> decryptPkcs8(QByteArrayView der, const base::SecretBytes *passphrase);

} // namespace sealwright::crypto
