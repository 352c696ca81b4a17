// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ChooseStore.h"

#include <memory>

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::shell {

/// Finds out whether secrets can be kept, tells the user when not, and goes on in memory when they say so.
class StoreWatch final : public QObject
{
    Q_OBJECT

public:
    StoreWatch(flow::ChooseStore &choose, vault::SecretStore &store, widgets::Banner &banner,
               QObject *parent = nullptr);
    ~StoreWatch() override;

    /// Asks the store by doing; the system may ask the user to unlock it. Not before the window is seen.
    void check();

    flow::StoreState state() const { return m_state; }

Q_SIGNALS:
    void changed(const sealwright::flow::StoreState &state, bool waiting);
    /// It was checked and works.
    void usable();

private:
    static QCoro::Task<> run(StoreWatch *watch, std::shared_ptr<bool> alive, int round);
    void useSession();
    void show();

    flow::ChooseStore &m_choose;
    widgets::Banner &m_banner;
    flow::StoreState m_state;
    bool m_waiting = false;
    int m_round = 0; ///< answers of an earlier check are not of interest
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sealwright::shell
