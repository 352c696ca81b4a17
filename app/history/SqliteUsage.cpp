// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/SqliteUsage.h"

#include "app/history/HistoryDatabase.h"
#include "app/history/UsageTable.h"

namespace sealwright::history {
namespace {

using base::Result;
using Missing = HistoryDatabase::Missing;

/// SQLite's failure as the database understands it.
template<typename T>
Result<T> understood(HistoryDatabase &database, std::expected<T, QSqlError> outcome)
{
    if (!outcome) {
        return base::Failure(database.failed(outcome.error()));
    }
    if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        return std::move(*outcome);
    }
}

/// Looks, unless there is no file yet: then there is nothing to see.
template<typename T, typename Look>
Result<T> look(HistoryDatabase &database, Look look)
{
    auto opened = database.open(Missing::Leave);
    if (!opened) {
        return base::Failure(opened.error());
    }
    return *opened ? understood<T>(database, look(**opened)) : Result<T>();
}

template<typename Change>
Result<void> change(HistoryDatabase &database, Missing missing, Change change)
{
    auto opened = database.open(missing);
    if (!opened) {
        return base::Failure(opened.error());
    }
    if (!*opened) {
        return {};
    }
    return database.inTransaction(**opened, [&] { return understood<void>(database, change(**opened)); });
}

/// A connection that failed is not trusted again, unless another program merely held the file.
template<typename T>
Result<T> closedAfterFailure(HistoryDatabase &database, Result<T> outcome)
{
    if (!outcome && !outcome.error().is(HistoryError::Busy)) {
        database.close();
    }
    return outcome;
}

} // namespace

SqliteUsage::SqliteUsage(const QString &path, std::chrono::milliseconds patience)
    : m_path(path)
    , m_database(std::make_unique<HistoryDatabase>(path, patience))
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1); // a connection belongs to its thread
}

SqliteUsage::~SqliteUsage()
{
    m_isClosed = true;
    if (m_isUsed) {
        m_worker.start([this] { m_database.reset(); });
        m_worker.waitForDone();
    }
    while (!m_deliveries.empty()) {
        deliverNext();
    }
}

template<typename T>
base::OneShot<Result<T>> SqliteUsage::onWorker(std::function<Result<T>(HistoryDatabase &)> work)
{
    base::OneShot<Result<T>> answer;
    if (m_isClosed) {
        answer.resolve(base::failure(HistoryError::Unusable,
                                     {{"path", m_path}, {"reason", QStringLiteral("the program ends")}}));
        return answer;
    }
    m_isUsed = true;
    const auto outcome = std::make_shared<std::optional<Result<T>>>();
    m_deliveries.push_back([answer, outcome]() mutable { answer.resolve(std::move(**outcome)); });
    m_worker.start([this, work = std::move(work), outcome] {
        outcome->emplace(closedAfterFailure(*m_database, work(*m_database)));
        QMetaObject::invokeMethod(this, &SqliteUsage::deliverNext, Qt::QueuedConnection);
    });
    return answer;
}

void SqliteUsage::deliverNext()
{
    if (m_deliveries.empty()) {
        return;
    }
    const std::function<void()> deliver = std::move(m_deliveries.front());
    m_deliveries.pop_front();
    deliver(); // whoever is answered may destroy the store
}

QCoro::Task<Result<void>> SqliteUsage::record(std::vector<Use> uses)
{
    const base::OneShot<Result<void>> answer =
        onWorker<void>([uses = std::move(uses)](HistoryDatabase &database) {
            return change(database, Missing::Make,
                          [&uses](const QSqlDatabase &opened) { return recordUses(opened, uses); });
        });
    auto awaiting = answer.awaiter();
    Result<void> outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<std::map<QString, UsageTotal>>> SqliteUsage::totals()
{
    using Totals = std::map<QString, UsageTotal>;
    const base::OneShot<Result<Totals>> answer =
        onWorker<Totals>([](HistoryDatabase &database) { return look<Totals>(database, usageTotals); });
    auto awaiting = answer.awaiter();
    Result<Totals> outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<std::vector<UseTally>>> SqliteUsage::usesOf(QString credentialId)
{
    using Tallies = std::vector<UseTally>;
    const base::OneShot<Result<Tallies>> answer =
        onWorker<Tallies>([credentialId](HistoryDatabase &database) {
            return look<Tallies>(database, [&credentialId](const QSqlDatabase &opened) {
                return history::usesOf(opened, credentialId);
            });
        });
    auto awaiting = answer.awaiter();
    Result<Tallies> outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<void>> SqliteUsage::forget(QString credentialId)
{
    const base::OneShot<Result<void>> answer = onWorker<void>([credentialId](HistoryDatabase &database) {
        return change(database, Missing::Leave, [&credentialId](const QSqlDatabase &opened) {
            return forgetUses(opened, credentialId);
        });
    });
    auto awaiting = answer.awaiter();
    Result<void> outcome = co_await awaiting;
    co_return outcome;
}

} // namespace sealwright::history

#include "moc_SqliteUsage.cpp"
