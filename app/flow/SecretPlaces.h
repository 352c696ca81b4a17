// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Where a document of the workspace keeps a secret.
struct SecretPlace
{
    QString key;   ///< in the store: `cred_…/token`, `cred_…/token/previous`, `env_…/name`
    QString owner; ///< the credential's or environment's name, for people
};

/// Every key under which the workspace may keep a secret, whether or not there is one: no keychain can list
/// them. A file that cannot be read is named; what it keeps cannot be known.
base::Result<workspace::Listing<SecretPlace>> secretPlaces(const workspace::Workspace &workspace);

} // namespace sealwright::flow
