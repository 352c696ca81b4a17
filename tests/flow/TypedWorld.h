// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRequest.h"
#include "tests/flow/FlowWorld.h"

namespace sealwright::tests {

/// What looks for typed secrets, over the fake store, in any world that has one. What `World::keep` adds is
/// in the store and has not been seen.
template<typename World>
struct WithTypedSecrets : World
{
    vault::ChosenStore chosen{std::shared_ptr<vault::SecretStore>(&this->store, [](vault::SecretStore *) {})};
    flow::FindTypedSecrets typed{this->workspace, chosen, std::chrono::milliseconds(20)};
    flow::KeepCredential keepCredential{this->workspace, chosen,  this->clock, this->random,
                                        nullptr,         nullptr, &typed};
    flow::KeepEnvironment keepEnvironment{this->workspace, chosen, this->random, nullptr, &typed};
    flow::MoveTypedSecrets move{this->workspace, keepEnvironment, chosen};
    flow::KeepRequest keepRequest{this->workspace, &typed, &move};
};

using TypedWorld = WithTypedSecrets<FlowWorld>;

} // namespace sealwright::tests
