// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/KnownSecrets.h"
#include "app/vault/SecretStore.h"

#include <memory>

namespace sealwright::vault {

/// The store that the user chose, behind one lasting address: flows hold this one, and the choice may change
/// while they live (a keychain that turned out to be missing, "go on in memory"). What passes through it is
/// known from then on.
class ChosenStore final : public SecretStore
{
    Q_OBJECT

public:
    explicit ChosenStore(std::shared_ptr<SecretStore> first, QObject *parent = nullptr);

    /// Operations under way finish on the store that they began with.
    void use(std::shared_ptr<SecretStore> store);

    /// The one chosen now, for who works on it whatever is chosen later.
    std::shared_ptr<SecretStore> current() const { return m_store; }

    /// The secrets that were read or written here, in whichever store.
    const KnownSecrets &known() const { return *m_known; }

    StoreKind kind() const override;
    QCoro::Task<base::Result<base::SecretBytes>> read(QString key) override;
    QCoro::Task<base::Result<base::SecretBytes>> look(QString key) override;
    QCoro::Task<base::Result<std::vector<QString>>> listKeys() override;
    QCoro::Task<base::Result<base::SecretBytes>> peek(QString key) override;
    QCoro::Task<base::Result<void>> write(QString key, base::SecretBytes secret) override;
    QCoro::Task<base::Result<void>> erase(QString key) override;
    QCoro::Task<base::Result<void>> probe() override;
    QCoro::Task<base::Result<void>> open() override;
    void lock() override;
    bool isLocked() const override;
    bool isWriting() const override;
    void close() override;

Q_SIGNALS:
    void chosen(sealwright::vault::StoreKind kind);

private:
    void follow(SecretStore &store);

    std::shared_ptr<SecretStore> m_store;
    std::shared_ptr<KnownSecrets> m_known =
        std::make_shared<KnownSecrets>(); ///< operations outlive this, too
};

} // namespace sealwright::vault
