// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/AesGcm.h"

#include "app/crypto/OpenSslHandles.h"

#include <limits>

namespace sealwright::crypto {
namespace {

using OwnedCipherContext = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

/// OpenSSL counts in int.
bool fitsOneCall(QByteArrayView bytes)
{
    return bytes.size() <= std::numeric_limits<int>::max();
}

int asInt(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

bool isUsable(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView text)
{
    return key.size() == kAesGcmKeySize && nonce.size() == kAesGcmNonceSize && fitsOneCall(associated) &&
           fitsOneCall(text);
}

/// Only want of memory, or a key of another size, leads here. Going on would mean storing nothing.
void requireSealed(bool succeeded)
{
    if (!succeeded) {
        qFatal("The cryptographic library cannot encrypt with AES-256-GCM");
    }
}

} // namespace

QByteArray sealAesGcm(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated,
                      QByteArrayView plain)
{
    const OwnedCipherContext context(EVP_CIPHER_CTX_new());
    requireSealed(context && isUsable(key, nonce, associated, plain) &&
                  EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, octets(key.data()),
                                     octets(nonce.data())) == 1);
    int written = 0;
    requireSealed(associated.isEmpty() ||
                  EVP_EncryptUpdate(context.get(), nullptr, &written, octets(associated.data()),
                                    asInt(associated)) == 1);
    QByteArray sealed(plain.size() + kAesGcmTagSize, Qt::Uninitialized);
    requireSealed(plain.isEmpty() || EVP_EncryptUpdate(context.get(), octets(sealed.data()), &written,
                                                       octets(plain.data()), asInt(plain)) == 1);
    char *const tag = sealed.data() + plain.size();
    requireSealed(EVP_EncryptFinal_ex(context.get(), octets(tag), &written) == 1 &&
                  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kAesGcmTagSize, tag) == 1);
    return sealed;
}

std::optional<base::SecretBytes> openAesGcm(QByteArrayView key, QByteArrayView nonce,
                                            QByteArrayView associated, QByteArrayView sealed)
{
    if (sealed.size() < kAesGcmTagSize || !isUsable(key, nonce, associated, sealed)) {
        return std::nullopt;
    }
    const ErrorQueueKept queue;
    const QByteArrayView text = sealed.chopped(kAesGcmTagSize);
    QByteArray tag = sealed.last(kAesGcmTagSize).toByteArray(); // OpenSSL asks for one that it may change
    const OwnedCipherContext context(EVP_CIPHER_CTX_new());
    int written = 0;
    bool opened =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, octets(key.data()),
                           octets(nonce.data())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kAesGcmTagSize, tag.data()) == 1 &&
        (associated.isEmpty() || EVP_DecryptUpdate(context.get(), nullptr, &written,
                                                   octets(associated.data()), asInt(associated)) == 1);
    base::SecretBytes plain = base::SecretBytes::computed(text.size(), [&](char *at) {
        opened = opened && EVP_DecryptUpdate(context.get(), octets(at), &written, octets(text.data()),
                                             asInt(text)) == 1;
    });
    unsigned char nothingMore = 0;
    opened = opened && EVP_DecryptFinal_ex(context.get(), &nothingMore, &written) == 1;
    if (!opened) {
        return std::nullopt;
    }
    return plain;
}

} // namespace sealwright::crypto
