// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeSecretStore.h"

#include "app/vault/Storable.h"

#include <QPointer>
#include <QScopeGuard>

#include <utility>

namespace sealwright::tests {

using base::Failure;
using base::Result;
using base::SecretBytes;
using vault::VaultError;

FakeSecretStore::~FakeSecretStore()
{
    FakeSecretStore::close();
}

void FakeSecretStore::close()
{
    m_closing = true;
    while (!m_waiting.empty()) {
        base::OneShot<bool> next = m_waiting.front();
        m_waiting.pop_front();
        next.resolve(false);
    }
}

// Waits for its turn when answers are held back, then says whether the operation is to fail.
QCoro::Task<Result<void>> FakeSecretStore::turn(QString verb, QString key)
{
    const int number = operations();
    m_log.append(key.isEmpty() ? verb : QString(verb + u' ' + key));
    std::vector<base::Fact> facts(1, base::Fact("key", key));
    if (m_closing) {
        co_return base::failure(VaultError::Unavailable, std::move(facts));
    }
    if (m_held) {
        base::OneShot<bool> mine;
        m_waiting.push_back(mine);
        m_wasSeenWriting = m_writing > 0;
        auto answer = mine.awaiter();
        const bool open = co_await answer;
        if (!open) {
            co_return base::failure(VaultError::Unavailable, std::move(facts));
        }
    }
    if (const auto fault = m_faults.find(number); fault != m_faults.end()) {
        co_return base::failure(fault->second, std::move(facts));
    }
    if (m_from && number >= m_from->first) {
        co_return base::failure(m_from->second, std::move(facts));
    }
    if (m_keyringLocked && (verb == QLatin1String("look") || verb == QLatin1String("list"))) {
        co_return base::failure(VaultError::Locked, std::move(facts));
    }
    if (m_keyringLocked) {
        ++m_prompts;
        Q_EMIT unlockPending(true);
        Q_EMIT unlockPending(false);
        co_return base::failure(VaultError::Denied, std::move(facts));
    }
    if (m_always) {
        co_return base::failure(*m_always, std::move(facts));
    }
    co_return Result<void>();
}

QCoro::Task<Result<SecretBytes>> FakeSecretStore::read(QString key)
{
    Result<SecretBytes> secret = co_await readOrLook(QStringLiteral("read"), key);
    co_return secret;
}

QCoro::Task<Result<SecretBytes>> FakeSecretStore::look(QString key)
{
    Result<SecretBytes> secret = co_await readOrLook(QStringLiteral("look"), key);
    co_return secret;
}

QCoro::Task<Result<SecretBytes>> FakeSecretStore::readOrLook(QString verb, QString key)
{
    Result<void> allowed = co_await turn(std::move(verb), key);
    if (allowed) {
        allowed = vault::checkKey(key);
    }
    if (!allowed) {
        co_return Failure(allowed.error());
    }
    const auto kept = m_secrets.find(key);
    if (kept == m_secrets.end()) {
        std::vector<base::Fact> facts(1, base::Fact("key", key));
        co_return base::failure(VaultError::NotFound, std::move(facts));
    }
    co_return kept->second.clone();
}

QCoro::Task<Result<std::vector<QString>>> FakeSecretStore::listKeys()
{
    const Result<void> allowed = co_await turn(QStringLiteral("list"), QString());
    if (!allowed) {
        co_return Failure(allowed.error());
    }
    const QStringList inside = keys();
    co_return std::vector<QString>(inside.begin(), inside.end());
}

QCoro::Task<Result<void>> FakeSecretStore::write(QString key, SecretBytes secret)
{
    ++m_writing;
    const auto done = qScopeGuard([this] { endWriting(); });
    const int number = operations();
    Result<void> allowed = co_await turn(QStringLiteral("write"), key);
    if (allowed) {
        allowed = vault::checkKey(key);
    }
    if (allowed) {
        allowed = vault::checkSize(key, secret.size());
    }
    if (allowed) {
        m_secrets.insert_or_assign(key, std::move(secret));
        allowed = lateAnswer(number, key);
    }
    co_return allowed;
}

QCoro::Task<Result<void>> FakeSecretStore::erase(QString key)
{
    ++m_writing;
    const auto done = qScopeGuard([this] { endWriting(); });
    const int number = operations();
    Result<void> allowed = co_await turn(QStringLiteral("erase"), key);
    if (allowed) {
        allowed = vault::checkKey(key);
    }
    if (allowed) {
        m_secrets.erase(key);
        allowed = lateAnswer(number, key);
    }
    co_return allowed;
}

Result<void> FakeSecretStore::lateAnswer(int operation, const QString &key) const
{
    const auto fault = m_lateFaults.find(operation);
    return fault == m_lateFaults.end() ? Result<void>() : base::failure(fault->second, {{"key", key}});
}

void FakeSecretStore::endWriting()
{
    if (--m_writing == 0 && std::exchange(m_wasSeenWriting, false) && !m_closing) {
        Q_EMIT writesSettled();
    }
}

QCoro::Task<Result<void>> FakeSecretStore::probe()
{
    Result<void> allowed = co_await turn(QStringLiteral("probe"), QString());
    co_return allowed;
}

void FakeSecretStore::put(const QString &key, QByteArrayView secret)
{
    m_secrets.insert_or_assign(key, SecretBytes::copyOf(secret));
}

QByteArray FakeSecretStore::secretOf(const QString &key) const
{
    const auto found = m_secrets.find(key);
    return found == m_secrets.end() ? QByteArray() : found->second.view().toByteArray();
}

QStringList FakeSecretStore::keys() const
{
    QStringList keys;
    for (const auto &[key, secret] : m_secrets) {
        keys.append(key);
    }
    return keys;
}

void FakeSecretStore::work()
{
    m_faults.clear();
    m_lateFaults.clear();
    m_from.reset();
    m_always.reset();
    m_keyringLocked = false;
}

bool FakeSecretStore::releaseOne()
{
    if (m_waiting.empty()) {
        return false;
    }
    base::OneShot<bool> next = m_waiting.front();
    m_waiting.pop_front();
    next.resolve(true);
    return true;
}

void FakeSecretStore::release()
{
    m_held = false;
    // An answer may be the last that anybody wanted of this store, and end it.
    const QPointer<FakeSecretStore> self(this);
    while (self && releaseOne()) {
    }
}

void FakeSecretStore::forgetLog()
{
    m_log.clear();
    m_faults.clear();
}

} // namespace sealwright::tests
