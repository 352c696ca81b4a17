// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/credential/CredentialError.h"
#include "app/crypto/Certificate.h"

namespace sealwright::credential {

inline constexpr const char *kCertificateSlot = "certificate";

/// A client certificate and its key, as a TLS library takes them.
struct ClientIdentity
{
    crypto::CertificateChain chain;
    base::SecretBytes key; ///< PKCS#8 in PEM, not encrypted
};

/// The key of an mtls credential, in any form that crypto::readPrivateKey takes. Fails as that does; an
/// encrypted one is refused with KeyEncrypted: the vault protects it, and at sending nobody could be asked.
base::Result<crypto::PrivateKey> readClientKey(QByteArrayView text);

/// Fails as either half does, and with KeyMismatch of CertificateError.
base::Result<ClientIdentity> readClientIdentity(QByteArrayView certificate, QByteArrayView key);

} // namespace sealwright::credential
