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
    bool locked = false; ///< a vault file whose passphrase was not given
};

/// Looks whether the chosen store works, and goes on with another, in memory or in a vault file, when the
/// user says so.
class ChooseStore
{
public:
    using MakeStore = std::function<std::unique_ptr<vault::SecretStore>(vault::StoreKind)>;

    ChooseStore(vault::ChosenStore &store, MakeStore make);

    /// By doing; a vault file's passphrase is asked for.
    QCoro::Task<StoreState> check();
    /// The same, and a vault file is made when there is none.
    QCoro::Task<StoreState> open();
    void use(vault::StoreKind kind);
    /// Goes on with the other store once it is open; until then, and when it cannot be, the one before stays.
    QCoro::Task<base::Result<StoreState>> switchTo(vault::StoreKind kind);
    /// A vault file is locked until `check` or `open`.
    void lock();

private:
    StoreState stateAfter(const base::Result<void> &works) const;

    vault::ChosenStore &m_store;
    MakeStore m_make;
};

} // namespace sealwright::flow
