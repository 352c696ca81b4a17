// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// The names of the saved requests that refer to it, in any environment or without.
std::vector<QString> requestsThatUse(const QString &credentialId,
                                     const std::vector<workspace::SavedRequest> &requests);

/// InUse (of CredentialError) when there is one.
base::Result<void> checkUnused(const workspace::Workspace &workspace,
                               const credential::Credential &credential);

} // namespace sealwright::flow
