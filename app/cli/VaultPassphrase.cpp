// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/VaultPassphrase.h"

#include "app/cli/CliError.h"
#include "app/cli/SecretSource.h"
#include "app/cli/Terminal.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::cli {
namespace {

constexpr int kMostTries = 3;

base::Failure isWrong(const vault::PassphraseQuestion &question)
{
    return base::failure(vault::VaultError::PassphraseWrong, {{"path", question.path}});
}

} // namespace

VaultPassphrase::VaultPassphrase(Invocation &invocation, VaultPassphraseOptions options)
    : m_invocation(invocation)
    , m_options(std::move(options))
{
}

QCoro::Task<base::Result<base::SecretBytes>> VaultPassphrase::ask(vault::PassphraseQuestion question)
{
    const bool isGiven = !m_options.variable.empty() || !m_options.file.empty();
    base::Result<base::SecretBytes> answer = isGiven ? fromOptions(question) : fromTerminal(question);
    co_return answer;
}

base::Result<base::SecretBytes> VaultPassphrase::fromOptions(const vault::PassphraseQuestion &question)
{
    if (question.wasWrong) {
        return isWrong(question);
    }
    if (!m_options.variable.empty() && !m_options.file.empty()) {
        return conflict("--vault-passphrase-env", "--vault-passphrase-file");
    }
    SecretOptions source;
    if (!m_options.variable.empty()) {
        source.variables.push_back(m_options.variable);
    } else {
        source.files.push_back(m_options.file);
    }
    base::Result<std::vector<base::SecretBytes>> read =
        readSecrets(m_invocation, source, HowManySecrets::One);
    if (!read) {
        return base::Failure(read.error());
    }
    return std::move(read->front());
}

base::Result<base::SecretBytes> VaultPassphrase::fromTerminal(const vault::PassphraseQuestion &question)
{
    if (!hasTerminal()) {
        return base::failure(CliError::PassphraseMissing, {{"path", question.path}});
    }
    if (question.purpose == vault::PassphraseQuestion::Purpose::Make) {
        return chosenAtTerminal(question.path);
    }
    if (question.wasWrong) {
        if (++m_tries >= kMostTries) {
            return isWrong(question);
        }
        m_invocation.console().warning(QCoreApplication::translate("Cli", "That is not its passphrase."));
    }
    base::Result<base::SecretBytes> answer =
        askWithoutEcho(QCoreApplication::translate("Cli", "Passphrase of the vault file %1: ")
                           .arg(text::visible(question.path)));
    if (answer && answer->isEmpty()) {
        return base::failure(vault::VaultError::VaultLocked, {{"path", question.path}});
    }
    return answer;
}

base::Result<base::SecretBytes> VaultPassphrase::chosenAtTerminal(const QString &path)
{
    Console &console = m_invocation.console();
    console.note(QCoreApplication::translate(
                     "Cli",
                     "The vault file %1 is made now. Its passphrase is kept nowhere: if you forget it, "
                     "nobody can open the file again.")
                     .arg(text::visible(path)));
    for (int tries = 0; tries < kMostTries; ++tries) {
        base::Result<base::SecretBytes> first =
            askWithoutEcho(QCoreApplication::translate("Cli", "New passphrase: "));
        if (!first) {
            return first;
        }
        if (first->isEmpty()) {
            return base::failure(vault::VaultError::VaultLocked, {{"path", path}});
        }
        const base::Result<base::SecretBytes> second =
            askWithoutEcho(QCoreApplication::translate("Cli", "The same again: "));
        if (!second) {
            return base::Failure(second.error());
        }
        if (first->view() == second->view()) {
            const vault::PassphraseStrength strength = vault::passphraseStrength(first->view());
            if (strength == vault::PassphraseStrength::Weak) {
                console.warning(text::describe(strength));
            }
            return first;
        }
        console.warning(QCoreApplication::translate("Cli", "These are two different passphrases."));
    }
    return base::failure(CliError::PassphrasesDiffer);
}

} // namespace sealwright::cli
