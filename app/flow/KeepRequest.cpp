// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepRequest.h"

namespace sealwright::flow {

KeepRequest::KeepRequest(workspace::Workspace &workspace, FindTypedSecrets *typed, MoveTypedSecrets *move)
    : m_workspace(workspace)
    , m_typed(typed)
    , m_move(move)
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

QCoro::Task<base::Result<workspace::SavedRequest>> KeepRequest::save(workspace::SavedRequest request,
                                                                     PlainSecrets plain)
{
    if (plain == PlainSecrets::Refuse) {
        auto looking = typedSecrets(request);
        const std::vector<TypedSecret> found = co_await looking;
        if (!found.empty()) {
            co_return base::Failure(asError(found));
        }
    }
    co_return m_workspace.saveRequest(std::move(request));
}

QCoro::Task<std::vector<TypedSecret>> KeepRequest::typedSecrets(workspace::SavedRequest request)
{
    std::vector<TypedSecret> found;
    if (m_typed != nullptr) {
        auto looking = m_typed->in(std::move(request));
        found = co_await looking;
    }
    co_return found;
}

QCoro::Task<base::Result<MoveTypedSecrets::Moved>> KeepRequest::keepAsSecrets(workspace::SavedRequest request,
                                                                              std::vector<TypedSecret> found,
                                                                              QString environmentId)
{
    if (m_move == nullptr) {
        co_return base::Failure(asError(found));
    }
    auto moving = m_move->run(std::move(request), std::move(found), std::move(environmentId));
    base::Result<MoveTypedSecrets::Moved> moved = co_await moving;
    if (!moved) {
        co_return moved;
    }
    const base::Result<workspace::SavedRequest> saved = m_workspace.saveRequest(moved->request);
    if (!saved) {
        co_return base::Failure(saved.error());
    }
    moved->request = *saved;
    co_return moved;
}

std::optional<NotCompared> KeepRequest::notCompared() const
{
    return m_typed != nullptr ? m_typed->notCompared() : std::nullopt;
}

base::Result<void> KeepRequest::remove(const workspace::SavedRequest &request)
{
    return m_workspace.removeRequest(request);
}

} // namespace sealwright::flow
