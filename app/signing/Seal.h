// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/SignatureAlgorithm.h"
#include "app/signing/CompiledRecipe.h"

#include <variant>

namespace sealwright::signing {

/// Turns a recipe's content into the bytes of a signature, or judges such bytes, under one key. The content
/// comes piece by piece; after `finish` or `isAnyRight` the next message can follow. Not for tokens, JWTs
/// and builtins.
class Seal
{
public:
    Seal() = default;
    Seal(const Seal &) = delete;
    Seal &operator=(const Seal &) = delete;
    Seal(Seal &&) = delete;
    Seal &operator=(Seal &&) = delete;
    virtual ~Seal() = default;

    virtual void update(QByteArrayView piece) = 0;
    /// The raw signature, valid until the next call. Only a seal made to sign can.
    virtual base::Result<QByteArrayView> finish() = 0;
    /// Forgets what was fed so far.
    virtual void abandon() = 0;
    /// Looks at all of them whatever they are, so that the time does not tell which one came close.
    virtual bool isAnyRight(const std::vector<QByteArray> &signatures) = 0;
};

/// What a seal needs to know of the secret: the key as the algorithm takes it, and how it was read.
struct OpenedKey
{
    base::SecretBytes bytes; ///< of a shared secret, decoded
    KeyStep step;
};

enum class KeyUse { Sign, Verify };

struct HmacWith
{
    crypto::HashAlgorithm hash;
};

/// Nothing but a digest: the content itself covers the secret.
struct DigestWith
{
    crypto::HashAlgorithm hash;
};

using SealMethod = std::variant<HmacWith, DigestWith, crypto::SignatureAlgorithm>;

/// For a key pair `key` is the text of the half that the use asks for. Fails with what is wrong with it.
base::Result<std::unique_ptr<Seal>> makeSeal(const SealMethod &method, const OpenedKey &key, KeyUse use);

} // namespace sealwright::signing
