// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace sealwright::bench {

using Moment = std::chrono::steady_clock::time_point;

/// Another program, started at once and ended (SIGTERM, then waited for) when this goes. Its standard output
/// and error are dropped unless `SEALWRIGHT_BENCH_VERBOSE` is set.
class ChildProcess
{
public:
    explicit ChildProcess(const std::vector<std::string> &command);
    ~ChildProcess();

    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    Moment startedAt() const { return m_startedAt; }

    /// Waits for its own end and returns its exit code, or -1 when a signal ended it.
    int wait();

    /// A line of /proc/PID/status in KiB, such as "VmRSS"; 0 when there is none.
    long statusKib(const std::string &name) const;
    /// The processor time it has used so far, in clock ticks.
    long processorTicks() const;

private:
    int m_pid = -1;
    Moment m_startedAt;
};

} // namespace sealwright::bench
