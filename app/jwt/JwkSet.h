// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/jwt/TokenKey.h"

#include <vector>

namespace sealwright::jwt {

/// One key to check tokens with, and what its JWK says of its use.
struct KeySetEntry
{
    std::optional<QString> kid;
    std::optional<QString> algorithm; ///< `alg`: no other may be used with it
    bool forSigning = true;           ///< `use` and `key_ops` allow it (RFC 7517 §§4.2, 4.3)
    base::Result<CheckingKey> key;    ///< or why this entry cannot be used

    /// Type, `alg`, `use` and `key_ops` allow it.
    bool allows(JwtAlgorithm wanted) const;
};

/// The keys that may have signed a token: a JWK Set (RFC 7517 §5), or the one key that the caller has.
class JwkSet
{
public:
    /// The one key; which `kid` a token names does not matter then.
    static JwkSet ofOne(CheckingKey key);

    /// A JWK Set, or a single JWK. An entry that cannot be read stays in the set with its error: it fails
    /// only the token that names it. Fails with KeySetInvalid or an error of JSON.
    static base::Result<JwkSet> parse(QByteArrayView text);

    const std::vector<KeySetEntry> &entries() const { return m_entries; }

    bool isOneKey() const { return m_isOneKey; }

    /// Those that at least one of its keys can be used with.
    std::vector<JwtAlgorithm> algorithms() const;

private:
    std::vector<KeySetEntry> m_entries;
    bool m_isOneKey = false;
};

} // namespace sealwright::jwt
