// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/GenerateKey.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/pem.h>

namespace sealwright::crypto {
namespace {

constexpr std::size_t kRsaBits = 2048;

OwnedKey generated(KeyType type)
{
    const QByteArray name = nameOf(type);
    if (isRsa(type)) {
        return OwnedKey(EVP_PKEY_Q_keygen(nullptr, nullptr, name.constData(), kRsaBits));
    }
    return isElliptic(type) ? OwnedKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", name.constData()))
                            : OwnedKey(EVP_PKEY_Q_keygen(nullptr, nullptr, name.toUpper().constData()));
}

/// What was written into memory.
QByteArrayView bytesOf(BIO *bio)
{
    char *bytes = nullptr;
    const long count = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<qsizetype>(count)};
}

} // namespace

base::Result<GeneratedPair> generateKeyPair(KeyType type)
{
    const ErrorQueueKept kept;
    const OwnedKey key = generated(type);
    // The private half goes through memory that is wiped.
    const OwnedBio secret(BIO_new(BIO_s_secmem()));
    const OwnedBio open(BIO_new(BIO_s_mem()));
    const bool isWritten =
        key && secret && open &&
        PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
        PEM_write_bio_PUBKEY(open.get(), key.get()) == 1;
    if (!isWritten) {
        return base::failure(KeyError::TypeUnsupported, {{"type", QString::fromLatin1(nameOf(type))}});
    }
    return GeneratedPair{base::SecretBytes::copyOf(bytesOf(secret.get())), bytesOf(open.get()).toByteArray()};
}

} // namespace sealwright::crypto
