// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>

namespace sealwright::bench {

/// A timer of 1 ms that tells how long its event loop stood still: the longest time between two of its beats.
class Heartbeat
{
public:
    struct Stall
    {
        double wallMs = 0;
        double threadMs = 0; ///< of this thread's processor time: what other programs took is not in it
    };

    Heartbeat()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start();
        begin();
    }

    /// Forgets what was.
    void begin()
    {
        m_wall.start();
        m_threadMs = threadMs();
        m_longest = {};
    }

    void beat()
    {
        m_longest.wallMs = qMax(m_longest.wallMs, static_cast<double>(m_wall.nsecsElapsed()) / 1e6);
        m_longest.threadMs = qMax(m_longest.threadMs, threadMs() - m_threadMs);
        m_wall.start();
        m_threadMs = threadMs();
    }

    Stall longest() const { return m_longest; }

private:
    static double threadMs()
    {
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_threadMs = 0;
    Stall m_longest;
};

} // namespace sealwright::bench
