// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CapturedRequest.h"

#include <QFutureWatcher>

#include <memory>

namespace sealwright::checker {

/// Reads a pasted request without holding up the event loop: a small one at once, a large one on a thread of
/// the global pool. The answer to an earlier text is never given after a later one was started.
class CaptureReading final : public QObject
{
    Q_OBJECT

public:
    using Outcome = std::shared_ptr<const base::Result<http::CapturedRequest>>;

    explicit CaptureReading(QObject *parent = nullptr);

    /// `finished` follows, before this returns when the text is small.
    void start(const QByteArray &text, const QByteArray &url);

    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void finished(const sealwright::checker::CaptureReading::Outcome &outcome);

private:
    QFutureWatcher<Outcome> m_watcher;
    bool m_isRunning = false;
};

} // namespace sealwright::checker
