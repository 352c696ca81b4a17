// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/VariableScope.h"
#include "app/http/Request.h"
#include "app/vault/SecretStore.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Finds the values of the variables that texts ask for, secret ones in the store. A secret that no text asks
/// for is not read.
class OpenEnvironment
{
public:
    OpenEnvironment(const workspace::Workspace &workspace, vault::SecretStore &store);

    /// EnvironmentNotFound and the like. A secret that cannot be read fails when it is filled in, not here.
    QCoro::Task<base::Result<base::Variables>> run(VariableScope scope, std::vector<QByteArray> texts);

    /// All its secrets that can be read, for whoever must keep them out of sight. EnvironmentNotFound and the
    /// like; none of no environment.
    QCoro::Task<base::Result<std::vector<base::SecretBytes>>> secretsOf(QString environment);

    /// For fields that are shown: asking for a secret one fails with Secret (of VariableError).
    base::Result<base::Variables> withoutSecrets(const VariableScope &scope) const;

private:
    base::Result<workspace::Environment> find(const VariableScope &scope) const;

    const workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
};

/// Where a request asks for variables: URL, headers, body.
std::vector<QByteArray> variableTexts(const http::Request &request);

/// A request with its variables filled in.
struct ExpandedRequest
{
    http::Request request;
    /// What the body asks for and nobody defined: it goes out as it stands, since bodies hold templates of
    /// others too. Anywhere else that is an error.
    std::vector<QByteArray> unknown;
};

/// Fails as VariableError says, with the fact `where`: `URL`, `header` (named by `header`) or `body`.
base::Result<ExpandedRequest> expandRequest(http::Request request, const base::Variables &values);

} // namespace sealwright::flow
