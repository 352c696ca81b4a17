// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/flow/ClaimOwner.h"
#include "app/flow/FindTypedSecrets.h"
#include "app/flow/MendCredentials.h"
#include "app/flow/RotateSecrets.h"
#include "app/flow/UsageLog.h"
#include "app/vault/SecretStore.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Adds, edits, rotates and removes credentials so that the file and the secret always agree: the secret is
/// stored and read back before the file that refers to it is written; the file goes before the secret does.
class KeepCredential
{
public:
    /// `usage` forgets what is removed; null: nobody kept it. `mend` puts right what a killed program left,
    /// before each change, and what this one leaves when it is killed; null: nobody does. `typed` knows the
    /// secrets that no file may hold; null: nobody looks.
    KeepCredential(workspace::Workspace &workspace, vault::SecretStore &store, const base::Clock &clock,
                   base::Random &random, UsageLog *usage = nullptr, MendCredentials *mend = nullptr,
                   FindTypedSecrets *typed = nullptr);

    /// Gives it an id and keeps its secrets, in the order of its slots. Nothing is left behind when one of
    /// them, or the file, cannot be stored. InPlainText (of TypedSecretError) when a live secret, also one of
    /// these, stands in a plain field and `plain` does not say that it is meant.
    QCoro::Task<base::Result<credential::Credential>> add(credential::Credential credential,
                                                          std::vector<base::SecretBytes> secrets,
                                                          PlainSecrets plain = PlainSecrets::Refuse);
    /// The same for a credential that has one slot.
    QCoro::Task<base::Result<credential::Credential>> add(credential::Credential credential,
                                                          base::SecretBytes secret,
                                                          PlainSecrets plain = PlainSecrets::Refuse);
    /// Its plain fields; references and secret stay. FileChanged (of WorkspaceError) when its file is no
    /// longer what `credential` was read from; InPlainText as with `add`.
    QCoro::Task<base::Result<credential::Credential>> edit(credential::Credential credential,
                                                           PlainSecrets plain = PlainSecrets::Refuse);
    /// InPlainText as with `add`, for whoever saves one without a secret.
    QCoro::Task<base::Result<void>> checkTyped(credential::Credential credential);
    /// What the latest look could not compare with.
    std::optional<NotCompared> notCompared() const;
    /// Replaces the secrets, all of them; those before are kept as the previous ones until they are dropped.
    /// What others changed in its file meanwhile stays.
    QCoro::Task<base::Result<credential::Credential>> rotate(QString nameOrId,
                                                             std::vector<base::SecretBytes> secrets);
    /// The same for a credential that has one slot.
    QCoro::Task<base::Result<credential::Credential>> rotate(QString nameOrId, base::SecretBytes secret);
    /// RotationFinished, as `rotate`, when one that was interrupted had to be finished first: the previous
    /// secret is another one then than whoever asks this can know.
    QCoro::Task<base::Result<credential::Credential>> dropPrevious(QString nameOrId);

    /// Whether the latest rotation put away a previous secret, or the latest dropping found one.
    bool hadPrevious() const { return m_hadPrevious; }

    enum class WhenUsed { Refuse, RemoveAnyway };
    /// InUse when requests refer to it and `whenUsed` says so; then nothing is removed.
    QCoro::Task<base::Result<void>> remove(QString nameOrId, WhenUsed whenUsed);

private:
    QCoro::Task<> mendOthers();
    /// Mends too. Whoever asks for something knows the secrets as they were before.
    QCoro::Task<bool> finishesRotationOf(QString id);
    QCoro::Task<base::Result<OwnerClaim>> claim(QString id, QString name);
    QCoro::Task<base::Result<void>> storeAll(credential::Credential credential,
                                             std::vector<base::SecretBytes> secrets);
    QCoro::Task<base::Result<void>> eraseAll(credential::Credential credential);
    QCoro::Task<base::Result<credential::Credential>> replaceSecrets(credential::Credential credential,
                                                                     OwnerClaim claim,
                                                                     std::vector<base::SecretBytes> secrets);
    /// When it fails, the secrets are as before; RotationUnsettled when they could not be put back.
    QCoro::Task<base::Result<credential::Credential>> swapIn(RotateSecrets &rotation, QString id,
                                                             base::TimePoint at);
    base::Result<credential::Credential> markRotated(const QString &id, base::TimePoint at);

    workspace::Workspace &m_workspace;
    vault::SecretStore &m_store;
    const base::Clock &m_clock;
    base::Random &m_random;
    UsageLog *m_usage;
    MendCredentials *m_mend;
    bool m_hadPrevious = false;
    FindTypedSecrets *m_typed;
};

} // namespace sealwright::flow
