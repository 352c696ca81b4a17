// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/http/HeaderList.h"
#include "app/oauth/OAuthError.h"

#include <chrono>
#include <optional>
#include <vector>

namespace sealwright::oauth {

/// No answer of a token endpoint is longer; one that is was not read to its end.
constexpr qint64 kAnswerLimit = 64 * 1024;

/// A token in a header of this length passes few servers.
constexpr qsizetype kLongToken = 8 * 1024;

/// What is doubtful about an answer that brought a token all the same.
enum class TokenNote {
    TypeMissing,          ///< no `token_type`, which RFC 6749 §5.1 demands
    TypeNotBearer,        ///< it is sent as a bearer token all the same
    ExpiryUnknown,        ///< no `expires_in`: used until somebody refuses it
    ExpiryUnusable,       ///< `expires_in` is 0, negative, no number or beyond all measure
    AlreadyExpired,       ///< a JWT whose `exp` lies in the past
    TokenLong,            ///< more than 8 KiB
    ScopeDiffers,         ///< another scope than was asked for (RFC 6749 §3.3 allows it)
    UrlInsecure,          ///< it went over plain HTTP to another machine
    CertificateUnchecked, ///< TLS, but with anybody
};

/// `type_missing`, `expiry_unknown` …
QByteArray nameOf(TokenNote note);

/// What a token endpoint says of an access token (RFC 6749 §5.1).
struct TokenAnswer
{
    base::SecretBytes accessToken;
    QString tokenType;
    std::optional<QString> scope;                 ///< as granted; not said when it is what was asked for
    std::optional<std::chrono::seconds> lifetime; ///< `expires_in`, when it is one
    std::vector<TokenNote> notes;
};

/// Reads status, headers and body of an answer. In `shownBody`, and in the headers, everything secret is
/// replaced; all that an OAuthError quotes comes from there.
base::Result<TokenAnswer> readTokenAnswer(int status, const http::HeaderList &headers, QByteArrayView body,
                                          QByteArrayView shownBody);

} // namespace sealwright::oauth
