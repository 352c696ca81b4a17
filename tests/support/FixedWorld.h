// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Random.h"

namespace sealwright::tests {

/// Stands still until it is told otherwise. Starts at 2026-01-01T10:00:00Z, the time of our samples.
class FixedClock final : public base::Clock
{
public:
    base::TimePoint now() const override { return m_now; }

    void set(base::TimePoint now) { m_now = now; }

    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    base::TimePoint m_now{std::chrono::milliseconds(1767261600000)};
};

/// 0, 1, 2, … so that ids in tests are known.
class CountingRandom final : public base::Random
{
public:
    QByteArray bytes(qsizetype count) override
    {
        QByteArray result;
        while (result.size() < count) {
            result.append(static_cast<char>(m_next++));
        }
        return result;
    }

private:
    unsigned char m_next = 0;
};

} // namespace sealwright::tests
