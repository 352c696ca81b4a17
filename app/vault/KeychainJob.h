// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/base/SecretBytes.h"

#include <QString>

namespace sealwright::vault {

/// How a keychain job ended, in the job's own words: on libsecret NotFound may as well mean locked, and an
/// erase that did nothing says Done. `KeychainItem` finds out what is true.
struct KeychainAnswer
{
    enum class Outcome { Done, NotFound, DeniedByUser, Denied, NoBackend, Failed };

    Outcome outcome = Outcome::Failed;
    QString reason;          ///< the backend's text when it failed
    base::SecretBytes bytes; ///< what was read
};

/// Awaits the end of a job: `KeychainAnswer answer = co_await job.awaiter();`. It resolves from the event
/// loop, never inside the job's signal, where a nested loop would stop every later job of the process. A job
/// cannot be cancelled and need not ever end; whoever no longer waits lets go of this, and the late answer is
/// wiped.
using KeychainJob = base::OneShot<KeychainAnswer>;

KeychainJob startReading(const QString &service, const QString &key);
KeychainJob startWriting(const QString &service, const QString &key, const base::SecretBytes &bytes);
KeychainJob startErasing(const QString &service, const QString &key);

} // namespace sealwright::vault
