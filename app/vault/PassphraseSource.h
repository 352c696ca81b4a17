// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

#include <QCoroTask>

namespace sealwright::vault {

/// What a passphrase is asked for.
struct PassphraseQuestion
{
    enum class Purpose {
        Open, ///< of a vault file that there is
        Make, ///< of one that is about to be made: chosen now, and so asked with care
    };

    Purpose purpose = Purpose::Open;
    QString path;
    bool wasWrong = false; ///< the answer before this one did not open it
};

/// Port: where the passphrase of a vault file comes from. Asked once per session; the answer is used to
/// derive the key and then wiped.
class PassphraseSource
{
public:
    virtual ~PassphraseSource() = default;

    /// Fails with VaultLocked when the user gives none, and with PassphraseWrong when there is no other to
    /// try.
    virtual QCoro::Task<base::Result<base::SecretBytes>> ask(PassphraseQuestion question) = 0;
};

} // namespace sealwright::vault
