// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindTypedSecrets.h"
#include "app/flow/MoveTypedSecrets.h"
#include "app/workspace/Workspace.h"

#include <QCoroTask>

namespace sealwright::flow {

/// The saved requests of the workspace.
class KeepRequest
{
public:
    /// `typed` knows the secrets that no file may hold, `move` keeps them elsewhere; null: nobody looks.
    explicit KeepRequest(workspace::Workspace &workspace, FindTypedSecrets *typed = nullptr,
                         MoveTypedSecrets *move = nullptr);

    base::Result<workspace::Listing<workspace::SavedRequest>> list() const;
    base::Result<workspace::SavedRequest> find(const QString &pathOrName) const;
    /// InPlainText (of TypedSecretError) when a live secret stands in it and `plain` does not say that it is
    /// meant. Answers at once where nothing has to be looked at.
    QCoro::Task<base::Result<workspace::SavedRequest>> save(workspace::SavedRequest request,
                                                            PlainSecrets plain = PlainSecrets::Refuse);
    /// Those that `save` would refuse.
    QCoro::Task<std::vector<TypedSecret>> typedSecrets(workspace::SavedRequest request);
    /// As MoveTypedSecrets::run, for what `typedSecrets` found. Saves the request, too.
    QCoro::Task<base::Result<MoveTypedSecrets::Moved>>
    keepAsSecrets(workspace::SavedRequest request, std::vector<TypedSecret> found, QString environmentId);
    /// What the latest look could not compare with.
    std::optional<NotCompared> notCompared() const;
    base::Result<void> remove(const workspace::SavedRequest &request);

private:
    workspace::Workspace &m_workspace;
    FindTypedSecrets *m_typed;
    MoveTypedSecrets *m_move;
};

} // namespace sealwright::flow
