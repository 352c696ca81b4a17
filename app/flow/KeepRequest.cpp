// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepRequest.h"

namespace sealwright::flow {

KeepRequest::KeepRequest(workspace::Workspace &workspace)
    : m_workspace(workspace)
{
}

base::Result<workspace::Listing<workspace::SavedRequest>> KeepRequest::list() const
{
    return m_workspace.requests();
}

base::Result<workspace::SavedRequest> KeepRequest::find(const QString &pathOrName) const
{
    return m_workspace.findRequest(pathOrName);
}

base::Result<workspace::SavedRequest> KeepRequest::save(workspace::SavedRequest request)
{
    return m_workspace.saveRequest(std::move(request));
}

base::Result<void> KeepRequest::remove(const workspace::SavedRequest &request)
{
    return m_workspace.removeRequest(request);
}

} // namespace sealwright::flow
