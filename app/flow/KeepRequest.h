// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// The saved requests of the workspace.
class KeepRequest
{
public:
    explicit KeepRequest(workspace::Workspace &workspace);

    base::Result<workspace::Listing<workspace::SavedRequest>> list() const;
    base::Result<workspace::SavedRequest> find(const QString &pathOrName) const;
    base::Result<workspace::SavedRequest> save(workspace::SavedRequest request);
    base::Result<void> remove(const workspace::SavedRequest &request);

private:
    workspace::Workspace &m_workspace;
};

} // namespace sealwright::flow
