// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/vault/SecretStore.h"

#include <QStringList>

#include <deque>
#include <map>
#include <optional>

namespace sealwright::tests {

/// A store in memory that fails and dawdles when told to. Operations are counted from 0 in the order of their
/// calls (a probe counts as one), and listed as `read KEY`, `look KEY`, `list`, `write KEY`, `erase KEY`,
/// `probe`.
///
/// Without a fault it answers at once, on the caller's stack. A failed operation changes nothing.
class FakeSecretStore final : public vault::SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    /// Answers whatever is still held back with Unavailable.
    ~FakeSecretStore() override;
    void close() override;

    vault::StoreKind kind() const override { return m_kind; }

    QCoro::Task<base::Result<base::SecretBytes>> read(QString key) override;
    QCoro::Task<base::Result<base::SecretBytes>> look(QString key) override;
    QCoro::Task<base::Result<std::vector<QString>>> listKeys() override;
    QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) override;
    QCoro::Task<base::Result<void>> erase(QString key) override;
    QCoro::Task<base::Result<void>> probe() override;

    bool isWriting() const override { return m_writing > 0; }

    /// What it says it is; Keychain at first.
    void setKind(vault::StoreKind kind) { m_kind = kind; }

    // What is inside, without counting as an operation.
    void put(const QString &key, QByteArrayView secret);

    void drop(const QString &key) { m_secrets.erase(key); }

    bool has(const QString &key) const { return m_secrets.contains(key); }

    QByteArray secretOf(const QString &key) const;
    QStringList keys() const;

    // Faults.
    /// The operation of that number fails; those before and after it work.
    void failAt(int operation, vault::VaultError error) { m_faults.insert_or_assign(operation, error); }

    /// It does what it is told, and says all the same that it failed: a write or an erase whose answer is
    /// lost.
    void failLateAt(int operation, vault::VaultError error)
    {
        m_lateFaults.insert_or_assign(operation, error);
    }

    /// It and all after it fail, until `work()`.
    void failFrom(int operation, vault::VaultError error) { m_from = {operation, error}; }

    /// The next one fails.
    void failNext(vault::VaultError error) { failAt(operations(), error); }

    /// From now on all fail, until `work()`.
    void failAlways(vault::VaultError error) { m_always = error; }

    void work();

    /// From now on, until `work()`, each operation but `look` and `list` has the user asked to unlock the
    /// keyring, who says no.
    void lockKeyring() { m_keyringLocked = true; }

    /// How often the user was asked.
    int prompts() const { return m_prompts; }

    // Time.
    /// From now on answers are kept back. What an operation does, it does when its answer is released.
    void hold() { m_held = true; }

    /// Answers the oldest that waits. False when none does.
    bool releaseOne();
    /// Answers all that wait, in order, and no longer holds.
    void release();

    int waiting() const { return static_cast<int>(m_waiting.size()); }

    // What it saw.
    int operations() const { return static_cast<int>(m_log.size()); }

    const QStringList &log() const { return m_log; }

    void forgetLog();

private:
    void endWriting();
    QCoro::Task<base::Result<void>> turn(QString verb, QString key);
    base::Result<void> lateAnswer(int operation, const QString &key) const;
    QCoro::Task<base::Result<base::SecretBytes>> readOrLook(QString verb, QString key);

    vault::StoreKind m_kind = vault::StoreKind::Keychain;
    std::map<QString, base::SecretBytes> m_secrets;
    std::map<int, vault::VaultError> m_faults;
    std::map<int, vault::VaultError> m_lateFaults;
    std::optional<std::pair<int, vault::VaultError>> m_from;
    std::optional<vault::VaultError> m_always;
    int m_writing = 0;
    bool m_wasSeenWriting = false;
    bool m_held = false;
    bool m_closing = false;
    bool m_keyringLocked = false;
    int m_prompts = 0;
    std::deque<base::OneShot<bool>> m_waiting; ///< told false when the store goes away
    QStringList m_log;
};

} // namespace sealwright::tests
