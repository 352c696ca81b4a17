// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"

#include <memory>

namespace sealwright::crypto {

/// HMAC (RFC 2104), keyed once and used often. An empty key is allowed by the RFC and therefore here.
class Hmac
{
public:
    Hmac(HashAlgorithm algorithm, QByteArrayView key);
    Hmac(Hmac &&) noexcept;
    Hmac &operator=(Hmac &&) noexcept;
    ~Hmac();

    void update(QByteArrayView bytes);
    /// The digest, valid until the next call; afterwards the object is ready for the next message under the
    /// same key.
    QByteArrayView finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

QByteArray hmac(HashAlgorithm algorithm, QByteArrayView key, QByteArrayView message);

/// True when both have the same bytes; takes a time that depends on the lengths alone.
bool equalInConstantTime(QByteArrayView left, QByteArrayView right);

} // namespace sealwright::crypto
