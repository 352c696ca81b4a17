// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MigrateVapi.h"

#include "app/flow/FreeName.h"
#include "app/flow/InPool.h"

namespace sealwright::flow {

using base::Result;
using credential::Credential;

MigrateVapi::MigrateVapi(const workspace::Workspace &workspace, KeepCredential &keep)
    : m_workspace(workspace)
    , m_keep(keep)
{
}

Result<void> MigrateVapi::freeNames(vapi::Migration &migration) const
{
    auto names = FreeNames::of(m_workspace);
    if (!names) {
        return base::Failure(names.error());
    }
    for (vapi::CredentialDraft &draft : migration.credentials()) {
        draft.credential.name = names->take(draft.credential.name);
    }
    return {};
}

QCoro::Task<Result<MigrateVapi::Plan>> MigrateVapi::plan(QByteArray document)
{
    using Read = std::shared_ptr<Result<vapi::Migration>>;
    auto reading = inPool([text = std::move(document)] {
        return std::make_shared<Result<vapi::Migration>>(vapi::Migration::of(text));
    });
    auto awaiter = reading.awaiter();
    const Read read = co_await awaiter;
    if (!*read) {
        co_return base::Failure(read->error());
    }
    Plan migration(std::move(**read));
    const Result<void> named = freeNames(*migration);
    if (!named) {
        co_return base::Failure(named.error());
    }
    co_return migration;
}

QCoro::Task<Result<MigratedDocument>> MigrateVapi::run(Plan plan)
{
    MigratedDocument migrated;
    std::vector<QString> ids;
    for (const vapi::CredentialDraft &draft : plan->credentials()) {
        auto adding = m_keep.add(draft.credential, draft.secret.clone());
        Result<Credential> added = co_await adding;
        if (!added) {
            QStringList left;
            for (const Credential &made : migrated.made) {
                auto removing = m_keep.remove(made.id, KeepCredential::WhenUsed::RemoveAnyway);
                const Result<void> removed = co_await removing;
                if (!removed) {
                    left.append(made.name);
                }
            }
            const base::Error &error = added.error();
            co_return base::Failure(left.isEmpty() ? error
                                                   : error.with({"left", left.join(QStringLiteral(", "))}));
        }
        ids.push_back(added->id);
        migrated.made.push_back(std::move(*added));
    }
    migrated.document = plan->document(ids);
    co_return migrated;
}

} // namespace sealwright::flow
