// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/crypto/KeyError.h"
#include "app/crypto/KeyFacts.h"

#include <memory>

struct evp_pkey_st;

namespace sealwright::crypto {

/// The public half of a pair. Cheap to copy: copies share the key.
class PublicKey
{
public:
    /// Takes over what OpenSSL read. Fails with TypeUnsupported, CurveUnsupported, SmallOrder or TooLarge.
    static base::Result<PublicKey> adopt(std::shared_ptr<evp_pkey_st> key, KeyForm form);

    const KeyFacts &facts() const { return m_facts; }

    KeyType type() const { return m_facts.type; }

    /// The DER of its SubjectPublicKeyInfo (RFC 5280 §4.1).
    QByteArray spki() const;

    /// For app/crypto alone.
    evp_pkey_st *handle() const { return m_key.get(); }

private:
    friend class PrivateKey;

    PublicKey(std::shared_ptr<evp_pkey_st> key, KeyFacts facts)
        : m_key(std::move(key))
        , m_facts(std::move(facts))
    {
    }

    std::shared_ptr<evp_pkey_st> m_key;
    KeyFacts m_facts;
};

/// A private key, held by OpenSSL, which wipes its numbers when the last owner goes. Move-only, and but for
/// pkcs8Pem (KeyPem.h) there is no way to its bytes.
class PrivateKey
{
public:
    /// As PublicKey::adopt; `encrypted` when it took a passphrase.
    static base::Result<PrivateKey> adopt(std::shared_ptr<evp_pkey_st> key, KeyForm form, bool encrypted);

    PrivateKey(PrivateKey &&) noexcept = default;
    PrivateKey &operator=(PrivateKey &&) noexcept = default;
    PrivateKey(const PrivateKey &) = delete;
    PrivateKey &operator=(const PrivateKey &) = delete;
    ~PrivateKey() = default;

    const KeyFacts &facts() const { return m_facts; }

    KeyType type() const { return m_facts.type; }

    /// Its other half, and nothing of the private one.
    PublicKey publicKey() const;

    /// For app/crypto alone.
    evp_pkey_st *handle() const { return m_key.get(); }

private:
    PrivateKey(std::shared_ptr<evp_pkey_st> key, KeyFacts facts)
        : m_key(std::move(key))
        , m_facts(std::move(facts))
    {
    }

    std::shared_ptr<evp_pkey_st> m_key;
    KeyFacts m_facts;
};

} // namespace sealwright::crypto
