// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/VerifyToken.h"
#include "app/sender/HttpSender.h"

namespace sealwright::flow {

enum class TokenError {
    KeySetUrlInsecure, ///< plain HTTP to another machine: fact `url`
    KeySetNotServed,   ///< facts `url`, `status`
};

constexpr base::ErrorInfo errorInfo(TokenError error)
{
    switch (error) {
    case TokenError::KeySetUrlInsecure:
        return {"key_set_url_insecure", base::ErrorKind::BadInput};
    case TokenError::KeySetNotServed:
        return {"key_set_not_served", base::ErrorKind::Network};
    }
    return {};
}

/// Checks a token to the letter with the keys and rules of the caller.
class VerifyToken
{
public:
    explicit VerifyToken(sender::HttpSender &sender);

    /// With keys that are at hand. What was pasted around the token (`Bearer `, line breaks) is dropped
    /// first.
    static jwt::TokenVerification run(QByteArrayView text, const jwt::JwkSet &keys,
                                      const jwt::TokenRules &rules);

    /// Fetches a JWK Set. Over https, or http on this machine: whoever can change it decides who is believed.
    /// A redirect is not followed.
    QCoro::Task<base::Result<jwt::JwkSet>> fetchKeys(QByteArray url, base::Cancellation cancellation);

private:
    sender::HttpSender &m_sender;
};

/// `{"valid","reason","header","claims"}` of cli.md.
base::Json toJson(const jwt::TokenVerification &verification);

} // namespace sealwright::flow
