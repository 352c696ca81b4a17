// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

#include <QCoroTask>
#include <QObject>

#include <optional>
#include <string_view>
#include <vector>

namespace sealwright::vault {

enum class VaultError {
    NotFound,       ///< the store answers and has no such secret: fact `key`
    Unavailable,    ///< locked, lost or not reachable: facts `key`, `reason`; never the same as NotFound
    Locked,         ///< the keyring is locked and could not be unlocked: fact `key`
    NoBus,          ///< no D-Bus session bus: fact `reason`
    NoService,      ///< a bus, but no Secret Service on it: fact `reason`
    NoCollection,   ///< a Secret Service without a default keyring
    NoEventLoop,    ///< not the GLib event dispatcher that libsecret needs
    TimedOut,       ///< nobody answered the unlock prompt: facts `key`, `after_ms`
    Stuck,          ///< an earlier operation never came back; nothing can be done until it does
    Denied,         ///< the user dismissed the prompt: fact `key`
    CannotList,     ///< the keychain does not tell what it holds (KWallet)
    TooLarge,       ///< facts `key`, `bytes`, `limit`
    Damaged,        ///< what is stored is not what we wrote: fact `key`
    NotStored,      ///< read back after writing and found something else: fact `key`
    NotErased,      ///< still there after erasing: fact `key`
    OutcomeUnknown, ///< a change failed, and what is there now cannot be looked at: facts `key`, `reason` (a
                    ///< code)
    Other,          ///< facts `key`, `reason`

    // Of the vault file; all with the fact `path`.
    VaultMissing,     ///< there is no vault file: fact `path`
    VaultLocked,      ///< no passphrase was given: fact `path`
    PassphraseWrong,  ///< fact `path`
    VaultDamaged,     ///< facts `path`, `part` (`magic`, `header`, `length`, `payload`, `content`)
    VaultTruncated,   ///< it ends too early: facts `path`, `bytes`, `expected_bytes`
    VaultNewer,       ///< a later version wrote it: facts `path`, `version`, `known`
    VaultCostRefused, ///< opening it would take too much time or memory: facts `path`, `n`, `r`, `p`
    VaultUnsafe,      ///< a link, another owner, open to others: facts `path`, `reason`
    VaultUnreadable,  ///< facts `path`, `reason`
    VaultNotWritten,  ///< facts `path`, `reason`
    VaultBusy, ///< another program holds it: facts `path`, `after_ms`, and `program`, `process` when known
    VaultFull, ///< facts `path`, `bytes`, `limit`
};

constexpr base::ErrorInfo errorInfo(VaultError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case VaultError::NotFound:
        return {"secret_not_found", Unavailable};
    case VaultError::Unavailable:
        return {"secret_unavailable", Unavailable};
    case VaultError::Locked:
        return {"keyring_locked", Unavailable};
    case VaultError::NoBus:
        return {"keyring_no_bus", Unavailable};
    case VaultError::NoService:
        return {"keyring_no_service", Unavailable};
    case VaultError::NoCollection:
        return {"keyring_no_collection", Unavailable};
    case VaultError::NoEventLoop:
        return {"keyring_no_event_loop", Unavailable};
    case VaultError::TimedOut:
        return {"keyring_timed_out", Unavailable};
    case VaultError::Stuck:
        return {"keyring_stuck", Unavailable};
    case VaultError::Denied:
        return {"keyring_denied", Unavailable};
    case VaultError::CannotList:
        return {"keyring_cannot_list", Unavailable};
    case VaultError::TooLarge:
        return {"secret_too_large", BadInput};
    case VaultError::Damaged:
        return {"secret_damaged", Unavailable};
    case VaultError::NotStored:
        return {"secret_not_stored", Unavailable};
    case VaultError::NotErased:
        return {"secret_not_erased", Unavailable};
    case VaultError::OutcomeUnknown:
        return {"secret_outcome_unknown", Unavailable};
    case VaultError::Other:
        return {"keyring_failed", Unavailable};
    case VaultError::VaultMissing:
        return {"vault_missing", Unavailable};
    case VaultError::VaultLocked:
        return {"vault_locked", Unavailable};
    case VaultError::PassphraseWrong:
        return {"vault_passphrase_wrong", Unavailable};
    case VaultError::VaultDamaged:
        return {"vault_damaged", Unavailable};
    case VaultError::VaultTruncated:
        return {"vault_truncated", Unavailable};
    case VaultError::VaultNewer:
        return {"vault_newer_version", Unavailable};
    case VaultError::VaultCostRefused:
        return {"vault_cost_refused", Unavailable};
    case VaultError::VaultUnsafe:
        return {"vault_unsafe", Unavailable};
    case VaultError::VaultUnreadable:
        return {"vault_unreadable", LocalIo};
    case VaultError::VaultNotWritten:
        return {"vault_not_written", LocalIo};
    case VaultError::VaultBusy:
        return {"vault_busy", LocalIo};
    case VaultError::VaultFull:
        return {"vault_full", LocalIo};
    }
    return {};
}

/// Where a store keeps what it is given.
enum class StoreKind { Keychain, Session, VaultFile };

/// `keychain`, `session`, `file`: as the command line and JSON say it (cli.md).
constexpr std::string_view nameOf(StoreKind kind)
{
    switch (kind) {
    case StoreKind::Keychain:
        return "keychain";
    case StoreKind::Session:
        return "session";
    case StoreKind::VaultFile:
        return "file";
    }
    return {};
}

constexpr std::optional<StoreKind> storeKindNamed(std::string_view name)
{
    for (const StoreKind kind : {StoreKind::Keychain, StoreKind::Session, StoreKind::VaultFile}) {
        if (nameOf(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

/// Whether the user is asked to unlock a keychain for what they want to see.
enum class MayUnlock { Yes, No };

/// The largest secret any store takes, so that one that fits here fits everywhere.
constexpr qsizetype kSecretSizeLimit = 16 * 1024;

/// Port: keeps secrets by key (`cred_…/token`, `cred_…/token/previous`). All calls are on the main thread;
/// calls may overlap and are answered in order, each exactly once.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual StoreKind kind() const = 0;

    /// NotFound only when the store is open and really has none.
    virtual QCoro::Task<base::Result<base::SecretBytes>> read(QString key) = 0;

    /// The same for what nobody asked to see: Locked where a keychain would have to be unlocked for it. Only
    /// one that does not tell whether it is locked asks, until the user says no. A vault file asks as for
    /// `read`.
    virtual QCoro::Task<base::Result<base::SecretBytes>> look(QString key) { return read(std::move(key)); }

    /// The same, and nobody is ever asked: Locked or VaultLocked where it would take that to know, so always
    /// for a keychain that does not tell whether it is locked.
    virtual QCoro::Task<base::Result<base::SecretBytes>> peek(QString key) { return look(std::move(key)); }

    /// The keys of all secrets it holds, sorted. A keychain is never brought to ask for its password: Locked
    /// where it would have to, CannotList where it does not tell. A vault file asks as for `read`.
    virtual QCoro::Task<base::Result<std::vector<QString>>> listKeys() = 0;

    /// Writes, reads back and compares; replaces what was there.
    virtual QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) = 0;
    /// Erases and checks that it is gone. Erasing what is not there succeeds.
    virtual QCoro::Task<base::Result<void>> erase(QString key) = 0;
    /// Can it keep a secret right now? Finds out by doing, and leaves nothing behind.
    virtual QCoro::Task<base::Result<void>> probe() = 0;

    /// Makes it ready for use, with the user's help where that takes it: a vault file is unlocked, and made
    /// when there is none. For others the same as `probe`.
    virtual QCoro::Task<base::Result<void>> open() { return probe(); }

    /// Forgets what opens it, and asks nobody until the next `open` or `probe`. Nothing for a store that has
    /// no lock of its own.
    virtual void lock() {}

    virtual bool isLocked() const { return false; }

    /// Answers whatever waits, and all that is asked from now on, with Unavailable: before those go who ask.
    virtual void close() {}

    /// A secret is being stored or erased. Quitting waits for `writesSettled`, for a bounded time.
    virtual bool isWriting() const { return false; }

Q_SIGNALS:
    /// The system is waiting for the user to unlock the keyring; false when it no longer is.
    void unlockPending(bool pending);
    void writesSettled();
    /// `isLocked` may answer otherwise now.
    void lockChanged();
};

} // namespace sealwright::vault
