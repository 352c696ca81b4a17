// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SecretSource.h"

#include "app/cli/CliError.h"
#include "app/cli/Options.h"
#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace sealwright::cli {
namespace {

/// A secret with a line end.
constexpr qsizetype kMostRead = vault::kSecretSizeLimit + 2;

base::Result<base::SecretBytes> notEmpty(base::SecretBytes secret, const QString &source)
{
    if (secret.isEmpty()) {
        return base::failure(CliError::SecretSourceEmpty, {{"source", source}});
    }
    if (secret.size() > vault::kSecretSizeLimit) {
        return base::failure(CliError::SecretSourceTooLarge,
                             {{"source", source}, {"limit", qint64{vault::kSecretSizeLimit}}});
    }
    return secret;
}

base::Result<base::SecretBytes> fromVariable(const std::string &name)
{
    char *value = std::getenv(name.c_str());
    if (value == nullptr) {
        return base::failure(CliError::SecretVariableUnset, {{"variable", QString::fromStdString(name)}});
    }
    const std::size_t length = std::strlen(value);
    base::SecretBytes secret =
        base::SecretBytes::copyOf(QByteArrayView(value, static_cast<qsizetype>(length)));
    // The bytes of the environment itself, so that nothing we start or that looks at us finds them.
    explicit_bzero(value, length);
    unsetenv(name.c_str());
    return notEmpty(std::move(secret),
                    QStringLiteral("the environment variable %1").arg(QString::fromStdString(name)));
}

/// DER may end in a newline's byte, and a final newline is no part of PEM and JSON.
bool keepsItsEnd(QByteArrayView key)
{
    const bool isBinary = std::ranges::any_of(
        key, [](char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\r' && c != '\n'); });
    return isBinary || key.contains("-----BEGIN") || key.trimmed().startsWith('{');
}

base::Result<base::SecretBytes> withoutFinalNewline(Invocation &invocation, QByteArray bytes,
                                                    const QString &source, SecretOptions::Holds holds)
{
    if (holds == SecretOptions::Holds::Key && keepsItsEnd(bytes)) {
        return notEmpty(base::SecretBytes::take(std::move(bytes)), source);
    }
    const qsizetype newline = bytes.endsWith("\r\n") ? 2 : bytes.endsWith('\n') ? 1 : 0;
    base::SecretBytes secret = base::SecretBytes::copyOf(QByteArrayView(bytes).first(bytes.size() - newline));
    base::wipe(bytes);
    if (newline > 0) {
        invocation.console().note(
            QCoreApplication::translate("Cli", "Dropped one final newline of the secret from %1.")
                .arg(source));
    }
    return notEmpty(std::move(secret), source);
}

base::Result<base::SecretBytes> fromFile(Invocation &invocation, const std::string &path,
                                         SecretOptions::Holds holds)
{
    const QString name = QFile::decodeName(path.c_str());
    const auto unreadable = [&](const QString &reason) {
        return base::failure(CliError::SecretFileUnreadable, {{"path", name}, {"reason", reason}});
    };
    QFile file(name);
    if (QFileInfo(file).isDir()) {
        return unreadable(qt_error_string(EISDIR));
    }
    // Unbuffered: Qt would keep a copy of its own.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return unreadable(file.errorString());
    }
    std::optional<QByteArray> bytes = base::readSecret(file, kMostRead);
    if (!bytes) {
        return unreadable(file.errorString());
    }
    return withoutFinalNewline(invocation, std::move(*bytes), text::visible(name), holds);
}

base::Result<base::SecretBytes> fromStandardInput(Invocation &invocation, const SecretOptions &options)
{
    const QString option = QString::fromLatin1(options.standardInputOption);
    if (auto claimed = invocation.claimStandardInput(option); !claimed) {
        return base::Failure(claimed.error());
    }
    QFile file;
    const bool open = file.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered);
    std::optional<QByteArray> bytes = open ? base::readSecret(file, kMostRead) : std::nullopt;
    if (!bytes) {
        return base::failure(CliError::SecretFileUnreadable,
                             {{"path", QStringLiteral("standard input")}, {"reason", file.errorString()}});
    }
    return withoutFinalNewline(invocation, std::move(*bytes), QStringLiteral("standard input"),
                               options.holds);
}

} // namespace

void addSecretOptions(CLI::App &command, SecretOptions &options, HowManySecrets howMany)
{
    const bool several = howMany == HowManySecrets::Several;
    addTexts(command, "--secret-env", options.variables, "VARIABLE",
             several ? "Secret in this environment variable (repeatable)"
                     : "Secret in this environment variable")
        ->group("Secret");
    addTexts(command, "--secret-file", options.files, "FILE",
             several ? "Secret in this file (repeatable)" : "Secret in this file")
        ->group("Secret");
    addSwitch(command, "--secret-stdin", options.standardInput, "Secret on standard input")->group("Secret");
}

void addKeyOptions(CLI::App &command, SecretOptions &options)
{
    constexpr const char *kGroup = "Key";
    options.holds = SecretOptions::Holds::Key;
    options.standardInputOption = "--key-stdin";
    addTexts(command, "--key-env", options.variables, "VARIABLE", "Key in this environment variable")
        ->group(kGroup);
    addTexts(command, "--key-file", options.files, "FILE", "Key in this file: PEM, DER or JWK")
        ->group(kGroup);
    addSwitch(command, "--key-stdin", options.standardInput, "Key on standard input")->group(kGroup);
}

void addCertificateOptions(CLI::App &command, SecretOptions &options)
{
    constexpr const char *kGroup = "Key";
    options.holds = SecretOptions::Holds::Key;
    options.standardInputOption = "--cert-stdin";
    addTexts(command, "--cert-env", options.variables, "VARIABLE",
             "Client certificate in this environment variable")
        ->group(kGroup);
    addTexts(command, "--cert", options.files, "FILE", "Client certificate in this file: PEM or DER")
        ->group(kGroup);
    addSwitch(command, "--cert-stdin", options.standardInput, "Client certificate on standard input")
        ->group(kGroup);
}

void addPassphraseOptions(CLI::App &command, SecretOptions &options)
{
    constexpr const char *kGroup = "Key";
    addTexts(command, "--passphrase-env", options.variables, "VARIABLE",
             "Passphrase of an encrypted key in this environment variable")
        ->group(kGroup);
    addTexts(command, "--passphrase-file", options.files, "FILE", "Passphrase in this file")->group(kGroup);
}

base::Result<std::vector<base::SecretBytes>> readSecrets(Invocation &invocation, const SecretOptions &options,
                                                         HowManySecrets howMany)
{
    if (options.isEmpty()) {
        return base::failure(CliError::SecretMissing, {{"command", invocation.command()}});
    }
    const std::size_t count =
        options.variables.size() + options.files.size() + (options.standardInput ? 1U : 0U);
    if (howMany == HowManySecrets::One && count > 1) {
        return base::failure(CliError::OptionRepeated, {{"option", QStringLiteral("A secret")}});
    }
    std::vector<base::SecretBytes> secrets;
    const auto keep = [&](base::Result<base::SecretBytes> secret) -> base::Result<void> {
        if (!secret) {
            return base::Failure(secret.error());
        }
        secrets.push_back(std::move(*secret));
        return {};
    };
    for (const std::string &variable : options.variables) {
        if (auto kept = keep(fromVariable(variable)); !kept) {
            return base::Failure(kept.error());
        }
    }
    for (const std::string &file : options.files) {
        if (auto kept = keep(fromFile(invocation, file, options.holds)); !kept) {
            return base::Failure(kept.error());
        }
    }
    if (options.standardInput) {
        if (auto kept = keep(fromStandardInput(invocation, options)); !kept) {
            return base::Failure(kept.error());
        }
    }
    return secrets;
}

} // namespace sealwright::cli
