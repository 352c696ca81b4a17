// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SecretPlaces.h"

#include <algorithm>
#include <iterator>

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
    auto environments = workspace.environments();
    if (!environments) {
        return base::Failure(environments.error());
    }
    std::ranges::move(environments->broken, std::back_inserter(places.broken));
    for (const workspace::Environment &environment : environments->items) {
        for (const workspace::EnvironmentVariable &variable : environment.variables) {
            if (variable.isSecret) {
                places.items.push_back({environment.secretKey(variable.name), environment.name});
            }
        }
    }
    return places;
}

} // namespace sealwright::flow
