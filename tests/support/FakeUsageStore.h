// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/history/UsageStore.h"

#include <deque>
#include <optional>

namespace sealwright::tests {

/// Uses in memory. Fails and dawdles when told to; without that it answers at once. What fails changes
/// nothing.
class FakeUsageStore final : public history::UsageStore
{
public:
    ~FakeUsageStore() override;

    QCoro::Task<base::Result<void>> record(std::vector<history::Use> uses) override;
    QCoro::Task<base::Result<std::map<QString, history::UsageTotal>>> totals() override;
    QCoro::Task<base::Result<std::vector<history::UseTally>>> usesOf(QString credentialId) override;
    QCoro::Task<base::Result<void>> forget(QString credentialId) override;

    /// From now on all fail, until `work()`.
    void failAlways(history::HistoryError error) { m_fault = error; }

    void work() { m_fault.reset(); }

    /// From now on answers are kept back. What an operation does, it does when its answer is released.
    void hold() { m_isHolding = true; }

    /// Answers all that wait, in order, and no longer holds.
    void release();

    /// How many calls of `record` there were.
    int records() const { return m_records; }

private:
    QCoro::Task<base::Result<void>> turn();

    std::map<history::UseKind, history::UseTally> m_tallies;
    std::optional<history::HistoryError> m_fault;
    std::deque<base::OneShot<bool>> m_waiting;
    bool m_isHolding = false;
    int m_records = 0;
};

} // namespace sealwright::tests
