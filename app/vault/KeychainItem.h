// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

#include <QCoroTask>
#include <QLatin1String>

#include <chrono>
#include <optional>
#include <vector>

namespace sealwright::vault {

struct KeychainAnswer;
struct SecretServiceView;

/// Begins the key of an entry that only shows whether the keychain keeps anything.
inline constexpr QLatin1String kProbePrefix{"probe/"};

/// One entry of the keychain, and what has to happen around a job so that its answer can be believed: look at
/// the Secret Service before, read back after writing, look again after erasing or when a job failed. A copy
/// is cheap, and a coroutine of it lives on its own.
///
/// `abandoned` says that nobody waits any longer. A job that runs cannot be stopped, but nothing more is
/// begun, and a first write that comes true too late is taken back: the caller was told that it failed.
///
/// One at a time in the whole process; `KeychainStore` sees to that.
class KeychainItem
{
public:
    /// Whether the system may be brought to ask the user to unlock a keyring.
    enum class Asking {
        Allowed,
        WhenUnseen, ///< not when it is seen to be locked, then it is Locked; KWallet does not show it
        Never,      ///< not where it might be locked either, then it is Locked
        Forbidden,  ///< the user said no just now, and it is Denied
    };

    KeychainItem(QString service, QString key, std::chrono::milliseconds lookDeadline,
                 base::Cancellation abandoned, Asking asking);

    static QCoro::Task<base::Result<base::SecretBytes>> read(KeychainItem item);
    static QCoro::Task<base::Result<void>> write(KeychainItem item, base::SecretBytes secret);
    static QCoro::Task<base::Result<void>> erase(KeychainItem item);
    /// Of every entry of the service. Never has the user asked for anything.
    static QCoro::Task<base::Result<std::vector<QString>>> listKeys(KeychainItem item);

private:
    static QCoro::Task<SecretServiceView> look(KeychainItem item);
    static QCoro::Task<SecretServiceView> lookAfterUnlocking(KeychainItem item);
    static QCoro::Task<base::Result<void>> readBack(KeychainItem item, base::SecretBytes expected);
    static QCoro::Task<base::Result<void>> checkErased(KeychainItem item, KeychainAnswer erased);

    /// Nothing when a job may be begun as things are.
    std::optional<base::Error> whyNotAsked(const SecretServiceView &before) const;
    base::Failure failed(const KeychainAnswer &answer, const SecretServiceView &after) const;
    base::Failure noLongerWanted() const;

    QString m_service;
    QString m_key;
    std::chrono::milliseconds m_lookDeadline;
    base::Cancellation m_abandoned;
    Asking m_asking;
};

} // namespace sealwright::vault
