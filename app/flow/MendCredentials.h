// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"
#include "app/workspace/Unfinished.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Puts right what a program left that was killed while it changed a credential or an environment: afterwards
/// each is as it was before or as it should have become. A rotation that had not yet replaced the secret is
/// undone, one that had is finished. A secret is erased only where the program's note proves that nothing
/// declares it: it was being added, or removed, and its workspace is there without it. A file that is merely
/// away, with another branch or an unmounted folder, proves nothing: then the note waits.
class MendCredentials
{
public:
    MendCredentials(workspace::Workspace &workspace, vault::SecretStore &store,
                    const workspace::Unfinished &unfinished);

    /// Costs next to nothing when there is nothing to mend. What cannot be mended now, because the store
    /// does not answer or a file is away, is left for the next time; the first failure is told.
    QCoro::Task<base::Result<void>> run();

    /// What was put right so far, for whoever tells the user.
    const std::vector<workspace::UnfinishedChange> &mended() const { return m_mended; }

    /// What a credential or environment is called; its id when it is gone.
    QString ownerName(const QString &ownerId) const;

    const workspace::Unfinished &unfinished() const { return m_unfinished; }

private:
    /// False when it has to wait.
    QCoro::Task<base::Result<bool>> mend(workspace::UnfinishedChange change);
    /// Of one whose file is not there.
    bool mayErase(const workspace::UnfinishedChange &change) const;
    QCoro::Task<base::Result<void>> putRight(workspace::UnfinishedChange change);
    QCoro::Task<base::Result<void>> eraseSecrets(workspace::UnfinishedChange change);
    /// What the environment's file does not declare secret, as it stands now.
    QCoro::Task<base::Result<void>> eraseUndeclared(workspace::UnfinishedChange change);
    QCoro::Task<base::Result<void>> settleRotation(credential::Credential credential,
                                                   workspace::UnfinishedChange change);

    workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    const workspace::Unfinished &m_unfinished;
    std::vector<workspace::UnfinishedChange> m_mended;
};

} // namespace sealwright::flow
