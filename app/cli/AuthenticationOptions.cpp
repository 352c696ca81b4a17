// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/AuthenticationOptions.h"

#include "app/cli/CliError.h"
#include "app/cli/Options.h"
#include "app/cli/Values.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

constexpr const char *kAuthentication = "Authentication";

base::Result<void> checkCombination(const AuthenticationOptions &options)
{
    const bool hasCredential = !options.credential.empty();
    const bool hasRecipe = !options.recipe.empty();
    if (hasCredential && hasRecipe) {
        return conflict("--credential", "--recipe");
    }
    if (hasCredential && options.bearer) {
        return conflict("--credential", "--bearer");
    }
    if (hasRecipe && options.bearer) {
        return conflict("--recipe", "--bearer");
    }
    if (!options.bearer && !options.headerName.empty()) {
        return needs("--header-name", "--bearer");
    }
    if (!options.bearer && options.noPrefix) {
        return needs("--no-prefix", "--bearer");
    }
    return {};
}

flow::WithBearer bearerOf(const AuthenticationOptions &options, base::SecretBytes token)
{
    flow::WithBearer bearer;
    if (!options.headerName.empty()) {
        bearer.fields.headerName = bytesOf(options.headerName);
    }
    bearer.fields.includePrefix = !options.noPrefix;
    bearer.token = std::move(token);
    return bearer;
}

base::Result<std::vector<base::SecretBytes>>
readProofs(Invocation &invocation, const AuthenticationOptions &options, HowManySecrets howMany)
{
    if (options.keys.isEmpty()) {
        return readSecrets(invocation, options.secrets, howMany);
    }
    if (!options.secrets.isEmpty()) {
        return conflict("--secret-…", "--key-…");
    }
    return readSecrets(invocation, options.keys, howMany);
}

} // namespace

void addAuthenticationOptions(CLI::App &command, AuthenticationOptions &options, BearerAllowed bearer,
                              HowManySecrets howMany, ScopeOf scope)
{
    addText(command, "--credential", options.credential, "NAME|ID",
            "Credential of the workspace; a secret given here stands in for its own")
        ->group(kAuthentication);
    addText(command, "--recipe", options.recipe, "ID", "Recipe to sign with; needs a secret")
        ->group(kAuthentication);
    if (bearer == BearerAllowed::Yes) {
        addSwitch(command, "--bearer", options.bearer, "Send the secret as a bearer token")
            ->group(kAuthentication);
        addText(command, "--header-name", options.headerName, "NAME", "Header for it (default Authorization)")
            ->group(kAuthentication);
        addSwitch(command, "--no-prefix", options.noPrefix, "Without the word Bearer before it")
            ->group(kAuthentication);
    }
    addSecretOptions(command, options.secrets, howMany);
    addScopeOptions(command, options.scope, scope);
}

void addRecipeKeyOptions(CLI::App &command, AuthenticationOptions &options)
{
    addKeyOptions(command, options.keys);
}

base::Result<flow::Authentication> readAuthentication(Invocation &invocation,
                                                      const AuthenticationOptions &options,
                                                      AuthenticationNeed need, HowManySecrets howMany)
{
    if (auto checked = checkCombination(options); !checked) {
        return base::Failure(checked.error());
    }
    auto scope = readScope(options.scope);
    if (!scope) {
        return base::Failure(scope.error());
    }
    if (options.isNone()) {
        if (options.hasProofs()) {
            return needs("A secret", "--recipe");
        }
        if (need == AuthenticationNeed::Required) {
            return base::failure(CliError::AuthenticationMissing, {{"command", invocation.command()}});
        }
        return flow::NoAuthentication{*std::move(scope)};
    }
    if (!options.credential.empty()) {
        flow::WithCredential with;
        with.nameOrId = QString::fromStdString(options.credential);
        with.scope = *std::move(scope);
        if (options.hasProofs()) {
            auto given = readProofs(invocation, options, howMany);
            if (!given) {
                return base::Failure(given.error());
            }
            with.secrets = std::move(*given);
        }
        return flow::Authentication(std::move(with));
    }
    auto secrets = readProofs(invocation, options, howMany);
    if (!secrets) {
        return base::Failure(secrets.error());
    }
    if (options.bearer) {
        return flow::Authentication(bearerOf(options, std::move(secrets->front())));
    }
    flow::WithRecipe with;
    with.recipeId = QString::fromStdString(options.recipe);
    with.secrets = std::move(*secrets);
    with.variables = std::move(scope->given);
    return flow::Authentication(std::move(with));
}

} // namespace sealwright::cli
