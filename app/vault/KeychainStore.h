// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/base/OneShot.h"
#include "app/vault/KeychainItem.h"
#include "app/vault/SecretStore.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <memory>

namespace sealwright::vault {

/// How long the store waits, and for what. Shorter in tests.
struct KeychainPatience
{
    std::chrono::milliseconds notice{1500};     ///< then it says `unlockPending(true)`
    std::chrono::milliseconds limit{60'000};    ///< then the caller gets TimedOut, and the store is stuck
    std::chrono::milliseconds inspection{2000}; ///< for one look at the Secret Service
};

/// The system's keychain, by QtKeychain: one entry for each secret, under the service `io.github.sealwright`,
/// so that people see and can delete them in their keyring program.
///
/// QtKeychain knows neither cancelling nor a deadline, and a prompt that nobody answers stops every later job
/// of the process. So operations queue here, and it gets one at a time. After TimedOut the store is stuck:
/// everything is answered Stuck at once, until the late answer comes; that one is wiped and dropped.
///
/// A prompt that the user dismisses answers whatever waits behind it: Denied, without another prompt.
///
/// Destroying the store answers whatever waits with Unavailable, before the destructor returns.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainStore(KeychainPatience patience = {}, QObject *parent = nullptr);
    ~KeychainStore() override;

    StoreKind kind() const override { return StoreKind::Keychain; }

    QCoro::Task<base::Result<base::SecretBytes>> read(QString key) override;
    QCoro::Task<base::Result<base::SecretBytes>> look(QString key) override;
    QCoro::Task<base::Result<std::vector<QString>>> listKeys() override;
    QCoro::Task<base::Result<base::SecretBytes>> peek(QString key) override;
    QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) override;
    QCoro::Task<base::Result<void>> erase(QString key) override;
    QCoro::Task<base::Result<void>> probe() override;

    bool isWriting() const override;
    void close() override;

    /// An operation was given up on and has not come back.
    bool isStuck() const;

private:
    enum class Verb { Read, List, Write, Erase, Probe };
    using Answer = base::Result<base::SecretBytes>; // empty bytes where nothing is read

    struct Operation
    {
        Verb verb;
        QString key;
        base::SecretBytes secret;
        base::OneShot<Answer> answer{};
        KeychainItem::Asking asking = KeychainItem::Asking::Allowed;
        base::CancellationSource abandoned{};
        std::vector<QString> keys{}; ///< of List, once it is answered
    };

    using OperationPtr = std::shared_ptr<Operation>;

    base::OneShot<Answer> enqueue(Verb verb, const QString &key, base::SecretBytes secret,
                                  KeychainItem::Asking asking = KeychainItem::Asking::Allowed);
    base::OneShot<Answer> enqueue(const OperationPtr &operation);
    void startNext();
    static base::Result<void> checkOperation(const Operation &operation);
    static QCoro::Task<> run(QPointer<KeychainStore> store, OperationPtr operation,
                             KeychainPatience patience);
    void finish(OperationPtr operation, Answer outcome);
    void noteRefusal(const Answer &outcome);
    void giveUp();
    void setPending(bool pending);
    void reportWrites();

    const KeychainPatience m_patience;
    std::deque<OperationPtr> m_waiting;
    OperationPtr m_running;
    QTimer m_notice;
    QTimer m_limit;
    bool m_pending = false;
    bool m_refused = false; ///< by the user, and since then nothing was answered
    bool m_writing = false;
    bool m_closed = false;
};

} // namespace sealwright::vault
