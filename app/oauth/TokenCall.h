// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/http/Exchange.h"
#include "app/jwt/DecodedToken.h"
#include "app/oauth/TokenAnswer.h"

#include <memory>

namespace sealwright::oauth {

/// Why a token was asked for.
enum class CallReason {
    NoneYet,
    Expired, ///< or soon to be
    Refused, ///< a request with the token before was answered 401
    Asked,   ///< the user wanted a new one
};

QByteArray nameOf(CallReason reason); ///< `none_yet`, `expired`, `refused`, `asked`

/// What is known of an access token, but not the token.
struct TokenFacts
{
    QString type;
    QString scope; ///< as granted, or as asked for when the server did not say
    std::optional<QString> fingerprint;
    qint64 bytes = 0;
    base::TimePoint fetchedAt{};
    std::optional<base::TimePoint> expiresAt; ///< nothing: nobody knows
    std::optional<base::TimePoint> renewAt;   ///< from then on another one is fetched
    std::vector<TokenNote> notes;
    std::optional<jwt::DecodedToken> decoded; ///< when it is a JWT; without its signature
};

/// A token call as it crossed the wire, with everything secret replaced by its fingerprint: may be shown,
/// printed and kept.
struct TokenCall
{
    CallReason reason = CallReason::NoneYet;
    http::Exchange exchange;
    qint64 sentHeadBytes = 0; ///< as on the wire
    std::optional<base::Json> assertionHeader;
    std::optional<base::Json> assertionClaims;
    std::optional<TokenFacts> token; ///< nothing when it failed
    std::optional<base::Error> error;
};

/// An access token to send. Lives in memory only.
struct AccessToken
{
    base::SecretBytes value;
    std::shared_ptr<const TokenCall> call; ///< that brought it
};

/// `{"reason","exchange":<exchange>,"token":<facts>|null,"assertion":{…}|null,"error"}`; the sentence of the
/// error is added by whoever can make one.
base::Json toJson(const TokenCall &call);
/// `{"type","scope","fingerprint","bytes","fetchedAt","expiresAt","renewAt","warnings","jwt"}`
base::Json toJson(const TokenFacts &facts);

} // namespace sealwright::oauth
