// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"

#include <map>

namespace sealwright::vault {

/// Keeps secrets in the memory of this process and nowhere else: what the user chooses when there is no
/// keychain. They are wiped when the store goes away. Answers at once.
class SessionStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    StoreKind kind() const override { return StoreKind::Session; }

    QCoro::Task<base::Result<base::SecretBytes>> read(QString key) override;
    QCoro::Task<base::Result<std::vector<QString>>> listKeys() override;
    QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) override;
    QCoro::Task<base::Result<void>> erase(QString key) override;
    QCoro::Task<base::Result<void>> probe() override;

private:
    std::map<QString, base::SecretBytes> m_secrets;
};

} // namespace sealwright::vault
