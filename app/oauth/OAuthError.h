// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::oauth {

/// Why a token call brought no token. What went wrong on the way (no answer, TLS, DNS) is a SendError.
/// Facts of all: `token_url`; `status` where there was an answer. `answer` is the beginning of an answer that
/// is none, as plain text with its secrets replaced; `description` is what the server says of itself
/// (RFC 6749 §5.2), and not to be trusted with markup.
enum class OAuthError {
    Redirected,           ///< a token endpoint does not redirect: fact `location`
    ServerFailed,         ///< 5xx: fact `answer`
    Refused,              ///< another status without an error of the standard: fact `answer`
    InvalidRequest,       ///< fact `description`
    InvalidClient,        ///< fact `description`
    InvalidGrant,         ///< fact `description`
    UnauthorizedClient,   ///< fact `description`
    UnsupportedGrantType, ///< fact `description`
    InvalidScope,         ///< facts `description`, `scope`
    OtherError,           ///< an error that RFC 6749 does not name: facts `error`, `description`
    AnswerEmpty,
    AnswerNotJson,   ///< a page of HTML, mostly: facts `content_type`, `answer`
    AnswerMalformed, ///< JSON, but not to the letter, or nothing of a token answer: fact `reason`
    AnswerTooLarge,  ///< fact `limit`
    TokenMissing,    ///< JSON without an `access_token` in text
    TokenIllegal,    ///< a token that would break the header it goes into: fact `reason`
};

constexpr base::ErrorInfo errorInfo(OAuthError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case OAuthError::Redirected:
        return {"oauth_redirected", Network};
    case OAuthError::ServerFailed:
        return {"oauth_server_failed", Network};
    case OAuthError::Refused:
        return {"oauth_refused", Unavailable};
    case OAuthError::InvalidRequest:
        return {"oauth_invalid_request", Unavailable};
    case OAuthError::InvalidClient:
        return {"oauth_invalid_client", Unavailable};
    case OAuthError::InvalidGrant:
        return {"oauth_invalid_grant", Unavailable};
    case OAuthError::UnauthorizedClient:
        return {"oauth_unauthorized_client", Unavailable};
    case OAuthError::UnsupportedGrantType:
        return {"oauth_unsupported_grant_type", Unavailable};
    case OAuthError::InvalidScope:
        return {"oauth_invalid_scope", Unavailable};
    case OAuthError::OtherError:
        return {"oauth_error", Unavailable};
    case OAuthError::AnswerEmpty:
        return {"oauth_answer_empty", Network};
    case OAuthError::AnswerNotJson:
        return {"oauth_answer_not_json", Network};
    case OAuthError::AnswerMalformed:
        return {"oauth_answer_malformed", Network};
    case OAuthError::AnswerTooLarge:
        return {"oauth_answer_too_large", Network};
    case OAuthError::TokenMissing:
        return {"oauth_token_missing", Network};
    case OAuthError::TokenIllegal:
        return {"oauth_token_illegal", Network};
    }
    return {};
}

} // namespace sealwright::oauth
