// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

#include <QCoroTask>
#include <QObject>

namespace sealwright::vault {

enum class VaultError {
    NotFound,     ///< the store answers and has no such secret: fact `key`
    Unavailable,  ///< locked, lost or not reachable: facts `key`, `reason`; never the same as NotFound
    Locked,       ///< the keyring is locked and could not be unlocked: fact `key`
    NoBus,        ///< no D-Bus session bus: fact `reason`
    NoService,    ///< a bus, but no Secret Service on it: fact `reason`
    NoCollection, ///< a Secret Service without a default keyring
    NoEventLoop,  ///< not the GLib event dispatcher that libsecret needs
    TimedOut,     ///< nobody answered the unlock prompt: facts `key`, `after_ms`
    Stuck,        ///< an earlier operation never came back; nothing can be done until it does
    Denied,       ///< the user dismissed the prompt: fact `key`
    TooLarge,     ///< facts `key`, `bytes`, `limit`
    Damaged,      ///< what is stored is not what we wrote: fact `key`
    NotStored,    ///< read back after writing and found something else: fact `key`
    NotErased,    ///< still there after erasing: fact `key`
    Other,        ///< facts `key`, `reason`
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
    case VaultError::TooLarge:
        return {"secret_too_large", BadInput};
    case VaultError::Damaged:
        return {"secret_damaged", Unavailable};
    case VaultError::NotStored:
        return {"secret_not_stored", Unavailable};
    case VaultError::NotErased:
        return {"secret_not_erased", Unavailable};
    case VaultError::Other:
        return {"keyring_failed", Unavailable};
    }
    return {};
}

/// Where a store keeps what it is given.
enum class StoreKind { Keychain, Session, VaultFile };

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
    /// Writes, reads back and compares; replaces what was there.
    virtual QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) = 0;
    /// Erases and checks that it is gone. Erasing what is not there succeeds.
    virtual QCoro::Task<base::Result<void>> erase(QString key) = 0;
    /// Can it keep a secret right now? Finds out by doing, and leaves nothing behind.
    virtual QCoro::Task<base::Result<void>> probe() = 0;

    /// A secret is being stored or erased. Quitting waits for `writesSettled`, for a bounded time.
    virtual bool isWriting() const { return false; }

Q_SIGNALS:
    /// The system is waiting for the user to unlock the keyring; false when it no longer is.
    void unlockPending(bool pending);
    void writesSettled();
};

} // namespace sealwright::vault
