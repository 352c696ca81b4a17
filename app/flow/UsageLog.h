// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/history/UsageStore.h"

#include <QObject>

#include <map>
#include <optional>

namespace sealwright::flow {

/// Whether the history shall keep what is done.
enum class Remember { Yes, No };

/// Keeps, and tells, how credentials are used. Keeping never stands in the way of what is done with them:
/// `note` returns at once and cannot fail; what went wrong is told by `troubled` and by the next `settled`.
class UsageLog final : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it.
    explicit UsageLog(history::UsageStore &store, QObject *parent = nullptr);
    ~UsageLog() override;

    /// What is noted while a write is under way is written together, counted, when that is done.
    void note(const history::UseKind &kind, base::TimePoint at, qint64 count = 1);
    /// All that was noted is written or has failed: the failure that was not asked for yet.
    QCoro::Task<base::Result<void>> settled();

    QCoro::Task<base::Result<std::map<QString, history::UsageTotal>>> totals();
    QCoro::Task<base::Result<std::vector<history::UseTally>>> usesOf(QString credentialId);
    /// The credential is gone. A failure is told like that of a note.
    QCoro::Task<> forget(QString credentialId);

Q_SIGNALS:
    /// What `totals` tells may be another now.
    void changed();
    void troubled(const sealwright::base::Error &error);

private:
    void writeNext();
    QCoro::Task<> write(std::vector<history::Use> uses);
    void finished(const base::Result<void> &outcome);

    history::UsageStore &m_store;
    std::map<history::UseKind, history::Use> m_noted; ///< and not written yet
    bool m_isWriting = false;
    std::optional<base::Error> m_trouble; ///< not asked for yet
};

/// `{"act","request","host","status","error","count","first","last"}`
base::Json toJson(const history::UseTally &tally);

} // namespace sealwright::flow
