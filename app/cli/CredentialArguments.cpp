// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialArguments.h"

#include "app/cli/CliError.h"
#include "app/cli/Options.h"
#include "app/cli/PlainSecretOption.h"
#include "app/cli/Values.h"
#include "app/credential/Fields.h"
#include "app/credential/Presets.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace sealwright::cli {
namespace {

constexpr const char *kCredentialGroup = "Credential";

/// `field=value`; a field that is a secret has no place on a command line.
base::Result<void> setOne(credential::Credential &credential, const std::string &assignment)
{
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) {
        return base::failure(CliError::ValueInvalid, {{"option", QStringLiteral("--set")},
                                                      {"value", QString::fromStdString(assignment)},
                                                      {"allowed", QStringLiteral("field=value")}});
    }
    const QString name = QString::fromStdString(assignment.substr(0, equals));
    if (std::ranges::count(credential.secretSlots(), name) > 0 ||
        std::ranges::count(credential.formerSecretSlots(), name) > 0) {
        return base::failure(CliError::SecretOnCommandLine,
                             {{"option", QString(QStringLiteral("--set ") % name)}});
    }
    return credential::setField(credential, name.toUtf8(), bytesOf(assignment.substr(equals + 1)));
}

} // namespace

void addSecretSources(CLI::App &command, SecretSources &sources)
{
    addSecretOptions(command, sources.secret, HowManySecrets::One);
    addCertificateOptions(command, sources.certificate);
    addKeyOptions(command, sources.key);
}

base::Result<std::vector<base::SecretBytes>> readSources(Invocation &invocation, const SecretSources &sources,
                                                         const credential::Credential &credential)
{
    const std::vector<QString> slots = credential.secretSlots();
    if (credential.kind() == credential::Kind::Mtls) {
        if (!sources.secret.isEmpty()) {
            return conflict("A secret", "--kind mtls");
        }
        if (sources.certificate.isEmpty() || sources.key.isEmpty()) {
            return base::failure(credential::CredentialError::HalvesNeeded,
                                 {{"credential", credential.name}});
        }
        auto halves = readSecrets(invocation, sources.certificate, HowManySecrets::One);
        if (!halves) {
            return halves;
        }
        auto key = readSecrets(invocation, sources.key, HowManySecrets::One);
        if (!key) {
            return key;
        }
        halves->push_back(std::move(key->front()));
        return halves;
    }
    if (!sources.certificate.isEmpty()) {
        return needs("--cert", "--kind mtls");
    }
    if (sources.key.isEmpty()) {
        return readSecrets(invocation, sources.secret, HowManySecrets::One);
    }
    if (!sources.secret.isEmpty()) {
        return conflict("A secret", "a key");
    }
    if (slots.front() != QLatin1String("privateKey")) {
        return needs("A key", "--kind jwt or mtls");
    }
    return readSecrets(invocation, sources.key, HowManySecrets::One);
}

void addKindOptions(CLI::App &command, CredentialArguments &arguments)
{
    addText(command, "--kind", arguments.kind, "KIND", "bearer, basic, apiKey, hmac, jwt, oauth2 or mtls")
        ->group(kCredentialGroup);
    addText(command, "--preset", arguments.preset, "ID",
            "vapi-hmac, vapi-secret, vapi-bearer, vapi-oauth2, bearer, basic, api-key, mtls, or a recipe")
        ->group(kCredentialGroup);
    addText(command, "--recipe", arguments.recipe, "ID", "Sign by this recipe")->group(kCredentialGroup);
}

void addChangeOptions(CLI::App &command, CredentialArguments &arguments)
{
    addTextOrNothing(command, "--name", arguments.name, "NAME", "What it is called")->group(kCredentialGroup);
    addTextOrNothing(command, "--environment", arguments.environment, "E", "Such as staging or production")
        ->group(kCredentialGroup);
    addTexts(command, "--set", arguments.fields, "FIELD=VALUE",
             "A field, such as headerName=X-Key (repeatable)")
        ->group(kCredentialGroup);
    addTexts(command, "--bind-host", arguments.hosts, "HOST", "The only host it may be sent to (repeatable)")
        ->group(kCredentialGroup);
    addPlainSecretOption(command, arguments.allowPlainSecret);
}

base::Result<credential::Credential> beginCredential(const CredentialArguments &arguments,
                                                     const QString &command)
{
    credential::Credential credential;
    if (!arguments.preset.empty() && !arguments.recipe.empty()) {
        return conflict("--preset", "--recipe");
    }
    std::optional<credential::Kind> kind;
    if (!arguments.kind.empty()) {
        kind = credential::kindNamed(bytesOf(arguments.kind));
        if (!kind) {
            return base::failure(credential::CredentialError::KindUnknown,
                                 {{"kind", QString::fromStdString(arguments.kind)}});
        }
    }
    if (!arguments.preset.empty()) {
        const auto preset = credential::presetNamed(QString::fromStdString(arguments.preset));
        if (!preset) {
            return base::Failure(preset.error());
        }
        credential.fields = preset->fields;
    } else if (!arguments.recipe.empty()) {
        credential::HmacFields fields;
        fields.recipeId = QString::fromStdString(arguments.recipe);
        credential.fields = std::move(fields);
    } else if (!kind) {
        return base::failure(
            CliError::OptionMissing,
            {{"option", QStringLiteral("--kind, --preset or --recipe")}, {"command", command}});
    } else {
        credential.fields = credential::plainFields(*kind);
    }
    if (kind && *kind != credential.kind()) {
        const QString other =
            arguments.preset.empty() ? QStringLiteral("--recipe") : QStringLiteral("--preset");
        return base::failure(
            CliError::OptionsConflict,
            {{"option", QString(QStringLiteral("--kind ") % QString::fromStdString(arguments.kind))},
             {"other", other}});
    }
    return credential;
}

base::Result<credential::Credential> withArguments(credential::Credential credential,
                                                   const CredentialArguments &arguments)
{
    if (arguments.name) {
        credential.name = QString::fromStdString(*arguments.name);
    }
    if (arguments.environment) {
        credential.environment = QString::fromStdString(*arguments.environment);
    }
    if (!arguments.hosts.empty()) {
        credential.hosts.clear();
        for (const std::string &host : arguments.hosts) {
            if (!host.empty()) { // --bind-host '' unbinds
                credential.hosts.push_back(QString::fromStdString(host));
            }
        }
    }
    for (const std::string &assignment : arguments.fields) {
        if (const auto set = setOne(credential, assignment); !set) {
            return base::Failure(set.error());
        }
    }
    return credential;
}

base::Result<credential::Credential> newCredential(const CredentialArguments &arguments,
                                                   const QString &command)
{
    auto begun = beginCredential(arguments, command);
    if (!begun) {
        return begun;
    }
    auto credential = withArguments(*std::move(begun), arguments);
    if (!credential) {
        return credential;
    }
    if (const auto checked = credential::check(*credential); !checked) {
        return base::Failure(checked.error());
    }
    return credential;
}

} // namespace sealwright::cli
