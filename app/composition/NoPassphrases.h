// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/PassphraseSource.h"
#include "app/vault/SecretStore.h"

namespace sealwright::composition {

/// Where there is nobody to ask.
class NoPassphrases final : public vault::PassphraseSource
{
public:
    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion question) override
    {
        base::Error locked(vault::VaultError::VaultLocked,
                           std::vector<base::Fact>(1, base::Fact("path", question.path)));
        co_return base::Failure(std::move(locked));
    }
};

} // namespace sealwright::composition
