// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/CredentialUsers.h"

#include "app/credential/CredentialError.h"

namespace sealwright::flow {

std::vector<QString> requestsThatUse(const QString &credentialId,
                                     const std::vector<workspace::SavedRequest> &requests)
{
    std::vector<QString> names;
    for (const workspace::SavedRequest &request : requests) {
        if (request.refersTo(credentialId)) {
            names.push_back(request.name);
        }
    }
    return names;
}

base::Result<void> checkUnused(const workspace::Workspace &workspace,
                               const credential::Credential &credential)
{
    const auto requests = workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    const std::vector<QString> users = requestsThatUse(credential.id, requests->items);
    if (users.empty()) {
        return {};
    }
    const QStringList names(users.begin(), users.end());
    return base::failure(credential::CredentialError::InUse, {{"credential", credential.name},
                                                              {"requests", qint64{names.size()}},
                                                              {"names", names.join(QStringLiteral(", "))}});
}

} // namespace sealwright::flow
