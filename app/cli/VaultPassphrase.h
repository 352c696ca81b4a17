// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/PassphraseSource.h"

#include <string>

namespace sealwright::cli {

class Invocation;

/// Where the user said the vault file's passphrase is; nothing: at the terminal.
struct VaultPassphraseOptions
{
    std::string variable;
    std::string file;
};

/// The passphrase of the vault file: from a variable, from a file, or asked for at the terminal without echo.
class VaultPassphrase final : public vault::PassphraseSource
{
public:
    VaultPassphrase(Invocation &invocation, VaultPassphraseOptions options);

    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion question) override;

private:
    base::Result<base::SecretBytes> fromOptions(const vault::PassphraseQuestion &question);
    base::Result<base::SecretBytes> fromTerminal(const vault::PassphraseQuestion &question);
    base::Result<base::SecretBytes> chosenAtTerminal(const QString &path);

    Invocation &m_invocation;
    VaultPassphraseOptions m_options;
    int m_tries = 0;
};

} // namespace sealwright::cli
