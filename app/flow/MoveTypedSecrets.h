// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindTypedSecrets.h"
#include "app/flow/KeepEnvironment.h"

namespace sealwright::flow {

/// Moves secrets that stand in a request into secret variables of an environment, so that it goes out as
/// before and no file holds them.
class MoveTypedSecrets
{
public:
    /// All of them outlive it.
    MoveTypedSecrets(const workspace::Workspace &workspace, KeepEnvironment &environments,
                     vault::SecretStore &store);

    struct Moved
    {
        workspace::SavedRequest request;
        QString environment; ///< the id of the one that has the variables; empty: none was needed
        std::vector<QByteArray> variables; ///< each once
    };

    /// `found` in just this request. Without an environment it is the one called “Default”, which is made
    /// where there is none. A variable that has the value already is used again; a header that the request's
    /// own credential makes goes. Fails as reading and saving secrets do, and with InPlainText (of
    /// TypedSecretError) for a secret in the name, which nothing can stand in for. The request is not saved
    /// here.
    QCoro::Task<base::Result<Moved>> run(workspace::SavedRequest request, std::vector<TypedSecret> found,
                                         QString environmentId);

private:
    base::Result<workspace::Environment> environmentFor(const QString &id) const;
    QCoro::Task<base::Result<KeepEnvironment::Secrets>> valuesOf(workspace::Environment environment);

    const workspace::Workspace &m_workspace;
    KeepEnvironment &m_environments;
    vault::SecretStore &m_store;
};

} // namespace sealwright::flow
