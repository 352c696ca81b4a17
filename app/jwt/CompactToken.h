// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/jwt/JwtError.h"

namespace sealwright::jwt {

/// No token is longer: a header of HTTP rarely holds 16 KiB.
constexpr qsizetype kLongestToken = 256 * 1024;

/// A token in JWS Compact Serialization (RFC 7515 §3.1), taken apart to the letter: three segments of
/// base64url without padding, blanks or left-over bits, and a header that is a JSON object without duplicate
/// members. What the payload is, is the reader's business.
struct CompactToken
{
    QByteArray signingInput; ///< the two first segments and the dot between them
    base::Json header;
    QByteArray payload;
    QByteArray signature;
    QByteArray headerText; ///< the JSON as it stands in the token, blanks and all
};

/// Fails with TokenMalformed.
base::Result<CompactToken> readCompactToken(QByteArrayView token);

/// The payload as a claims set: a JSON object without duplicate members. Fails with TokenMalformed.
base::Result<base::Json> claimsOf(const CompactToken &token);

} // namespace sealwright::jwt
