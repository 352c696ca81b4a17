// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/OAuth2Check.h"
#include "app/credential/SecretHint.h"
#include "app/flow/FindRecipe.h"
#include "app/flow/RotationReminder.h"
#include "app/vault/SecretStore.h"

#include <variant>

namespace sealwright::flow {

struct RotationDue
{
    base::TimePoint since{}; ///< it has had its secret since then
};

/// Something about a credential that keeps it from working, or is unwise.
struct CredentialFinding
{
    std::variant<base::Error, credential::SecretHint, credential::CredentialWarning, RotationDue> what;
    QString slot; ///< of the secret it is about; empty: its fields
};

/// `secret_not_found`, `quoted`, `key_in_url`, `rotation_due`: stable, for scripts.
QByteArray codeOf(const CredentialFinding &finding);

struct LintedCredential
{
    credential::Credential credential;
    std::vector<CredentialFinding> findings;
};

/// Looks at credentials as they stand, their secrets included: what is said while one is entered, said again
/// on demand. Secrets are read and never shown.
class LintCredentials
{
public:
    LintCredentials(workspace::Workspace &workspace, vault::SecretStore &store, const FindRecipe &recipes,
                    const base::Clock &clock);

    /// One by name or id; all of them when that is empty. Fails when there is no such credential, or the
    /// store cannot be read: then nothing is known.
    QCoro::Task<base::Result<std::vector<LintedCredential>>> run(QString nameOrId);

private:
    base::Result<std::vector<credential::Credential>> chosen(const QString &nameOrId) const;
    QCoro::Task<base::Result<LintedCredential>> lint(credential::Credential credential,
                                                     std::optional<std::chrono::days> rotateAfter);

    workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    const FindRecipe &m_recipes;
    const base::Clock &m_clock;
};

} // namespace sealwright::flow
