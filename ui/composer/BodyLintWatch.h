// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/BodyLint.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace sealwright::composer {

/// Looks at a body a moment after it was last changed: how it would not survive being parsed and written
/// again. A large one is looked at on a thread of the global pool, a huge one not at all.
class BodyLintWatch final : public QObject
{
    Q_OBJECT

public:
    /// `body` yields what is to be looked at then.
    explicit BodyLintWatch(std::function<QByteArray()> body, QObject *parent = nullptr);

    /// The body changed, or is of interest now.
    void touch();
    /// Nothing is to be said of it.
    void rest();

    const std::vector<explain::BodyFinding> &findings() const { return m_findings; }

Q_SIGNALS:
    void changed();

private:
    void look();
    void take(std::vector<explain::BodyFinding> findings);

    std::function<QByteArray()> m_body;
    QTimer m_delay;
    QFutureWatcher<std::vector<explain::BodyFinding>> m_watcher;
    std::vector<explain::BodyFinding> m_findings;
};

} // namespace sealwright::composer
