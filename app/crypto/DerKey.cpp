// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/DerKey.h"

#include "app/crypto/DerShape.h"
#include "app/crypto/EncryptedKey.h"
#include "app/crypto/OpenSslHandles.h"

namespace sealwright::crypto {
namespace {

using OwnedPkcs8 = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using OwnedCertificate = Owned<X509, X509_free>;

base::Fact formFact(KeyForm form)
{
    return {"form", QString::fromLatin1(nameOf(form))};
}

/// The form is known by the time something else fails; who reads the error wants to know it.
base::Failure inForm(const base::Error &error, KeyForm form)
{
    return error.fact("form").isEmpty() ? base::Failure(error.with(formFact(form))) : base::Failure(error);
}

OwnedKey pkcs8Key(QByteArrayView der)
{
    const unsigned char *at = octets(der.data());
    const OwnedPkcs8 info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, der.size()));
    return OwnedKey(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
}

OwnedKey plainPrivateKey(QByteArrayView der, KeyStructure structure)
{
    const unsigned char *at = octets(der.data());
    switch (structure) {
    case KeyStructure::Pkcs1:
        return OwnedKey(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, der.size()));
    case KeyStructure::Sec1:
        return OwnedKey(d2i_PrivateKey(EVP_PKEY_EC, nullptr, &at, der.size()));
    default:
        return pkcs8Key(der);
    }
}

OwnedKey publicKeyIn(QByteArrayView der, KeyStructure structure)
{
    const unsigned char *at = octets(der.data());
    if (structure == KeyStructure::Certificate) {
        const OwnedCertificate certificate(d2i_X509(nullptr, &at, der.size()));
        return OwnedKey(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
    }
    if (structure == KeyStructure::Pkcs1Public) {
        return OwnedKey(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, der.size()));
    }
    return OwnedKey(d2i_PUBKEY(nullptr, &at, der.size()));
}

base::Result<PrivateKey> decryptedKey(QByteArrayView der, KeyForm form, const base::SecretBytes *passphrase)
{
    const base::Result<base::SecretBytes> plain = decryptPkcs8(der, passphrase);
    if (!plain) {
        return inForm(plain.error(), form);
    }
    // One wrong passphrase in some hundreds leaves a padding that looks right, and garbage behind it.
    const base::Result<KeyStructure> inner = derStructure(plain->view());
    if (!inner || *inner != KeyStructure::Pkcs8) {
        return base::failure(KeyError::PassphraseWrong, {formFact(form)});
    }
    OwnedKey key = pkcs8Key(plain->view());
    if (!key) {
        return base::failure(KeyError::Damaged, {formFact(form)});
    }
    return PrivateKey::adopt(std::move(key), form, true);
}

} // namespace

base::Result<PrivateKey> privateKeyFromDer(QByteArrayView der, KeyWrapping wrapping,
                                           const base::SecretBytes *passphrase, bool wasEncrypted)
{
    const ErrorQueueKept queue;
    const base::Result<KeyStructure> structure = derStructure(der);
    if (!structure) {
        return base::Failure(structure.error());
    }
    const KeyForm form{*structure, wrapping};
    switch (*structure) {
    case KeyStructure::Certificate:
        return base::failure(KeyError::IsCertificate, {formFact(form)});
    case KeyStructure::Spki:
    case KeyStructure::Pkcs1Public:
        return base::failure(KeyError::IsPublic, {formFact(form)});
    case KeyStructure::EncryptedPkcs8:
        return decryptedKey(der, form, passphrase);
    default:
        break;
    }
    OwnedKey key = plainPrivateKey(der, *structure);
    if (!key) {
        return base::failure(KeyError::Damaged, {formFact(form)});
    }
    return PrivateKey::adopt(std::move(key), form, wasEncrypted);
}

base::Result<PublicKey> publicKeyFromDer(QByteArrayView der, KeyWrapping wrapping)
{
    const ErrorQueueKept queue;
    const base::Result<KeyStructure> structure = derStructure(der);
    if (!structure) {
        return base::Failure(structure.error());
    }
    const KeyForm form{*structure, wrapping};
    switch (*structure) {
    case KeyStructure::Spki:
    case KeyStructure::Pkcs1Public:
    case KeyStructure::Certificate:
        break;
    default:
        return base::failure(KeyError::IsPrivate, {formFact(form)});
    }
    OwnedKey key = publicKeyIn(der, *structure);
    if (!key) {
        return base::failure(KeyError::Damaged, {formFact(form)});
    }
    return PublicKey::adopt(std::move(key), form);
}

} // namespace sealwright::crypto
