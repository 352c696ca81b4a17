// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/cli/Invocation.h"

namespace CLI {
class App;
}

namespace sealwright::cli {

/// Where the user said the secret is. It never is an argument itself: cli.md, "Secrets never come from argv".
struct SecretOptions
{
    /// A key in DER, PEM or JSON keeps its final newline; other text loses it as a secret does.
    enum class Holds { Secret, Key };

    Holds holds = Holds::Secret;
    std::vector<std::string> variables;
    std::vector<std::string> files;
    bool standardInput = false;
    const char *standardInputOption = "--secret-stdin"; ///< for messages

    bool isEmpty() const { return variables.empty() && files.empty() && !standardInput; }
};

enum class HowManySecrets { One, Several };

void addSecretOptions(CLI::App &command, SecretOptions &options, HowManySecrets howMany);

/// `--key-env`, `--key-file`, `--key-stdin`: a private or public key, in any form.
void addKeyOptions(CLI::App &command, SecretOptions &options);

/// `--cert`, `--cert-env`, `--cert-stdin`: a certificate, with those that lead to its authority.
void addCertificateOptions(CLI::App &command, SecretOptions &options);

/// `--passphrase-env` and `--passphrase-file`, for a private key that is encrypted.
void addPassphraseOptions(CLI::App &command, SecretOptions &options);

/// Reads them all: variables, files, standard input. A variable is overwritten and removed from the
/// environment. Of a file and of standard input one final newline is dropped, and that is said. Fails when
/// there is none, when one is empty, and when there are several but only one can be used.
base::Result<std::vector<base::SecretBytes>> readSecrets(Invocation &invocation, const SecretOptions &options,
                                                         HowManySecrets howMany);

} // namespace sealwright::cli
