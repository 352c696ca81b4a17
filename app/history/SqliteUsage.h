// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/history/UsageStore.h"

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace sealwright::history {

class HistoryDatabase;

/// Keeps uses in the SQLite file of the history. Nothing is opened, and no thread started, before the first
/// call; reading makes no file. All work is done on a thread of its own, one thing after the other.
/// Destroying the store finishes what was asked of it, and answers.
class SqliteUsage final : public QObject, public UsageStore
{
    Q_OBJECT

public:
    /// `patience` with another process that is writing.
    explicit SqliteUsage(const QString &path, std::chrono::milliseconds patience = std::chrono::seconds(2));
    ~SqliteUsage() override;

    QCoro::Task<base::Result<void>> record(std::vector<Use> uses) override;
    QCoro::Task<base::Result<std::map<QString, UsageTotal>>> totals() override;
    QCoro::Task<base::Result<std::vector<UseTally>>> usesOf(QString credentialId) override;
    QCoro::Task<base::Result<void>> forget(QString credentialId) override;

private:
    template<typename T>
    base::OneShot<base::Result<T>> onWorker(std::function<base::Result<T>(HistoryDatabase &)> work);
    void deliverNext();

    QString m_path;
    std::unique_ptr<HistoryDatabase> m_database; ///< of the worker's thread
    QThreadPool m_worker;
    std::deque<std::function<void()>> m_deliveries; ///< of what was asked, in order
    bool m_isUsed = false;
    bool m_isClosed = false;
};

} // namespace sealwright::history
