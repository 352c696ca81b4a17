// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"
#include "app/workspace/Unfinished.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Puts right what a program left that was killed while it changed a credential or an environment: afterwards
/// each is as it was before or as it should have become, and no secret is without what declares it. A
/// rotation that had not yet replaced the secret is undone, one that had is finished.
class MendCredentials
{
public:
    MendCredentials(workspace::Workspace &workspace, vault::SecretStore &store,
                    const workspace::Unfinished &unfinished);

    /// Costs next to nothing when there is nothing to mend. What cannot be mended now, because the store
    /// does not answer, is left for the next time.
    QCoro::Task<base::Result<void>> run();

    const workspace::Unfinished &unfinished() const { return m_unfinished; }

private:
    QCoro::Task<base::Result<void>> mend(workspace::UnfinishedChange change);
    QCoro::Task<base::Result<void>> eraseSecrets(workspace::UnfinishedChange change);
    /// What the environment's file does not declare secret, as it stands now.
    QCoro::Task<base::Result<void>> eraseUndeclared(workspace::UnfinishedChange change);
    QCoro::Task<base::Result<void>> settleRotation(credential::Credential credential,
                                                   workspace::UnfinishedChange change);
    /// Each slot of `overtaken` gets the secret of before again, and no previous one is kept.
    QCoro::Task<base::Result<void>> undoRotation(credential::Credential credential,
                                                 std::vector<QString> overtaken);

    workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    const workspace::Unfinished &m_unfinished;
};

} // namespace sealwright::flow
