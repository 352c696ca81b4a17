// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/KeyPairSeal.h"

#include "app/crypto/KeyReader.h"
#include "app/crypto/Signature.h"

namespace sealwright::signing {
namespace {

class PrivateSeal final : public Seal
{
public:
    explicit PrivateSeal(crypto::KeySigner signer)
        : m_signer(std::move(signer))
    {
    }

    void update(QByteArrayView piece) override { m_content.append(piece); }

    base::Result<QByteArrayView> finish() override
    {
        base::Result<QByteArray> signature = m_signer.sign(std::exchange(m_content, {}));
        if (!signature) {
            return base::Failure(signature.error());
        }
        m_signature = *std::move(signature);
        return m_signature;
    }

    void abandon() override { m_content.clear(); }

    bool isAnyRight(const std::vector<QByteArray> &) override { return false; }

private:
    crypto::KeySigner m_signer;
    QByteArray m_content;
    QByteArray m_signature;
};

class PublicSeal final : public Seal
{
public:
    explicit PublicSeal(crypto::KeyVerifier verifier)
        : m_verifier(std::move(verifier))
    {
    }

    void update(QByteArrayView piece) override { m_content.append(piece); }

    base::Result<QByteArrayView> finish() override { return base::failure(crypto::KeyError::IsPublic); }

    void abandon() override { m_content.clear(); }

    bool isAnyRight(const std::vector<QByteArray> &signatures) override
    {
        const QByteArray content = std::exchange(m_content, {});
        bool isRight = false;
        for (const QByteArray &signature : signatures) {
            isRight = m_verifier.verify(content, signature) || isRight;
        }
        return isRight;
    }

private:
    crypto::KeyVerifier m_verifier;
    QByteArray m_content;
};

} // namespace

base::Result<std::unique_ptr<Seal>> makeKeyPairSeal(crypto::SignatureAlgorithm algorithm,
                                                    QByteArrayView keyText, KeyUse use)
{
    if (use == KeyUse::Sign) {
        const base::Result<crypto::PrivateKey> key = crypto::readPrivateKey(keyText);
        if (!key) {
            return base::Failure(key.error());
        }
        base::Result<crypto::KeySigner> signer = crypto::KeySigner::create(*key, algorithm);
        if (!signer) {
            return base::Failure(signer.error());
        }
        return std::make_unique<PrivateSeal>(*std::move(signer));
    }
    const base::Result<crypto::PublicKey> key = crypto::readPublicKey(keyText);
    if (!key) {
        return base::Failure(key.error());
    }
    base::Result<crypto::KeyVerifier> verifier = crypto::KeyVerifier::create(*key, algorithm);
    if (!verifier) {
        return base::Failure(verifier.error());
    }
    return std::make_unique<PublicSeal>(*std::move(verifier));
}

} // namespace sealwright::signing
