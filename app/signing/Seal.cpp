// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Seal.h"

#include "app/crypto/Hmac.h"
#include "app/signing/KeyPairSeal.h"

namespace sealwright::signing {
namespace {

bool isAnyEqual(const std::vector<QByteArray> &signatures, QByteArrayView digest)
{
    bool isRight = false;
    for (const QByteArray &signature : signatures) {
        isRight = crypto::equalInConstantTime(signature, digest) || isRight;
    }
    return isRight;
}

class HmacSeal final : public Seal
{
public:
    HmacSeal(crypto::HashAlgorithm hash, const base::SecretBytes &key)
        : m_mac(hash, key.view())
    {
    }

    void update(QByteArrayView piece) override { m_mac.update(piece); }

    base::Result<QByteArrayView> finish() override { return m_mac.finish(); }

    void abandon() override { m_mac.finish(); }

    bool isAnyRight(const std::vector<QByteArray> &signatures) override
    {
        return isAnyEqual(signatures, m_mac.finish());
    }

private:
    crypto::Hmac m_mac;
};

/// The secret is part of the content, so what is gathered here is wiped.
class DigestSeal final : public Seal
{
public:
    explicit DigestSeal(crypto::HashAlgorithm hash)
        : m_hash(hash)
    {
    }

    ~DigestSeal() override { base::wipe(m_content); }

    void update(QByteArrayView piece) override
    {
        if (m_content.size() + piece.size() > m_content.capacity()) {
            // Growing in place would leave a copy of the secret behind.
            QByteArray grown;
            grown.reserve(2 * (m_content.size() + piece.size()));
            grown.append(m_content);
            base::wipe(m_content);
            m_content = std::move(grown);
        }
        m_content.append(piece);
    }

    base::Result<QByteArrayView> finish() override
    {
        m_digest = crypto::digest(m_hash, m_content);
        base::wipe(m_content);
        return m_digest;
    }

    void abandon() override { base::wipe(m_content); }

    bool isAnyRight(const std::vector<QByteArray> &signatures) override
    {
        return isAnyEqual(signatures, *finish());
    }

private:
    crypto::HashAlgorithm m_hash;
    QByteArray m_content;
    QByteArray m_digest;
};

} // namespace

base::Result<std::unique_ptr<Seal>> makeSeal(const SealMethod &method, const OpenedKey &key, KeyUse use)
{
    if (const auto *hmac = std::get_if<HmacWith>(&method)) {
        return std::make_unique<HmacSeal>(hmac->hash, key.bytes);
    }
    if (const auto *digest = std::get_if<DigestWith>(&method)) {
        return std::make_unique<DigestSeal>(digest->hash);
    }
    return makeKeyPairSeal(std::get<crypto::SignatureAlgorithm>(method), key.bytes.view(), use);
}

} // namespace sealwright::signing
