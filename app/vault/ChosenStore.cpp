// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/ChosenStore.h"

namespace sealwright::vault {
namespace {

void take(KnownSecrets &known, const QString &key, const base::Result<base::SecretBytes> &answer)
{
    if (answer) {
        known.note(key, *answer);
    } else if (answer.error().is(VaultError::NotFound) || answer.error().is(VaultError::VaultMissing)) {
        known.noteAbsent(key);
    }
}

} // namespace

ChosenStore::ChosenStore(std::shared_ptr<SecretStore> first, QObject *parent)
    : SecretStore(parent)
    , m_store(std::move(first))
{
    follow(*m_store);
}

void ChosenStore::use(std::shared_ptr<SecretStore> store)
{
    disconnect(m_store.get(), nullptr, this, nullptr);
    m_store = std::move(store);
    follow(*m_store);
    Q_EMIT unlockPending(false);
    Q_EMIT chosen(m_store->kind());
}

void ChosenStore::follow(SecretStore &store)
{
    connect(&store, &SecretStore::unlockPending, this, &SecretStore::unlockPending);
    connect(&store, &SecretStore::writesSettled, this, &SecretStore::writesSettled);
    connect(&store, &SecretStore::lockChanged, this, &SecretStore::lockChanged);
}

StoreKind ChosenStore::kind() const
{
    return m_store->kind();
}

bool ChosenStore::isWriting() const
{
    return m_store->isWriting();
}

void ChosenStore::close()
{
    m_store->close();
}

void ChosenStore::lock()
{
    m_store->lock();
}

bool ChosenStore::isLocked() const
{
    return m_store->isLocked();
}

// Each operation holds the store it began with: it may be replaced before the answer comes.

QCoro::Task<base::Result<base::SecretBytes>> ChosenStore::read(QString key)
{
    const std::shared_ptr<SecretStore> store = m_store;
    const std::shared_ptr<KnownSecrets> known = m_known;
    base::Result<base::SecretBytes> secret = co_await store->read(key);
    take(*known, key, secret);
    co_return secret;
}

QCoro::Task<base::Result<base::SecretBytes>> ChosenStore::look(QString key)
{
    const std::shared_ptr<SecretStore> store = m_store;
    const std::shared_ptr<KnownSecrets> known = m_known;
    base::Result<base::SecretBytes> secret = co_await store->look(key);
    take(*known, key, secret);
    co_return secret;
}

QCoro::Task<base::Result<base::SecretBytes>> ChosenStore::peek(QString key)
{
    const std::shared_ptr<SecretStore> store = m_store;
    const std::shared_ptr<KnownSecrets> known = m_known;
    base::Result<base::SecretBytes> secret = co_await store->peek(key);
    take(*known, key, secret);
    co_return secret;
}

QCoro::Task<base::Result<std::vector<QString>>> ChosenStore::listKeys()
{
    const std::shared_ptr<SecretStore> store = m_store;
    co_return co_await store->listKeys();
}

QCoro::Task<base::Result<void>> ChosenStore::write(QString key, base::SecretBytes secret)
{
    const std::shared_ptr<SecretStore> store = m_store;
    const std::shared_ptr<KnownSecrets> known = m_known;
    const base::SecretBytes copy = secret.clone();
    base::Result<void> written = co_await store->write(key, std::move(secret));
    if (written) {
        known->note(key, copy);
    }
    co_return written;
}

QCoro::Task<base::Result<void>> ChosenStore::erase(QString key)
{
    const std::shared_ptr<SecretStore> store = m_store;
    const std::shared_ptr<KnownSecrets> known = m_known;
    base::Result<void> erased = co_await store->erase(key);
    if (erased) {
        known->noteAbsent(key);
    }
    co_return erased;
}

QCoro::Task<base::Result<void>> ChosenStore::probe()
{
    const std::shared_ptr<SecretStore> store = m_store;
    co_return co_await store->probe();
}

QCoro::Task<base::Result<void>> ChosenStore::open()
{
    const std::shared_ptr<SecretStore> store = m_store;
    co_return co_await store->open();
}

} // namespace sealwright::vault

#include "moc_ChosenStore.cpp"
