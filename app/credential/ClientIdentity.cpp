// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/ClientIdentity.h"

#include "app/crypto/KeyPem.h"
#include "app/crypto/KeyReader.h"

namespace sealwright::credential {

base::Result<crypto::PrivateKey> readClientKey(QByteArrayView text)
{
    base::Result<crypto::PrivateKey> key = crypto::readPrivateKey(text);
    if (!key && key.error().is(crypto::KeyError::PassphraseMissing)) {
        return base::failure(CredentialError::KeyEncrypted);
    }
    return key;
}

base::Result<ClientIdentity> readClientIdentity(QByteArrayView certificate, QByteArrayView key)
{
    base::Result<crypto::CertificateChain> chain = crypto::CertificateChain::read(certificate);
    if (!chain) {
        return base::Failure(chain.error());
    }
    const base::Result<crypto::PrivateKey> privateKey = readClientKey(key);
    if (!privateKey) {
        return base::Failure(privateKey.error());
    }
    if (const base::Result<void> belongs = chain->checkKey(*privateKey); !belongs) {
        return base::Failure(belongs.error());
    }
    return ClientIdentity{*std::move(chain), crypto::pkcs8Pem(*privateKey)};
}

} // namespace sealwright::credential
