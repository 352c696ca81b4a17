// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/credential/Credential.h"
#include "app/flow/VariableScope.h"

#include <variant>
#include <vector>

namespace sealwright::flow {

struct NoAuthentication
{
    VariableScope scope = {}; ///< a receiver hides the secrets of its environment
};

/// A credential of the workspace. Its secret is in the store, unless it is given on the spot: then the store
/// is not asked, as on a build machine without a keychain.
struct WithCredential
{
    QString nameOrId;
    std::vector<base::SecretBytes> secrets = {};
    VariableScope scope = {}; ///< for `{{name}}` in its fields
};

/// A recipe and secrets given on the spot; to sign, the first one counts, to verify any.
struct WithRecipe
{
    QString recipeId;
    std::vector<base::SecretBytes> secrets;
    signing::Variables variables;
};

/// A bearer token given on the spot.
struct WithBearer
{
    credential::BearerFields fields;
    base::SecretBytes token;
};

/// How a request is to be authenticated, as the user said it. Move-only: it may hold secrets.
using Authentication = std::variant<NoAuthentication, WithCredential, WithRecipe, WithBearer>;

} // namespace sealwright::flow
