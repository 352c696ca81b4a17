// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/Certificate.h"
#include "app/flow/FindRecipe.h"
#include "app/vault/SecretStore.h"

namespace sealwright::flow {

struct SecretState
{
    QString slot;
    vault::StoreKind where = vault::StoreKind::Keychain;
    bool present = false;
    std::optional<QString> fingerprint;
    bool hasPrevious = false;
    std::optional<base::Error> error;                    ///< why it is not known whether it is there
    std::optional<crypto::CertificateFacts> certificate; ///< when the slot holds one: it is no secret
};

struct CredentialSummary
{
    credential::Credential credential;
    std::vector<QString> usedBy; ///< the names of the saved requests that refer to it
};

struct CredentialDetails
{
    CredentialSummary summary;
    std::vector<SecretState> secrets;
};

/// Everything there is to see of a credential but its secret.
class InspectCredential
{
public:
    InspectCredential(const workspace::Workspace &workspace, const FindRecipe &recipes,
                      vault::SecretStore &store);

    base::Result<workspace::Listing<CredentialSummary>> list() const;
    base::Result<CredentialSummary> summary(const QString &nameOrId) const;
    QCoro::Task<base::Result<CredentialDetails>> details(QString nameOrId,
                                                         vault::MayUnlock mayUnlock = vault::MayUnlock::Yes);

    /// The headers it will make at `now`, with a description in place of what needs the secret:
    /// `‹64 hex digits of HMAC-SHA-256›`, `‹token›`; where the secret itself is sent, `fingerprint` stands in
    /// for it when there is one: `‹sha256:1a2b3c4d›`. None for a client certificate. Works on credentials
    /// that are not saved yet.
    base::Result<std::vector<signing::PlacedValue>>
    preview(const credential::Credential &credential, base::TimePoint now,
            const std::optional<QString> &fingerprint = std::nullopt) const;

private:
    const workspace::Workspace &m_workspace;
    const FindRecipe &m_recipes;
    vault::SecretStore &m_store;
};

/// What `credential list` and `credential show` print (cli.md).
base::Json toJson(const CredentialSummary &summary);
base::Json toJson(const CredentialDetails &details);

} // namespace sealwright::flow
