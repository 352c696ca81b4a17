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
    auto probing = m_store.probe();
    const base::Result<void> works = co_await probing;
    co_return stateAfter(works);
}

QCoro::Task<StoreState> ChooseStore::open()
{
    auto opening = m_store.open();
    const base::Result<void> works = co_await opening;
    co_return stateAfter(works);
}

QCoro::Task<base::Result<StoreState>> ChooseStore::switchTo(vault::StoreKind kind)
{
    const std::shared_ptr<vault::SecretStore> other = m_make(kind);
    auto opening = other->open();
    const base::Result<void> works = co_await opening;
    if (!works) {
        co_return base::Failure(works.error());
    }
    m_store.use(other);
    co_return stateAfter(works);
}

StoreState ChooseStore::stateAfter(const base::Result<void> &works) const
{
    StoreState state;
    state.kind = m_store.kind();
    state.locked = m_store.isLocked();
    state.checked = true;
    if (!works) {
        state.trouble = works.error();
    }
    return state;
}

void ChooseStore::lock()
{
    m_store.lock();
}

void ChooseStore::use(vault::StoreKind kind)
{
    m_store.use(m_make(kind));
}

} // namespace sealwright::flow
