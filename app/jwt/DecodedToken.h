// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/jwt/JwtError.h"

#include <optional>
#include <utility>
#include <vector>

namespace sealwright::jwt {

/// What is odd about a token, told without any key.
enum class TokenWarning {
    AlgorithmMissing,
    AlgorithmUnknown,
    Unsecured,   ///< `alg` is none
    EmbeddedKey, ///< `jwk`, `jku`, `x5u` or `x5c`: a verifier that uses it trusts anybody (RFC 8725 §3.10)
    CriticalExtension,  ///< `crit` is there
    UnencodedPayload,   ///< `b64` is false (RFC 7797)
    PayloadNotClaims,   ///< it is no JSON object
    NeverExpires,       ///< no `exp`
    TimeNotNumber,      ///< `exp`, `nbf` or `iat` is no number
    TimeInMilliseconds, ///< it would lie thousands of years away, and be of today in milliseconds
    Expired,
    NotYetValid,
    IssuedInFuture,
    PayloadTooDeep,   ///< it nests deeper than anything that is read here
    SignatureMissing, ///< a third segment that is empty, though `alg` is not none
};

/// `algorithm_missing`, `unsecured`, `embedded_key`, `expired` …
QByteArray nameOf(TokenWarning warning);

/// A token taken apart. Nothing of it is checked: whoever shows it says so.
struct DecodedToken
{
    base::Json header;
    std::optional<base::Json> claims; ///< nothing when the payload is no JSON object
    QByteArray payload;
    QByteArray signature;
    std::vector<std::pair<QByteArray, base::TimePoint>>
        times; ///< of `iat`, `nbf`, `exp`, as far as they are times
    std::vector<TokenWarning> warnings;
    QByteArray headerText; ///< the JSON as it stands in the token
};

/// Reads what was pasted: blanks around it and `Bearer ` before it are dropped. `now` decides which warnings
/// of time there are. Fails with TokenMalformed.
base::Result<DecodedToken> decodeToken(QByteArrayView text, base::TimePoint now);

/// The token inside what was pasted.
QByteArrayView tokenIn(QByteArrayView text);

} // namespace sealwright::jwt
