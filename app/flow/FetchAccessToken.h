// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/PrepareAuthentication.h"
#include "app/oauth/TokenCache.h"

namespace sealwright::flow {

/// An access token as far as it may be known, and whether it is to be had at all.
struct AccessTokenState
{
    QString credentialId;
    oauth::TokenOutcome outcome;
};

/// Gets the access token of an oauth2 credential as sending would, or a new one, and shows what is known of
/// it. The Result fails for what goes wrong before the token call; what goes wrong in it is in
/// `outcome.error`.
class FetchAccessToken
{
public:
    enum class Freshness { AsForARequest, Anew };

    FetchAccessToken(PrepareAuthentication &prepare, vault::SecretStore &store, oauth::TokenCache &tokens);

    /// Fails with FetchesNoToken for a credential of another kind.
    QCoro::Task<base::Result<AccessTokenState>> run(WithCredential which, Freshness freshness,
                                                    sender::SendOptions options,
                                                    base::Cancellation cancellation);

    /// With fields that are not saved, and the secret that is entered; when none is, with the stored one.
    /// Always anew; the token is not kept unless these are the fields and the secret that are stored.
    QCoro::Task<base::Result<AccessTokenState>> runUnsaved(credential::Credential credential,
                                                           base::SecretBytes secret, VariableScope scope,
                                                           base::Cancellation cancellation);

private:
    PrepareAuthentication &m_prepare;
    vault::SecretStore &m_store;
    oauth::TokenCache &m_tokens;
};

/// What `credential token` prints (cli.md): the token call, and the state of the token in front.
base::Json toJson(const AccessTokenState &state);

} // namespace sealwright::flow
