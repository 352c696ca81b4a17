// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"
#include "app/flow/KeepEnvironment.h"
#include "app/flow/MoveSecrets.h"
#include "app/vault/KeychainStore.h"
#include "app/vault/VaultFile.h"
#include "tests/support/FixedWorld.h"

#include <QCoreApplication>

namespace sealwright::tests {

/// What stands before each change: a credential that was rotated once, and an environment with a secret.
inline const QString kKeptCredential = QStringLiteral("cred_kept222222");
/// One of which a program that was adding it left only its note: it is whole.
inline const QString kSettledCredential = QStringLiteral("cred_settled222");
inline const QString kKeptEnvironment = QStringLiteral("env_kept222222");
/// The one that CountingRandom makes first.
inline const QString kAddedCredential = QStringLiteral("cred_abcdefghij");
inline const QString kTokenSlot = QStringLiteral("token");
inline const QByteArray kVariable("apiKey");
/// When the kept credential was rotated, in milliseconds, and when it is again.
inline constexpr int kRotatedBefore = 2;
inline constexpr int kRotatedAfter = 3;

/// Every key under which one of them may have a secret.
inline QStringList keysOfTheHouse()
{
    QStringList keys{kKeptEnvironment + QLatin1Char('/') + QString::fromUtf8(kVariable)};
    for (const QString &id : {kKeptCredential, kSettledCredential, kAddedCredential}) {
        credential::Credential owner;
        owner.id = id;
        for (const QString &key : owner.secretKeys(kTokenSlot)) {
            keys.append(key);
        }
    }
    return keys;
}

class CorrectPassphrase final : public vault::PassphraseSource
{
public:
    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion) override
    {
        co_return base::SecretBytes::copyOf("correct horse");
    }
};

/// The parts of the program that change secrets, put together as the program does it, in a folder: the
/// workspace, the vault file and the notes of what is unfinished stand in it; the keychain is the session's.
struct FaultHouse
{
    FaultHouse(workspace::Workspace opened, const QString &folder, vault::StoreKind kind)
        : workspace(std::move(opened))
        , vaultFile(folder + QStringLiteral("/vault"))
        , chosen(makeStore(kind))
        , unfinished(folder + QStringLiteral("/unfinished"), workspace.folder())
    {
        clock.set(base::TimePoint(std::chrono::milliseconds(kRotatedAfter)));
    }

    std::unique_ptr<vault::SecretStore> makeStore(vault::StoreKind kind)
    {
        using std::chrono::milliseconds;
        if (kind == vault::StoreKind::VaultFile) {
            const vault::VaultFileSettings settings{{16, 8, 1}, milliseconds(500)};
            return std::make_unique<vault::VaultFile>(vaultFile, passphrases, settings);
        }
        // An answer that was lost is not waited for as long as a user is.
        const vault::KeychainPatience patience{milliseconds(1000), milliseconds(4000), milliseconds(1000)};
        return std::make_unique<vault::KeychainStore>(patience);
    }

    workspace::Workspace workspace;
    QString vaultFile;
    CorrectPassphrase passphrases;
    FixedClock clock;
    CountingRandom random;
    vault::ChosenStore chosen;
    workspace::Unfinished unfinished;
    flow::MendCredentials mend{workspace, chosen, unfinished};
    flow::KeepCredential keepCredential{workspace, chosen, clock, random, nullptr, &mend};
    flow::KeepEnvironment keepEnvironment{workspace, chosen, random, &mend};
    flow::MoveSecrets moveSecrets{workspace, chosen,
                                  [this](vault::StoreKind kind) { return makeStore(kind); }, &mend};
};

/// Its files, and its secrets in that store; with what killed programs left where it `isUnfinished`.
base::Result<void> furnish(const QString &folder, vault::StoreKind kind, bool isUnfinished);
/// The keychain outlives each house: takes away what may be there of one.
base::Result<void> clearKeychain(const QString &folder);
/// As the command of that name does it, in that store: add, rotate, remove, set-secret, move, mend.
base::Result<void> change(const QString &name, const QString &folder, vault::StoreKind kind);
/// What a program finds that comes next: `before` and `after` it put right what was left, `mended`.
base::Json comeNext(const QString &folder, vault::StoreKind kind, bool withKeychain);

/// Runs the event loop until it is done.
template<typename Value>
base::Result<Value> outcomeOf(QCoro::Task<base::Result<Value>> task)
{
    std::optional<base::Result<Value>> outcome;
    const auto storing = [](QCoro::Task<base::Result<Value>> running,
                            std::optional<base::Result<Value>> &into) -> QCoro::Task<> {
        base::Result<Value> result = co_await std::move(running);
        into.emplace(std::move(result));
        QCoreApplication::quit();
    };
    const QCoro::Task<> waiting = storing(std::move(task), outcome);
    while (!outcome) {
        QCoreApplication::exec();
    }
    return *std::move(outcome);
}

} // namespace sealwright::tests
