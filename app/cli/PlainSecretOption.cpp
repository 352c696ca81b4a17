// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/PlainSecretOption.h"

#include "app/cli/Options.h"
#include "app/text/DescribeTyped.h"

#include <QCoreApplication>

namespace sealwright::cli {

void addPlainSecretOption(CLI::App &command, bool &allowed)
{
    addSwitch(command, "--allow-plain-secret", allowed,
              "Save a value even when it is a secret that the keychain holds");
}

void adviseOnPlainSecret(Console &console, const base::Error &error)
{
    if (error.is(flow::TypedSecretError::InPlainText)) {
        console.note(QCoreApplication::translate(
            "Cli",
            "Give the value to a secret variable with: sealwright-cli environment set-secret, and write "
            "{{its name}}. With --allow-plain-secret it is saved as typed."));
    }
}

void noteNotCompared(Console &console, const std::optional<flow::NotCompared> &notCompared)
{
    if (notCompared) {
        console.note(text::describe(*notCompared));
    }
}

} // namespace sealwright::cli
