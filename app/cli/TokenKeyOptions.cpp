// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TokenKeyOptions.h"

#include "app/cli/CliError.h"
#include "app/cli/Values.h"

#include <QStringList>

namespace sealwright::cli {

void addTokenKeyOptions(CLI::App &command, TokenKeyOptions &options, PassphraseAllowed passphrase)
{
    addSecretOptions(command, options.secret, HowManySecrets::One);
    addKeyOptions(command, options.key);
    if (passphrase == PassphraseAllowed::Yes) {
        addPassphraseOptions(command, options.passphrase);
    }
}

base::Result<base::SecretBytes> readKeyText(Invocation &invocation, const TokenKeyOptions &options,
                                            jwt::JwtAlgorithm algorithm)
{
    if (!options.secret.isEmpty() && !options.key.isEmpty()) {
        return base::failure(CliError::OptionsConflict, {{"option", QStringLiteral("--secret-…")},
                                                         {"other", QStringLiteral("--key-…")}});
    }
    SecretOptions source = options.key.isEmpty() ? options.secret : options.key;
    if (jwt::hmacOf(algorithm)) {
        source.holds = SecretOptions::Holds::Secret;
    }
    base::Result<std::vector<base::SecretBytes>> texts = readSecrets(invocation, source, HowManySecrets::One);
    if (!texts) {
        return base::Failure(texts.error());
    }
    return std::move(texts->front());
}

base::Result<jwt::MintingKey> readMintingKey(Invocation &invocation, const TokenKeyOptions &options,
                                             jwt::JwtAlgorithm algorithm)
{
    if (algorithm == jwt::JwtAlgorithm::None) {
        return jwt::MintingKey();
    }
    const base::Result<base::SecretBytes> text = readKeyText(invocation, options, algorithm);
    if (!text) {
        return base::Failure(text.error());
    }
    if (options.passphrase.isEmpty()) {
        return jwt::readMintingKey(algorithm, text->view());
    }
    const base::Result<std::vector<base::SecretBytes>> passphrase =
        readSecrets(invocation, options.passphrase, HowManySecrets::One);
    if (!passphrase) {
        return base::Failure(passphrase.error());
    }
    return jwt::readMintingKey(algorithm, text->view(), &passphrase->front());
}

base::Result<std::vector<jwt::JwtAlgorithm>> readAlgorithms(const std::string &text)
{
    std::vector<jwt::JwtAlgorithm> algorithms;
    for (const QByteArray &name : bytesOf(text).split(',')) {
        const std::optional<jwt::JwtAlgorithm> algorithm = jwt::jwtAlgorithmNamed(name.trimmed());
        if (!algorithm) {
            return base::failure(jwt::JwtError::AlgorithmUnknown, {{"algorithm", QString::fromUtf8(name)}});
        }
        algorithms.push_back(*algorithm);
    }
    return algorithms;
}

} // namespace sealwright::cli
