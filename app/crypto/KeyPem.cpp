// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyPem.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/pem.h>

namespace sealwright::crypto {

base::SecretBytes pkcs8Pem(const PrivateKey &key)
{
    const ErrorQueueKept kept;
    const OwnedBio bio(BIO_new(BIO_s_secmem())); // memory that is wiped
    if (!bio ||
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key.handle(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return {};
    }
    char *bytes = nullptr;
    const long count = BIO_get_mem_data(bio.get(), &bytes);
    return base::SecretBytes::copyOf({bytes, static_cast<qsizetype>(count)});
}

} // namespace sealwright::crypto
