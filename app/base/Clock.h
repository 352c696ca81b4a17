// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace sealwright::base {

/// UTC, in milliseconds since the epoch: the resolution that recipes and logs need.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// The one door to wall-clock time; tests hold a fixed one.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock
{
public:
    TimePoint now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace sealwright::base
