// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/TokenPlace.h"
#include "app/crypto/Certificate.h"
#include "app/flow/Authentication.h"
#include "app/flow/FindRecipe.h"
#include "app/flow/OpenEnvironment.h"
#include "app/flow/TokenIssue.h"
#include "app/sender/HttpSender.h"
#include "app/vault/SecretStore.h"

#include <optional>

namespace sealwright::flow {

/// An authentication with everything at hand: the secrets read, the recipe compiled.
struct PreparedAuthentication
{
    std::optional<credential::Credential> credential;
    std::optional<signing::CompiledRecipe> recipe; ///< set when it signs
    std::optional<credential::TokenPlace> place;   ///< set when it sends a token, or its secret as it is
    std::optional<TokenIssue> tokenIssue;          ///< set when that token is minted afresh for each request
    std::optional<credential::OAuth2Fields>
        oauth2;                              ///< set when that token is fetched; `secrets` is the client's
    std::vector<base::SecretBytes> secrets;  ///< current first, then the previous one when there is one
    std::vector<base::SecretBytes> filledIn; ///< secret variables of the environment, in the request
    /// Set when it is a client certificate; `secrets` holds its key then.
    std::shared_ptr<const sender::ClientIdentity> identity;
    std::optional<crypto::CertificateFacts> certificate; ///< of that
    signing::Variables variables;
    std::optional<signing::Signer> signer; ///< made by the first signing, for all that follow

    bool isNone() const { return !recipe && !place && !identity; }

    /// What a place holds of one of the secrets.
    base::SecretBytes sent(const base::SecretBytes &secret) const;

    /// What an error message calls it: the credential's name, or the recipe's id.
    QString label() const;
};

/// The secrets that the store has of a credential, as WithCredential takes them: one for each slot.
struct KeptSecrets
{
    credential::Credential credential;
    std::vector<base::SecretBytes> current;
    std::vector<base::SecretBytes> previous; ///< before the last rotation; empty once they are dropped
};

/// The step that every signing, sending and verifying flow begins with: find the credential, read its secret,
/// compile its recipe.
class PrepareAuthentication
{
public:
    enum class Secrets { CurrentOnly, WithPrevious };

    PrepareAuthentication(const workspace::Workspace &workspace, const FindRecipe &recipes,
                          vault::SecretStore &store);

    QCoro::Task<base::Result<PreparedAuthentication>> run(Authentication authentication,
                                                          Secrets secrets = Secrets::CurrentOnly);

    QCoro::Task<base::Result<KeptSecrets>> keptSecrets(QString nameOrId);

    OpenEnvironment &environments() { return m_environments; }

private:
    base::Result<PreparedAuthentication> prepareRecipe(WithRecipe given) const;
    static base::Result<PreparedAuthentication> prepareBearer(WithBearer given);
    QCoro::Task<base::Result<PreparedAuthentication>> prepareCredential(WithCredential named,
                                                                        Secrets secrets);
    base::Result<credential::Credential> find(const WithCredential &named) const;
    QCoro::Task<base::Result<PreparedAuthentication>> prepareIdentity(credential::Credential credential,
                                                                      std::vector<base::SecretBytes> given);

    const workspace::Workspace &m_workspace;
    const FindRecipe &m_recipes;
    vault::SecretStore &m_store;
    OpenEnvironment m_environments;
};

} // namespace sealwright::flow
