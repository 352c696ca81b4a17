// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/base/Interrupts.h"
#include "app/cli/Console.h"
#include "app/cli/VaultPassphrase.h"
#include "app/composition/Composition.h"

#include <string>

namespace sealwright::cli {

/// The options that stand before or after any command.
struct GeneralOptions
{
    std::string workspace;
    std::string vault = "keychain";
    VaultPassphraseOptions vaultPassphrase;
    bool json = false;
    bool quiet = false;
};

/// What a command runs with: where it prints, the application behind it, and whether the user said stop.
/// Lives until the process ends.
class Invocation
{
public:
    Invocation(GeneralOptions options, QString command);

    /// `sealwright-cli credential add`, for messages.
    QString command() const { return m_command; }

    Console &console() { return m_console; }

    /// The application, made when it is first asked for.
    base::Result<composition::Composition *> composition();

    /// Says on standard error what of interrupted programs was put right.
    void tellMended();

    /// For a command that touches secrets: says on standard error when the user's keyring waits for them.
    base::Result<composition::Composition *> compositionWithSecrets();

    /// Requested by the first Ctrl+C after `heedInterrupts`. Without that, Ctrl+C ends the process.
    base::Cancellation interrupted() const { return m_interrupted.cancellation(); }

    void heedInterrupts();

    /// Before the event loop runs: from here on signals are ours to answer.
    void watchSignals();

    /// Standard input can be read once: fails for the second who wants it.
    base::Result<void> claimStandardInput(const QString &option);

private:
    /// Ends the process, once no secret is being stored any more.
    QCoro::Task<> leave(int signal);

    GeneralOptions m_options;
    QString m_command;
    Console m_console;
    VaultPassphrase m_vaultPassphrase;
    std::unique_ptr<composition::Composition> m_composition;
    base::CancellationSource m_interrupted;
    QString m_standardInputOwner;
    std::unique_ptr<base::Interrupts> m_signals;
    bool m_heeds = false;
    bool m_announcesUnlock = false;
};

} // namespace sealwright::cli
