// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Invocation.h"

#include "app/cli/CliError.h"
#include "app/cli/ErrorReport.h"
#include "app/flow/MendCredentials.h"
#include "app/text/DescribeMended.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdlib>

namespace sealwright::cli {

Invocation::Invocation(GeneralOptions options, QString command)
    : m_options(std::move(options))
    , m_command(std::move(command))
    , m_vaultPassphrase(*this, m_options.vaultPassphrase)
{
    m_console.setJson(m_options.json);
    m_console.setQuiet(m_options.quiet);
}

base::Result<composition::Composition *> Invocation::composition()
{
    if (!m_composition) {
        composition::StartOptions start;
        start.workspaceFolder = QFile::decodeName(m_options.workspace.c_str());
        start.store = vault::storeKindNamed(m_options.vault).value_or(vault::StoreKind::Keychain);
        start.passphrases = &m_vaultPassphrase;
        auto created = composition::Composition::create(start);
        if (!created) {
            return base::Failure(created.error());
        }
        m_composition = std::move(*created);
    }
    return m_composition.get();
}

base::Result<composition::Composition *> Invocation::compositionWithSecrets()
{
    auto made = composition();
    if (made && !std::exchange(m_announcesUnlock, true)) {
        QObject::connect(&(*made)->store(), &vault::SecretStore::unlockPending, qApp, [this](bool pending) {
            if (pending) {
                m_console.warning(QCoreApplication::translate(
                    "Cli",
                    "Waiting for your keyring. It may be asking to be unlocked: look for its window…"));
            }
        });
    }
    return made;
}

void Invocation::tellMended()
{
    if (m_composition) {
        const flow::MendCredentials &mend = m_composition->mendCredentials();
        for (const workspace::UnfinishedChange &change : mend.mended()) {
            m_console.warning(text::describeMended(change, mend.ownerName(change.ownerId)));
        }
    }
}

void Invocation::heedInterrupts()
{
    m_heeds = true;
    watchSignals();
}

void Invocation::watchSignals()
{
    if (m_signals) {
        return;
    }
    m_signals = std::make_unique<base::Interrupts>([this](int signal) {
        if (m_heeds) {
            m_interrupted.request();
            return;
        }
        leave(signal);
    });
}

QCoro::Task<> Invocation::leave(int signal)
{
    if (m_composition && m_composition->isWriting()) {
        m_console.note(QCoreApplication::translate("Cli", "Interrupted; a secret is still being stored…"));
        // A second Ctrl+C ends the process where it stands.
        auto settling = m_composition->settled();
        co_await settling;
    }
    report(m_console, base::Error(CliError::Interrupted));
    static_cast<void>(m_console.flush());
    // The command is left where it is: its coroutines wait for answers that may still come while objects
    // are taken apart.
    std::_Exit(128 + signal);
}

base::Result<void> Invocation::claimStandardInput(const QString &option)
{
    if (!m_standardInputOwner.isEmpty()) {
        return base::failure(CliError::StandardInputTwice,
                             {{"option", m_standardInputOwner}, {"other", option}});
    }
    m_standardInputOwner = option;
    return {};
}

} // namespace sealwright::cli
