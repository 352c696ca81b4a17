// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/CurlTransfer.h"

#include <QObject>
#include <QTimer>

#include <unordered_map>
#include <vector>

class QSocketNotifier;

namespace sealwright::sender {

/// libcurl's multi handle on the Qt event loop: one timer, and for each descriptor libcurl names a pair of
/// notifiers, which are kept and only switched off, because a descriptor often comes back at once. libcurl is
/// never called from inside its own callbacks; answers are given after it has returned.
class CurlLoop final : public QObject
{
public:
    CurlLoop();
    ~CurlLoop() override;

    /// Never answers before it returns, unless the request cannot go out at all.
    base::OneShot<http::Exchange> start(http::Request request, SendOptions options, base::TimePoint startedAt,
                                        const base::Cancellation &cancellation);

private:
    struct Notifiers
    {
        QSocketNotifier *read = nullptr;
        QSocketNotifier *write = nullptr;
    };

    struct Finished
    {
        base::OneShot<http::Exchange> answer;
        http::Exchange exchange;
    };

    friend struct CurlLoopCallbacks;
    void watch(int descriptor, int what);
    void wakeAfter(long milliseconds);

    bool hasMulti();
    EasyHandle freshEasy();
    void turn(int descriptor, int events);
    void act(int descriptor, int events);
    void drain();
    void settle(CurlTransfer &transfer, int curlCode);
    void retire(CurlTransfer &transfer);
    void failAll(int multiCode);
    void cancel(CurlTransfer *transfer, quint64 id);
    void deliver();

    // The order matters: libcurl calls `watch` even while its multi handle is freed.
    std::unordered_map<int, Notifiers> m_notifiers;
    QTimer m_timer;
    QTimer m_deliveryTimer;
    bool m_isDue = false; ///< libcurl wants a turn at once
    std::vector<Finished> m_finished;
    std::unordered_map<int, http::TlsFacts> m_tlsFacts; ///< of kept connections, by our port
    std::vector<EasyHandle> m_idle;
    quint64 m_nextId = 0;
    MultiHandle m_multi;
    std::unordered_map<CurlTransfer *, std::pair<quint64, std::unique_ptr<CurlTransfer>>> m_transfers;
};

} // namespace sealwright::sender
