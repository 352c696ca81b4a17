// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/vault/PassphraseSource.h"
#include "app/vault/SecretStore.h"
#include "app/vault/VaultWork.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>

namespace sealwright::vault {

/// What a vault file does its own way. Cheaper and shorter in tests.
struct VaultFileSettings
{
    crypto::ScryptCost cost;                  ///< of a file that is made here
    std::chrono::milliseconds patience{5000}; ///< for another process that is writing, at a time
};

/// Keeps secrets in one encrypted file: for machines without a keychain. The format stands at VaultHeader and
/// VaultContent, the reasons in .github/decisions.
///
/// The passphrase is asked for when the file is first needed, and again only while the answers are wrong;
/// what stays is the key derived from it. Once the user gave none, or none that is right, everything is
/// answered so until `open` or `probe`. The file is read anew for each operation, and rewritten under a lock:
/// two programs may use one file. The first write makes it.
///
/// Work that blocks is done on a thread of its own, one thing after the other. Destroying the store answers
/// what waits with Unavailable, and then waits for the piece of work under way.
class VaultFile final : public SecretStore
{
    Q_OBJECT

public:
    /// `passphrases` outlives the store.
    VaultFile(const QString &path, PassphraseSource &passphrases, VaultFileSettings settings = {},
              QObject *parent = nullptr);
    ~VaultFile() override;

    StoreKind kind() const override { return StoreKind::VaultFile; }

    QString path() const { return m_disk.path(); }

    QCoro::Task<base::Result<base::SecretBytes>> read(QString key) override;
    QCoro::Task<base::Result<std::vector<QString>>> listKeys() override;
    QCoro::Task<base::Result<base::SecretBytes>> peek(QString key) override;
    QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) override;
    QCoro::Task<base::Result<void>> erase(QString key) override;
    QCoro::Task<base::Result<void>> probe() override;
    QCoro::Task<base::Result<void>> open() override;

    void lock() override;

    bool isLocked() const override { return m_key == nullptr; }

    bool isWriting() const override;
    void close() override;

private:
    using Answer = base::Result<base::SecretBytes>; // empty bytes where nothing is read

    enum class Asking { Allowed, Never };

    struct Operation
    {
        VaultOrder order;
        base::OneShot<Answer> answer;
        Asking asking = Asking::Allowed;
        std::vector<QString> keys{}; ///< of List, once it is answered
    };

    using OperationPtr = std::shared_ptr<Operation>;
    using Work = std::function<VaultStep()>;

    base::OneShot<Answer> enqueue(VaultOrder::Verb verb, const QString &key, base::SecretBytes secret,
                                  Asking asking = Asking::Allowed);
    base::OneShot<Answer> enqueue(const OperationPtr &operation);
    void startNext();
    static QCoro::Task<> run(QPointer<VaultFile> store, OperationPtr operation);
    /// The key, from a passphrase that the user is asked for until it is right or none is given.
    static QCoro::Task<base::Result<void>> unlock(QPointer<VaultFile> store,
                                                  PassphraseQuestion::Purpose purpose);
    /// The key from this passphrase. When another process makes the file first, it is that file's.
    static QCoro::Task<VaultStep> derive(QPointer<VaultFile> store, PassphraseQuestion::Purpose purpose,
                                         std::shared_ptr<const base::SecretBytes> passphrase);
    /// Lets another process finish; VaultBusy when it had its time.
    static QCoro::Task<base::Result<void>> letWrite(QPointer<VaultFile> store,
                                                    std::optional<QDeadlineTimer> *patience);
    base::OneShot<VaultStep> onWorker(Work work);
    base::OneShot<VaultStep> afterAWhile();
    void finish(OperationPtr operation, Answer outcome);
    void keepKey(std::shared_ptr<const VaultKey> key);
    void reportWrites();

    const VaultDisk m_disk;
    PassphraseSource &m_passphrases;
    const VaultFileSettings m_settings;
    QThreadPool m_worker;
    std::shared_ptr<const VaultKey> m_key;
    std::deque<OperationPtr> m_waiting;
    OperationPtr m_running;
    base::OneShot<VaultStep> m_step;          ///< what the running operation waits for
    std::optional<base::Error> m_whyNotAsked; ///< once nobody gave the right passphrase
    bool m_writing = false;
    bool m_closed = false;
};

} // namespace sealwright::vault
