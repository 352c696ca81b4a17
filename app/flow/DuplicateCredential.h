// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"

namespace sealwright::flow {

/// Makes a second credential of one: the same fields and secrets under an id of its own. Requests keep
/// referring to the first; what counts its use begins anew.
class DuplicateCredential
{
public:
    DuplicateCredential(const workspace::Workspace &workspace, vault::SecretStore &store,
                        KeepCredential &keep);

    /// `name` is the new one's. Fails as finding, reading a secret and KeepCredential::add do.
    QCoro::Task<base::Result<credential::Credential>> run(QString nameOrId, QString name);

private:
    const workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    KeepCredential &m_keep;
};

} // namespace sealwright::flow
