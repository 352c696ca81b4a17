// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SessionStore.h"

#include "app/vault/Storable.h"

namespace sealwright::vault {

QCoro::Task<base::Result<base::SecretBytes>> SessionStore::read(QString key)
{
    base::Result<void> usable = checkKey(key);
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    const auto found = m_secrets.find(key);
    if (found == m_secrets.end()) {
        base::Error absent(VaultError::NotFound, std::vector<base::Fact>(1, base::Fact("key", key)));
        co_return base::Failure(std::move(absent));
    }
    co_return found->second.clone();
}

QCoro::Task<base::Result<std::vector<QString>>> SessionStore::listKeys()
{
    std::vector<QString> keys;
    for (const auto &[key, secret] : m_secrets) {
        keys.push_back(key);
    }
    co_return keys;
}

QCoro::Task<base::Result<void>> SessionStore::write(QString key, base::SecretBytes secret)
{
    base::Result<void> usable = checkKey(key);
    if (usable) {
        usable = checkSize(key, secret.size());
    }
    if (usable) {
        m_secrets.insert_or_assign(key, std::move(secret));
    }
    co_return usable;
}

QCoro::Task<base::Result<void>> SessionStore::erase(QString key)
{
    base::Result<void> usable = checkKey(key);
    if (usable) {
        m_secrets.erase(key);
    }
    co_return usable;
}

QCoro::Task<base::Result<void>> SessionStore::probe()
{
    co_return base::Result<void>();
}

} // namespace sealwright::vault

#include "moc_SessionStore.cpp"
