// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeUsageStore.h"

#include <algorithm>
#include <utility>

namespace sealwright::tests {

using base::Result;
using history::UseTally;

FakeUsageStore::~FakeUsageStore()
{
    release();
}

void FakeUsageStore::release()
{
    m_isHolding = false;
    while (!m_waiting.empty()) {
        base::OneShot<bool> next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next.resolve(true);
    }
}

QCoro::Task<Result<void>> FakeUsageStore::turn()
{
    if (m_isHolding) {
        const base::OneShot<bool> released;
        m_waiting.push_back(released);
        auto awaiting = released.awaiter();
        co_await awaiting;
    }
    if (m_fault) {
        base::Error error(*m_fault, std::vector<base::Fact>(1, base::Fact("path", QStringLiteral("fake"))));
        co_return base::Failure(std::move(error));
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> FakeUsageStore::record(std::vector<history::Use> uses)
{
    ++m_records;
    auto turning = turn();
    const Result<void> turned = co_await turning;
    if (!turned) {
        co_return turned;
    }
    for (const history::Use &use : uses) {
        UseTally &tally =
            m_tallies.try_emplace(use.kind, UseTally{use.kind, use.at, use.at, 0}).first->second;
        tally.first = std::min(tally.first, use.at);
        tally.last = std::max(tally.last, use.at);
        tally.count += use.count;
    }
    co_return Result<void>();
}

QCoro::Task<Result<std::map<QString, history::UsageTotal>>> FakeUsageStore::totals()
{
    auto turning = turn();
    const Result<void> turned = co_await turning;
    if (!turned) {
        co_return base::Failure(turned.error());
    }
    std::map<QString, history::UsageTotal> totals;
    for (const auto &[kind, tally] : m_tallies) {
        history::UsageTotal &total = totals[kind.credentialId];
        if (total.count == 0 || tally.last > total.last) {
            total.last = tally.last;
            total.lastKind = kind;
        }
        total.count += tally.count;
    }
    co_return totals;
}

QCoro::Task<Result<std::vector<UseTally>>> FakeUsageStore::usesOf(QString credentialId)
{
    auto turning = turn();
    const Result<void> turned = co_await turning;
    if (!turned) {
        co_return base::Failure(turned.error());
    }
    std::vector<UseTally> tallies;
    for (const auto &[kind, tally] : m_tallies) {
        if (kind.credentialId == credentialId) {
            tallies.push_back(tally);
        }
    }
    std::ranges::sort(tallies, [](const UseTally &left, const UseTally &right) {
        return left.last != right.last ? left.last > right.last : left.kind < right.kind;
    });
    co_return tallies;
}

QCoro::Task<Result<void>> FakeUsageStore::forget(QString credentialId)
{
    auto turning = turn();
    const Result<void> turned = co_await turning;
    if (turned) {
        std::erase_if(m_tallies, [&](const auto &each) { return each.first.credentialId == credentialId; });
    }
    co_return turned;
}

} // namespace sealwright::tests
