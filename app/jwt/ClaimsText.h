// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/TokenMinter.h"

namespace sealwright::jwt {

/// The claims of a template as text, all but what changes from token to token.
class ClaimsText
{
public:
    /// Fails with ClaimsNotObject or TimeOutOfRange.
    static base::Result<ClaimsText> create(const TokenTemplate &content);

    /// The JSON of one token's claims.
    QByteArray at(base::TimePoint now, QByteArrayView tokenId) const;

    bool expires() const { return m_expires; }

private:
    QByteArray m_given;               ///< without the closing brace
    std::optional<qint64> m_issuedAt; ///< as the claims state it
    bool m_writeIssuedAt = false;
    std::optional<std::chrono::seconds> m_notBefore;
    std::optional<std::chrono::seconds> m_expiresIn;
    bool m_writeTokenId = false;
    bool m_expires = false;
};

} // namespace sealwright::jwt
