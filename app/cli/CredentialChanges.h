// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"
#include "app/cli/CredentialArguments.h"

namespace sealwright::cli {

/// One credential by name or id, and what else a command on it takes.
struct CredentialTarget
{
    std::string credential;
    SecretSources secrets;
    CredentialArguments changes;
    bool force = false;

    QString name() const { return QString::fromStdString(credential); }
};

/// A recipe that is not there, or lacks a variable, is said now and not at the first use.
base::Result<void> checkRecipe(composition::Composition &application,
                               const credential::Credential &credential);
void warnOfWhatIsUnwise(Console &console, const credential::Credential &credential);
/// The summary as JSON, or one sentence.
base::Result<int> confirmCredential(Invocation &invocation, composition::Composition &application,
                                    const credential::Credential &credential, const QString &sentence);

/// The commands that change a credential. Each prints the credential as JSON, or one sentence; adding prints
/// the id.
Outcome addCredential(Invocation &invocation, std::shared_ptr<const CredentialArguments> arguments);
Outcome editCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target);
Outcome rotateCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target);
Outcome dropPreviousSecret(Invocation &invocation, std::shared_ptr<const CredentialTarget> target);
Outcome removeCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target);

} // namespace sealwright::cli
