// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"
#include "app/vapi/Migration.h"

namespace sealwright::flow {

struct MigratedDocument
{
    QByteArray document;                      ///< refers to the credentials by our ids
    std::vector<credential::Credential> made; ///< in the order of the migration's
};

/// A migration that is planned; copies share it. A type of its own: QCoro cannot carry a Result of a pointer,
/// which GCC 12 compares with itself without end.
class MigrationPlan
{
public:
    MigrationPlan() = default;

    explicit MigrationPlan(vapi::Migration migration)
        : m_migration(std::make_shared<vapi::Migration>(std::move(migration)))
    {
    }

    vapi::Migration *operator->() const { return m_migration.get(); }

    vapi::Migration &operator*() const { return *m_migration; }

    explicit operator bool() const { return m_migration != nullptr; }

private:
    std::shared_ptr<vapi::Migration> m_migration;
};

/// Leads a Vapi document out of its inline secrets: plans, and makes the credentials when told to. The
/// document itself is only read.
class MigrateVapi
{
public:
    using Plan = MigrationPlan;

    MigrateVapi(const workspace::Workspace &workspace, KeepCredential &keep);

    /// Changes nothing. The credentials have names that are free in the workspace.
    QCoro::Task<base::Result<Plan>> plan(QByteArray document);

    /// Every credential, each with its secret stored first; when one of them cannot be made, those made
    /// before it are taken back.
    QCoro::Task<base::Result<MigratedDocument>> run(Plan plan);

private:
    base::Result<void> freeNames(vapi::Migration &migration) const;

    const workspace::Workspace &m_workspace;
    KeepCredential &m_keep;
};

} // namespace sealwright::flow
