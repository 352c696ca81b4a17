// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QSocketNotifier;

namespace sealwright::base {

/// Ctrl+C (SIGINT), SIGTERM and a terminal or session that closes (SIGHUP) as calls on the event loop, of
/// either face. The handler only writes to a socket; a second signal ends the process at once, in case the
/// first one cannot be heeded. One at a time. SIGHUP stays ignored where whoever started us said so (nohup).
class Interrupts : public QObject
{
    Q_OBJECT

public:
    explicit Interrupts(std::function<void(int signal)> heard);
    ~Interrupts() override;

private:
    std::function<void(int)> m_heard;
    QSocketNotifier *m_notifier = nullptr; // a child
};

} // namespace sealwright::base
