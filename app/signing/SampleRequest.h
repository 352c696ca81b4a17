// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {

/// A request that has everything the recipe reads of one: a form, the members of its JSON, parameters,
/// headers. What the recipe reads nothing of is what most webhooks look like.
http::Request sampleRequest(const CompiledRecipe &recipe);

/// A value for every variable that the recipe uses and has no default for.
Variables sampleVariables(const CompiledRecipe &recipe);

} // namespace sealwright::signing
