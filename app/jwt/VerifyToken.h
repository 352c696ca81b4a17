// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/crypto/KeyWeakness.h"
#include "app/jwt/JwkSet.h"

#include <optional>

namespace sealwright::jwt {

enum class TokenReason {
    Ok,
    Malformed,
    AlgNotAllowed,
    AlgNone,
    KeyMismatch, ///< the key is of another type than the algorithm, or made for something else
    SignatureInvalid,
    Expired,
    NotYetValid, ///< before `nbf`, or `iat` lies in the future
    IssuerMismatch,
    AudienceMismatch,
    CritUnknown, ///< an extension that the token calls critical, RFC 7797's `b64` among them
    KidNotFound,
};

/// `ok`, `malformed`, `alg_not_allowed` …
QByteArray nameOf(TokenReason reason);

struct TokenRules
{
    std::vector<JwtAlgorithm> algorithms; ///< the only ones accepted; `none` never is
    std::optional<QString> issuer;
    std::optional<QString> audience;
    std::chrono::milliseconds leeway{0};
    base::TimePoint now{};
    bool signatureOnly = false; ///< the payload may be any bytes, and no claim is looked at
};

struct TokenVerification
{
    TokenReason reason;
    base::Json header;                             ///< null when it cannot be read
    base::Json claims;                             ///< null when they cannot be read
    std::optional<base::Error> cause;              ///< more about Malformed and KeyMismatch
    std::optional<crypto::KeyWeakness> weakness{}; ///< of the key that the signature was checked with

    bool isValid() const { return reason == TokenReason::Ok; }
};

/// Checks a token in compact form to the letter (RFC 7515 §5.2, RFC 7519 §7.2, RFC 8725 §3). The algorithm
/// comes from the rules, the key from the caller: `jwk`, `jku`, `x5u` and `x5c` in the header are never
/// looked at. The signature is checked before any claim.
TokenVerification verifyToken(QByteArrayView token, const JwkSet &keys, const TokenRules &rules);

} // namespace sealwright::jwt
