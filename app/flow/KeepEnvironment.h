// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ClaimOwner.h"
#include "app/flow/FindTypedSecrets.h"
#include "app/flow/MendCredentials.h"
#include "app/vault/SecretStore.h"
#include "app/workspace/Workspace.h"

#include <functional>
#include <map>

namespace sealwright::flow {

enum class EnvironmentError {
    Unsettled, ///< a secret was replaced, then it failed, and the one of before could not be put back: facts
               ///< `environment`, `reason` (a code)
};

constexpr base::ErrorInfo errorInfo(EnvironmentError error)
{
    switch (error) {
    case EnvironmentError::Unsettled:
        return {"environment_unsettled", base::ErrorKind::Unavailable};
    }
    return {};
}

/// What can be said of a secret variable without showing it.
struct VariableState
{
    QByteArray name;
    bool present = false;
    std::optional<QString> fingerprint;
    std::optional<base::Error> error; ///< why it is not known whether it is there
};

struct EnvironmentSummary
{
    workspace::Environment environment;
    std::vector<QString> usedBy; ///< the names of the saved requests that choose a credential for it
};

/// Adds, edits and removes environments so that files and secrets agree: a secret value is stored and read
/// back before the file that declares it is written, and erased after the file no longer does.
class KeepEnvironment
{
public:
    /// `mend` notes what is under way, so that what a killed program left is put right; null: nobody does.
    /// `typed` knows the secrets that no file may hold; null: nobody looks.
    KeepEnvironment(workspace::Workspace &workspace, vault::SecretStore &store, base::Random &random,
                    MendCredentials *mend = nullptr, FindTypedSecrets *typed = nullptr);

    /// Without their users, which takes reading the saved requests.
    base::Result<workspace::Listing<workspace::Environment>> environments() const;
    base::Result<workspace::Listing<EnvironmentSummary>> list() const;
    base::Result<EnvironmentSummary> summary(const QString &nameOrId) const;
    /// Of each secret variable, in their order.
    QCoro::Task<std::vector<VariableState>> states(workspace::Environment environment,
                                                   vault::MayUnlock mayUnlock = vault::MayUnlock::Yes);

    /// Values by the name of a variable that is declared secret.
    using Secrets = std::map<QByteArray, base::SecretBytes>;

    /// Saves a new one, without an id, or one that was read before. A declared secret without a value in
    /// `secrets` keeps the one it has, or has none. FileChanged (of WorkspaceError) when its file is no
    /// longer what it was read from; when a secret or the file cannot be stored, all is as before, or it says
    /// that it could not be put back: Unsettled. InPlainText (of TypedSecretError) when a live secret is a
    /// plain value and `plain` does not say that it is meant.
    QCoro::Task<base::Result<workspace::Environment>>
    save(workspace::Environment environment, Secrets secrets, PlainSecrets plain = PlainSecrets::Refuse);
    /// Those that `save` would refuse.
    QCoro::Task<std::vector<TypedSecret>> typedSecrets(workspace::Environment environment,
                                                       const Secrets &secrets);
    /// What it makes of an environment; done again when that one was changed meanwhile.
    using Change = std::function<base::Result<void>(workspace::Environment &)>;
    /// Saves what `change` makes of it as it is now, and what others changed stays.
    QCoro::Task<base::Result<workspace::Environment>> edit(QString nameOrId, Change change, Secrets secrets,
                                                           PlainSecrets plain);
    /// What the latest look could not compare with.
    std::optional<NotCompared> notCompared() const;
    /// Its secrets go as well, so the store has to answer first. Requests that chose a credential for it fall
    /// back to their general one.
    QCoro::Task<base::Result<void>> remove(QString nameOrId);

private:
    /// `act`: what it is for the file, as a note says it.
    QCoro::Task<base::Result<workspace::Environment>> store(workspace::Environment environment,
                                                            Secrets secrets, const OwnerClaim &claim,
                                                            workspace::UnfinishedChange::Act act);
    QCoro::Task<base::Result<void>> erase(workspace::Environment environment, std::vector<QByteArray> names);

    workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    base::Random &m_random;
    MendCredentials *m_mend;
    FindTypedSecrets *m_typed;
};

/// What `environment list` and `environment show` print.
base::Json toJson(const EnvironmentSummary &summary);
base::Json toJson(const EnvironmentSummary &summary, const std::vector<VariableState> &states);

} // namespace sealwright::flow
