// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ChooseStore.h"

namespace sealwright::flow {

ChooseStore::ChooseStore(vault::ChosenStore &store, MakeStore make)
    : m_store(store)
    , m_make(std::move(make))
{
}

QCoro::Task<StoreState> ChooseStore::check()
{
    StoreState state;
    state.kind = m_store.kind();
    const base::Result<void> works = co_await m_store.probe();
    if (!works) {
        state.trouble = works.error();
    }
    state.checked = true;
    co_return state;
}

void ChooseStore::use(vault::StoreKind kind)
{
    m_store.use(m_make(kind));
}

} // namespace sealwright::flow
