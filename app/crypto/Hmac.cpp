// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Hmac.h"

#include "app/crypto/EvpDigest.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sealwright::crypto {
namespace {

constexpr std::size_t kLongestBlock = 128;
using Block = std::array<unsigned char, kLongestBlock>;

/// Only want of memory, or an algorithm whose availability the caller did not ask for, leads here. Going on
/// would mean an empty signature.
void require(bool succeeded, HashAlgorithm algorithm)
{
    if (!succeeded) {
        qFatal("The cryptographic library cannot compute HMAC with %s", evpDigestName(algorithm));
    }
}

struct FreeContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

using MdContext = std::unique_ptr<EVP_MD_CTX, FreeContext>;

/// A digest that has taken in the key's block, xor'ed with a pad (RFC 2104 §2).
MdContext padded(HashAlgorithm algorithm, const Block &key, std::size_t blockSize, unsigned char pad)
{
    Block block{};
    std::ranges::transform(key, block.begin(),
                           [pad](unsigned char octet) { return static_cast<unsigned char>(octet ^ pad); });
    MdContext context(EVP_MD_CTX_new());
    require(context != nullptr && EVP_DigestInit_ex2(context.get(), evpDigest(algorithm), nullptr) == 1 &&
                EVP_DigestUpdate(context.get(), block.data(), blockSize) == 1,
            algorithm);
    OPENSSL_cleanse(block.data(), block.size());
    return context;
}

} // namespace

/// The two halves of RFC 2104 are kept after the key's block and copied for each message. OpenSSL's own
/// EVP_MAC does the same behind more layers, which for the size of a webhook cost a tenth of the whole.
struct Hmac::Context
{
    Context(HashAlgorithm hash, QByteArrayView key)
        : algorithm(hash)
        , running(EVP_MD_CTX_new())
    {
        require(running != nullptr && evpDigest(hash) != nullptr, hash);
        const auto blockSize = static_cast<std::size_t>(EVP_MD_get_block_size(evpDigest(hash)));
        Block block{};
        if (static_cast<std::size_t>(key.size()) > blockSize) {
            require(EVP_Digest(key.data(), static_cast<std::size_t>(key.size()), block.data(), nullptr,
                               evpDigest(hash), nullptr) == 1,
                    hash);
        } else {
            std::ranges::copy(key, block.begin());
        }
        inner = padded(hash, block, blockSize, 0x36);
        outer = padded(hash, block, blockSize, 0x5c);
        OPENSSL_cleanse(block.data(), block.size());
        restart();
    }

    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
    Context(Context &&) = delete;
    Context &operator=(Context &&) = delete;

    ~Context()
    {
        OPENSSL_cleanse(gathered.data(), gathered.size());
        OPENSSL_cleanse(digest.data(), digest.size());
    }

    void restart() { require(EVP_MD_CTX_copy_ex(running.get(), inner.get()) == 1, algorithm); }

    /// A timestamp and a full stop before a body are three calls that cost more than their bytes: what is
    /// small waits here until a block is full.
    void gather(QByteArrayView bytes)
    {
        if (filled > 0 || bytes.size() < kGathered) {
            const QByteArrayView head = bytes.first(qMin(bytes.size(), kGathered - filled));
            std::ranges::copy(head, gathered.begin() + filled);
            filled += head.size();
            if (filled < kGathered) {
                return;
            }
            flush();
            bytes = bytes.sliced(head.size());
        }
        update(bytes);
    }

    void flush() { update(QByteArrayView(gathered.data(), std::exchange(filled, 0))); }

    void update(QByteArrayView bytes)
    {
        require(bytes.isEmpty() || EVP_DigestUpdate(running.get(), bytes.data(),
                                                    static_cast<std::size_t>(bytes.size())) == 1,
                algorithm);
    }

    static constexpr qsizetype kGathered = 64;

    HashAlgorithm algorithm;
    MdContext inner;
    MdContext outer;
    MdContext running;
    std::array<char, kGathered> gathered{};
    qsizetype filled = 0;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
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
    m_context->gather(bytes);
}

QByteArrayView Hmac::finish()
{
    Context &context = *m_context;
    context.flush();
    unsigned char *const octets = context.digest.data();
    const QByteArrayView digest(octets, digestSize(context.algorithm));
    require(EVP_DigestFinal_ex(context.running.get(), octets, nullptr) == 1 &&
                EVP_MD_CTX_copy_ex(context.running.get(), context.outer.get()) == 1,
            context.algorithm);
    context.update(digest);
    require(EVP_DigestFinal_ex(context.running.get(), octets, nullptr) == 1, context.algorithm);
    context.restart();
    return digest;
}

QByteArray hmac(HashAlgorithm algorithm, QByteArrayView key, QByteArrayView message)
{
    Hmac context(algorithm, key);
    context.update(message);
    return context.finish().toByteArray();
}

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           (left.isEmpty() ||
            CRYPTO_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0);
}

} // namespace sealwright::crypto
