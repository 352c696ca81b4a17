// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Random.h"
#include "app/base/Redaction.h"
#include "app/credential/Credential.h"
#include "app/http/Request.h"

namespace sealwright::oauth {

/// A token request of the client credentials grant (RFC 6749 §4.4.2), and what of it must not be shown.
struct TokenRequest
{
    http::Request request;
    base::Redaction redaction;
    /// With private_key_jwt: header and claims of the assertion, which are no secret without its signature.
    std::optional<base::Json> assertionHeader;
    std::optional<base::Json> assertionClaims;
};

/// `secret` is what the credential's slot holds: the client secret, or the private key. Fails with a KeyError
/// or JwtError.
base::Result<TokenRequest> makeTokenRequest(const credential::OAuth2Fields &fields,
                                            const base::SecretBytes &secret, base::TimePoint now,
                                            base::Random &random);

/// Adds a secret in every form that a token call can hold it in: as it is, form-encoded, and inside JSON.
void addSecret(base::Redaction &redaction, const base::SecretBytes &secret);

} // namespace sealwright::oauth
