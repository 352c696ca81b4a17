// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Random.h"
#include "app/credential/Credential.h"
#include "app/oauth/TokenCall.h"
#include "app/sender/HttpSender.h"

#include <QCoroTask>

namespace sealwright::oauth {

/// What one token call is made of. Move-only: it holds the client's secret.
struct TokenOrder
{
    credential::OAuth2Fields fields;
    base::SecretBytes secret;
    sender::SendOptions options; ///< of the request that wants the token: its TLS, proxy, addresses, time-out
    CallReason reason = CallReason::NoneYet;
};

/// One token call's outcome: a token, or in `call` the error. `call` is never null.
struct FetchedToken
{
    std::shared_ptr<const TokenCall> call;
    std::shared_ptr<const AccessToken> token; ///< null when it failed
};

/// Makes the call and judges the answer. Never follows a redirect, never repeats itself.
QCoro::Task<FetchedToken> fetchToken(sender::HttpSender &sender, const base::Clock &clock,
                                     base::Random &random, TokenOrder order, base::Cancellation cancellation);

} // namespace sealwright::oauth
