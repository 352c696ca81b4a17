// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/ChosenStore.h"

#include <functional>

namespace sealwright::flow {

/// Where secrets are kept, as a state for the status line and the banner.
struct StoreState
{
    vault::StoreKind kind = vault::StoreKind::Keychain;
    std::optional<base::Error> trouble; ///< why it cannot keep a secret right now
    bool checked = false;
};

/// Looks whether the chosen store works, and goes on in memory when the user says so.
class ChooseStore
{
public:
    using MakeStore = std::function<std::unique_ptr<vault::SecretStore>(vault::StoreKind)>;

    ChooseStore(vault::ChosenStore &store, MakeStore make);

    QCoro::Task<StoreState> check();
    void use(vault::StoreKind kind);

private:
    vault::ChosenStore &m_store;
    MakeStore m_make;
};

} // namespace sealwright::flow
