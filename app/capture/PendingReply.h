// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/ConnectionHost.h"

#include <QTimer>

namespace sealwright::capture {

/// From a captured request to the reply that goes out: asks, waits no longer than its patience (504 then),
/// tells what was decided, and lets the reply's delay pass. One request at a time.
class PendingReply final : public QObject
{
    Q_OBJECT

public:
    using Ready = std::function<void(const Reply &)>;

    /// `ready` is called once for each request, perhaps before `ask` or `give` returns.
    PendingReply(ConnectionHost &host, std::chrono::milliseconds patience, Ready ready);

    /// A request that was reported.
    void ask(std::shared_ptr<const Capture> capture);
    /// Its reply is known without asking.
    void give(qint64 number, Reply reply);
    /// Nothing is heard of it any more. The host may be gone afterwards.
    OpenAnswer::Dropped drop();

private:
    void decide(Reply reply);
    void onTimeout();
    void setHeld(qint64 bytes);

    ConnectionHost &m_host;
    std::chrono::milliseconds m_patience;
    Ready m_ready;
    QTimer m_timer;
    OpenAnswer m_answer;
    std::optional<Reply> m_delayed;
    qint64 m_number = 0; ///< of the request; 0 when there is none
    qint64 m_held = 0;   ///< as told to the host
};

} // namespace sealwright::capture
