// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/Key.h"
#include "app/crypto/SignatureAlgorithm.h"

#include <memory>

namespace sealwright::crypto {

/// Signs message after message with one private key and one algorithm: everything that can be looked up or
/// checked beforehand is, once. Keeps its own share of the key.
class KeySigner
{
public:
    /// Fails with AlgorithmMismatch or TooShort.
    static base::Result<KeySigner> create(const PrivateKey &key, SignatureAlgorithm algorithm);

    KeySigner(KeySigner &&) noexcept;
    KeySigner &operator=(KeySigner &&) noexcept;
    ~KeySigner();

    /// The signature's bytes. Fails with SigningFailed, which a sound key never meets.
    base::Result<QByteArray> sign(QByteArrayView message);

private:
    struct Context;
    explicit KeySigner(std::unique_ptr<Context> context);

    std::unique_ptr<Context> m_context;
};

/// The other side: checks message after message.
class KeyVerifier
{
public:
    /// Fails with AlgorithmMismatch.
    static base::Result<KeyVerifier> create(const PublicKey &key, SignatureAlgorithm algorithm);

    KeyVerifier(KeyVerifier &&) noexcept;
    KeyVerifier &operator=(KeyVerifier &&) noexcept;
    ~KeyVerifier();

    /// False also for a signature of another length or shape than the algorithm's own: DER where raw is
    /// asked, r or s out of range, anything behind the DER.
    bool verify(QByteArrayView message, QByteArrayView signature);

private:
    struct Context;
    explicit KeyVerifier(std::unique_ptr<Context> context);

    std::unique_ptr<Context> m_context;
};

/// For one message; whoever has several keeps a KeySigner or KeyVerifier.
base::Result<QByteArray> sign(const PrivateKey &key, SignatureAlgorithm algorithm, QByteArrayView message);
base::Result<bool> verify(const PublicKey &key, SignatureAlgorithm algorithm, QByteArrayView message,
                          QByteArrayView signature);

} // namespace sealwright::crypto
