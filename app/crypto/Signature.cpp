// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Signature.h"

#include "app/crypto/EcdsaForm.h"
#include "app/crypto/EvpDigest.h"
#include "app/crypto/OpenSslHandles.h"

#include <openssl/rsa.h>

#include <array>

namespace sealwright::crypto {
namespace {

constexpr std::size_t kLongestSignature = 16384 / 8;

base::Error mismatch(SignatureAlgorithm algorithm, KeyType type)
{
    return {
        KeyError::AlgorithmMismatch,
        {{"algorithm", QString::fromLatin1(nameOf(algorithm))}, {"type", QString::fromLatin1(nameOf(type))}}};
}

/// EMSA-PSS-ENCODE needs digest, salt and two octets more (RFC 8017 §9.1.1), EMSA-PKCS1-v1_5 the digest's
/// DigestInfo of at most 19 octets and eleven more (§9.2).
bool modulusHolds(SignatureAlgorithm algorithm, const KeyFacts &facts)
{
    if (!isRsa(facts.type)) {
        return true;
    }
    const qsizetype hash = digestSize(*hashOf(algorithm));
    const int least = static_cast<int>(isPss(algorithm) ? 2 * hash + 2 : hash + 30);
    return (facts.bits - 1) / 8 + 1 >= least;
}

/// What both directions set up after their init.
bool configure(EVP_PKEY_CTX *context, SignatureAlgorithm algorithm, KeyType type)
{
    const std::optional<HashAlgorithm> hash = hashOf(algorithm);
    if (hash && EVP_PKEY_CTX_set_signature_md(context, evpDigest(*hash)) != 1) {
        return false;
    }
    if (!isRsa(type)) {
        return true;
    }
    if (!isPss(algorithm)) {
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    }
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, evpDigest(*hash)) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

} // namespace

/// Algorithms that sign a digest keep one context and use it again and again; Ed25519 and Ed448 sign the
/// whole message, and newer OpenSSL allows that once for each context, so a prepared one is copied.
struct KeySigner::Context
{
    SignatureAlgorithm algorithm;
    KeyType type;
    OwnedKeyContext onDigest;
    OwnedDigestContext onMessage;
    OwnedDigestContext copy;
};

KeySigner::KeySigner(std::unique_ptr<Context> context)
    : m_context(std::move(context))
{
}

KeySigner::KeySigner(KeySigner &&) noexcept = default;
KeySigner &KeySigner::operator=(KeySigner &&) noexcept = default;
KeySigner::~KeySigner() = default;

base::Result<KeySigner> KeySigner::create(const PrivateKey &key, SignatureAlgorithm algorithm)
{
    const ErrorQueueKept queue;
    const KeyFacts &facts = key.facts();
    if (!fits(algorithm, facts.type)) {
        return base::Failure(mismatch(algorithm, facts.type));
    }
    if (!modulusHolds(algorithm, facts)) {
        return base::failure(KeyError::TooShort,
                             {{"algorithm", QString::fromLatin1(nameOf(algorithm))}, {"bits", facts.bits}});
    }
    auto context = std::make_unique<Context>(Context{algorithm, facts.type, {}, {}, {}});
    bool ready = false;
    if (hashOf(algorithm)) {
        context->onDigest.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr));
        ready = context->onDigest && EVP_PKEY_sign_init(context->onDigest.get()) == 1 &&
                configure(context->onDigest.get(), algorithm, facts.type);
    } else {
        context->onMessage.reset(EVP_MD_CTX_new());
        context->copy.reset(EVP_MD_CTX_new());
        ready = context->onMessage && context->copy &&
                EVP_DigestSignInit_ex(context->onMessage.get(), nullptr, nullptr, nullptr, nullptr,
                                      key.handle(), nullptr) == 1;
    }
    if (!ready) { // an RSA-PSS key may allow another digest only (RFC 4055 §3.3)
        return base::Failure(mismatch(algorithm, facts.type));
    }
    return KeySigner(std::move(context));
}

base::Result<QByteArray> KeySigner::sign(QByteArrayView message)
{
    const ErrorQueueKept queue;
    std::array<unsigned char, kLongestSignature> bytes; // NOLINT(*-member-init): as long as it is
    std::size_t size = bytes.size();
    bool made = false;
    if (m_context->onDigest) {
        const QByteArray hash = digest(*hashOf(m_context->algorithm), message);
        made = EVP_PKEY_sign(m_context->onDigest.get(), bytes.data(), &size, octets(hash.constData()),
                             static_cast<std::size_t>(hash.size())) == 1;
    } else {
        made = EVP_MD_CTX_copy_ex(m_context->copy.get(), m_context->onMessage.get()) == 1 &&
               EVP_DigestSign(m_context->copy.get(), bytes.data(), &size, octets(message.data()),
                              static_cast<std::size_t>(message.size())) == 1;
    }
    if (!made) {
        return base::failure(KeyError::SigningFailed,
                             {{"algorithm", QString::fromLatin1(nameOf(m_context->algorithm))}});
    }
    const QByteArrayView signature(bytes.data(), static_cast<qsizetype>(size));
    if (!isRawEcdsa(m_context->algorithm)) {
        return signature.toByteArray();
    }
    const std::optional<QByteArray> raw = ecdsaRaw(signature, m_context->type);
    if (!raw) {
        return base::failure(KeyError::SigningFailed,
                             {{"algorithm", QString::fromLatin1(nameOf(m_context->algorithm))}});
    }
    return *raw;
}

struct KeyVerifier::Context
{
    SignatureAlgorithm algorithm;
    KeyType type;
    OwnedKeyContext onDigest;
    OwnedDigestContext onMessage;
    OwnedDigestContext copy;
};

KeyVerifier::KeyVerifier(std::unique_ptr<Context> context)
    : m_context(std::move(context))
{
}

KeyVerifier::KeyVerifier(KeyVerifier &&) noexcept = default;
KeyVerifier &KeyVerifier::operator=(KeyVerifier &&) noexcept = default;
KeyVerifier::~KeyVerifier() = default;

base::Result<KeyVerifier> KeyVerifier::create(const PublicKey &key, SignatureAlgorithm algorithm)
{
    const ErrorQueueKept queue;
    const KeyType type = key.type();
    if (!fits(algorithm, type)) {
        return base::Failure(mismatch(algorithm, type));
    }
    auto context = std::make_unique<Context>(Context{algorithm, type, {}, {}, {}});
    bool ready = false;
    if (hashOf(algorithm)) {
        context->onDigest.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr));
        ready = context->onDigest && EVP_PKEY_verify_init(context->onDigest.get()) == 1 &&
                configure(context->onDigest.get(), algorithm, type);
    } else {
        context->onMessage.reset(EVP_MD_CTX_new());
        context->copy.reset(EVP_MD_CTX_new());
        ready = context->onMessage && context->copy &&
                EVP_DigestVerifyInit_ex(context->onMessage.get(), nullptr, nullptr, nullptr, nullptr,
                                        key.handle(), nullptr) == 1;
    }
    if (!ready) {
        return base::Failure(mismatch(algorithm, type));
    }
    return KeyVerifier(std::move(context));
}

bool KeyVerifier::verify(QByteArrayView message, QByteArrayView signature)
{
    const ErrorQueueKept queue;
    const auto size = static_cast<std::size_t>(signature.size());
    if (!m_context->onDigest) {
        return EVP_MD_CTX_copy_ex(m_context->copy.get(), m_context->onMessage.get()) == 1 &&
               EVP_DigestVerify(m_context->copy.get(), octets(signature.data()), size, octets(message.data()),
                                static_cast<std::size_t>(message.size())) == 1;
    }
    const QByteArray hash = digest(*hashOf(m_context->algorithm), message);
    const auto accepts = [&](QByteArrayView bytes) {
        return EVP_PKEY_verify(m_context->onDigest.get(), octets(bytes.data()),
                               static_cast<std::size_t>(bytes.size()), octets(hash.constData()),
                               static_cast<std::size_t>(hash.size())) == 1;
    };
    if (!isRawEcdsa(m_context->algorithm)) {
        return accepts(signature);
    }
    const std::optional<QByteArray> der = ecdsaDer(signature, m_context->type);
    return der && accepts(*der);
}

base::Result<QByteArray> sign(const PrivateKey &key, SignatureAlgorithm algorithm, QByteArrayView message)
{
    base::Result<KeySigner> signer = KeySigner::create(key, algorithm);
    if (!signer) {
        return base::Failure(signer.error());
    }
    return signer->sign(message);
}

base::Result<bool> verify(const PublicKey &key, SignatureAlgorithm algorithm, QByteArrayView message,
                          QByteArrayView signature)
{
    base::Result<KeyVerifier> verifier = KeyVerifier::create(key, algorithm);
    if (!verifier) {
        return base::Failure(verifier.error());
    }
    return verifier->verify(message, signature);
}

} // namespace sealwright::crypto
