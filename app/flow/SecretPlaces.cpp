// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SecretPlaces.h"

namespace sealwright::flow {

base::Result<workspace::Listing<SecretPlace>> secretPlaces(const workspace::Workspace &workspace)
{
    auto credentials = workspace.credentials();
    if (!credentials) {
        return base::Failure(credentials.error());
    }
    workspace::Listing<SecretPlace> places;
    places.broken = std::move(credentials->broken);
    for (const credential::Credential &credential : credentials->items) {
        for (const QString &slot : credential.secretSlots()) {
            places.items.push_back({credential.secretKey(slot), credential.name});
            places.items.push_back({credential.previousSecretKey(slot), credential.name});
        }
    }
    return places;
}

} // namespace sealwright::flow
