// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ScopeOptions.h"
#include "app/cli/SecretSource.h"
#include "app/flow/Authentication.h"

namespace sealwright::cli {

/// `--credential NAME|ID`, perhaps with a secret in place of the stored one; or `--recipe ID` or `--bearer`
/// with a secret source. A key of a pair may come by `--key-…` where these are offered.
struct AuthenticationOptions
{
    std::string credential;
    std::string recipe;
    bool bearer = false;
    std::string headerName;
    bool noPrefix = false;
    SecretOptions secrets;
    SecretOptions keys;
    ScopeOptions scope;

    bool isNone() const { return credential.empty() && recipe.empty() && !bearer; }

    bool hasProofs() const { return !secrets.isEmpty() || !keys.isEmpty(); }
};

enum class BearerAllowed { No, Yes };

void addAuthenticationOptions(CLI::App &command, AuthenticationOptions &options, BearerAllowed bearer,
                              HowManySecrets howMany, ScopeOf scope);

/// Only for commands whose `--key-file` is not the key of a TLS client.
void addRecipeKeyOptions(CLI::App &command, AuthenticationOptions &options);

enum class AuthenticationNeed { Optional, Required };

/// What was asked for, its secret read. Says what is missing or too much.
base::Result<flow::Authentication> readAuthentication(Invocation &invocation,
                                                      const AuthenticationOptions &options,
                                                      AuthenticationNeed need, HowManySecrets howMany);

} // namespace sealwright::cli
