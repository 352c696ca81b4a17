// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Hmac.h"

#include "app/crypto/EvpDigest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include <array>

namespace sealwright::crypto {
namespace {

EVP_MAC *hmacMethod()
{
    static EVP_MAC *const method = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
    return method;
}

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

/// Only want of memory, or an algorithm whose availability the caller did not ask for, leads here. Going on
/// would mean an empty signature.
void require(bool succeeded, HashAlgorithm algorithm)
{
    if (!succeeded) {
        qFatal("The cryptographic library cannot compute HMAC with %s", evpDigestName(algorithm));
    }
}

} // namespace

struct Hmac::Context
{
    Context(HashAlgorithm hash, QByteArrayView key)
        : algorithm(hash)
        , mac(EVP_MAC_CTX_new(hmacMethod()))
    {
        // OpenSSL wants a writable name but does not write it.
        std::array<char, 8> name{};
        qstrncpy(name.data(), evpDigestName(hash), name.size());
        const std::array<OSSL_PARAM, 2> parameters{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
            OSSL_PARAM_construct_end()};
        // A null key would mean "keep the one there is".
        const QByteArrayView bytes = key.isEmpty() ? QByteArrayView("", qsizetype{0}) : key;
        require(mac != nullptr && EVP_MAC_init(mac, octets(bytes), static_cast<std::size_t>(bytes.size()),
                                               parameters.data()) == 1,
                hash);
    }

    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    ~Context() { EVP_MAC_CTX_free(mac); }

    HashAlgorithm algorithm;
    EVP_MAC_CTX *mac;
};

Hmac::Hmac(HashAlgorithm algorithm, QByteArrayView key)
    : m_context(std::make_unique<Context>(algorithm, key))
{
}

Hmac::Hmac(Hmac &&) noexcept = default;
Hmac &Hmac::operator=(Hmac &&) noexcept = default;
Hmac::~Hmac() = default;

void Hmac::update(QByteArrayView bytes)
{
    if (!bytes.isEmpty()) {
        require(EVP_MAC_update(m_context->mac, octets(bytes), static_cast<std::size_t>(bytes.size())) == 1,
                m_context->algorithm);
    }
}

QByteArray Hmac::finish()
{
    QByteArray result(digestSize(m_context->algorithm), Qt::Uninitialized);
    std::size_t written = 0;
    require(EVP_MAC_final(m_context->mac, reinterpret_cast<unsigned char *>(result.data()), &written,
                          static_cast<std::size_t>(result.size())) == 1 &&
                EVP_MAC_init(m_context->mac, nullptr, 0, nullptr) == 1,
            m_context->algorithm);
    return result;
}

QByteArray hmac(HashAlgorithm algorithm, QByteArrayView key, QByteArrayView message)
{
    Hmac context(algorithm, key);
    context.update(message);
    return context.finish();
}

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           (left.isEmpty() ||
            CRYPTO_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0);
}

} // namespace sealwright::crypto
