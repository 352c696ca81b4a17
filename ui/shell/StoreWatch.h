// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MoveSecrets.h"

#include <memory>

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::shell {

/// Finds out whether secrets can be kept, tells the user when not, and goes on in memory or with an encrypted
/// vault file when they say so.
class StoreWatch final : public QObject
{
    Q_OBJECT

public:
    StoreWatch(flow::ChooseStore &choose, flow::MoveSecrets &move, vault::SecretStore &store,
               widgets::Banner &banner, QObject *parent = nullptr);
    ~StoreWatch() override;

    /// Asks the store by doing; the system may ask the user to unlock it. Not before the window is seen.
    void check();
    /// Goes on with the vault file, which is made or unlocked; secrets in memory move to it.
    void useVaultFile();
    void lockVault();
    /// Asks, and moves every secret of the workspace between the keychain and the vault file.
    void moveSecrets();

    flow::StoreState state() const { return m_state; }

Q_SIGNALS:
    void changed(const sealwright::flow::StoreState &state, bool waiting);
    /// It was checked and works.
    void usable();
    /// The user chose this store, and it works.
    void chosen(sealwright::vault::StoreKind kind);

private:
    using Alive = std::shared_ptr<bool>;

    static QCoro::Task<> run(StoreWatch *watch, Alive alive, int round);
    static QCoro::Task<> open(StoreWatch *watch, Alive alive, int round);
    static QCoro::Task<> switchToVaultFile(StoreWatch *watch, Alive alive);
    static QCoro::Task<> move(StoreWatch *watch, Alive alive, vault::StoreKind to);
    void adopt(const flow::StoreState &state);
    void useSession();
    void show();
    void showTrouble();

    flow::ChooseStore &m_choose;
    flow::MoveSecrets &m_move;
    widgets::Banner &m_banner;
    flow::StoreState m_state;
    std::optional<base::Error> m_failure; ///< of the attempt to use another store
    bool m_waiting = false;
    int m_round = 0; ///< answers of an earlier check are not of interest
    Alive m_alive = std::make_shared<bool>(true);
};

} // namespace sealwright::shell
