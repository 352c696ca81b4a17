// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Invocation.h"
#include "app/cli/SecretSource.h"

#include <optional>

namespace sealwright::cli {

/// Where the secrets of a credential come from that is being made or rotated.
struct SecretSources
{
    SecretOptions secret;
    SecretOptions certificate; ///< of an mtls credential
    SecretOptions key;         ///< its key, or that of another credential that holds one
};

void addSecretSources(CLI::App &command, SecretSources &sources);

/// One for each slot of the credential, in their order. Fails with what is missing, or given for nothing.
base::Result<std::vector<base::SecretBytes>> readSources(Invocation &invocation, const SecretSources &sources,
                                                         const credential::Credential &credential);

/// The plain fields of a credential as `add` and `edit` take them. What was not given stays as it is.
struct CredentialArguments
{
    std::string kind;
    std::string preset;
    std::string recipe;
    std::optional<std::string> name;
    std::optional<std::string> environment;
    std::vector<std::string> fields;
    std::vector<std::string> hosts;
    bool allowPlainSecret = false;
    SecretSources secrets;
};

/// `--kind`, `--preset`, `--recipe`.
void addKindOptions(CLI::App &command, CredentialArguments &arguments);
/// `--name`, `--environment`, `--set`, `--bind-host`.
void addChangeOptions(CLI::App &command, CredentialArguments &arguments);

/// Kind, preset, recipe: what a credential begins with. `command` is for messages.
base::Result<credential::Credential> beginCredential(const CredentialArguments &arguments,
                                                     const QString &command);

/// All that is given of a credential that is to be made, and that it can be used.
base::Result<credential::Credential> newCredential(const CredentialArguments &arguments,
                                                   const QString &command);

/// `credential` with name, environment, hosts and fields as they were given.
base::Result<credential::Credential> withArguments(credential::Credential credential,
                                                   const CredentialArguments &arguments);

} // namespace sealwright::cli
