// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/SecretSource.h"
#include "app/jwt/TokenKey.h"

namespace sealwright::cli {

/// Where the key of a token is: a shared secret or a key, and the key's passphrase.
struct TokenKeyOptions
{
    SecretOptions secret;
    SecretOptions key;
    SecretOptions passphrase;

    bool isEmpty() const { return secret.isEmpty() && key.isEmpty(); }
};

enum class PassphraseAllowed { No, Yes };

void addTokenKeyOptions(CLI::App &command, TokenKeyOptions &options, PassphraseAllowed passphrase);

/// The one text of a key that was given; fails when there are none or two. For HS256 and its kin it is a
/// secret, and loses its final newline, whatever the option is called.
base::Result<base::SecretBytes> readKeyText(Invocation &invocation, const TokenKeyOptions &options,
                                            jwt::JwtAlgorithm algorithm);

base::Result<jwt::MintingKey> readMintingKey(Invocation &invocation, const TokenKeyOptions &options,
                                             jwt::JwtAlgorithm algorithm);

/// `HS256,RS256` as --alg has it. `none` is among them only for minting.
base::Result<std::vector<jwt::JwtAlgorithm>> readAlgorithms(const std::string &text);

} // namespace sealwright::cli
