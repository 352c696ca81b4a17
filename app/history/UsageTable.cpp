// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/UsageTable.h"

#include <QSqlQuery>
#include <QVariant>

namespace sealwright::history {
namespace {

/// The columns of a UseKind, in the order of `kindAt`.
const QString kKind = QStringLiteral("credential, act, request, host, status, error");
constexpr int kKindColumns = 6;

/// Null text would not be empty text to SQLite.
QString filled(const QString &text)
{
    return text.isNull() ? QLatin1String("") : text;
}

base::TimePoint timeAt(const QSqlQuery &query, int column)
{
    return base::TimePoint(std::chrono::milliseconds(query.value(column).toLongLong()));
}

UseKind kindAt(const QSqlQuery &query)
{
    UseKind kind;
    kind.credentialId = query.value(0).toString();
    kind.act = query.value(1).toInt() == static_cast<int>(Act::Checked) ? Act::Checked : Act::Sent;
    kind.request = query.value(2).toString();
    kind.host = query.value(3).toString();
    kind.status = query.value(4).toInt();
    kind.error = query.value(5).toString();
    return kind;
}

} // namespace

std::expected<void, QSqlError> recordUses(const QSqlDatabase &database, const std::vector<Use> &uses)
{
    QSqlQuery query(database);
    if (!query.prepare(QStringLiteral("INSERT INTO credential_use (%1, count, first_at, last_at) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                                      "count = count + excluded.count, "
                                      "first_at = MIN(first_at, excluded.first_at), "
                                      "last_at = MAX(last_at, excluded.last_at)")
                           .arg(kKind))) {
        return std::unexpected(query.lastError());
    }
    for (const Use &use : uses) {
        const qint64 at = use.at.time_since_epoch().count();
        const QVariantList values{filled(use.kind.credentialId),
                                  static_cast<int>(use.kind.act),
                                  filled(use.kind.request),
                                  filled(use.kind.host),
                                  use.kind.status,
                                  filled(use.kind.error),
                                  use.count,
                                  at,
                                  at};
        for (qsizetype i = 0; i < values.size(); ++i) {
            query.bindValue(static_cast<int>(i), values.at(i));
        }
        if (!query.exec()) {
            return std::unexpected(query.lastError());
        }
    }
    return {};
}

std::expected<std::map<QString, UsageTotal>, QSqlError> usageTotals(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    // Beside one MAX, SQLite takes the other columns from the row that has it.
    if (!query.exec(QStringLiteral("SELECT %1, SUM(count), MAX(last_at) FROM credential_use "
                                   "GROUP BY credential")
                        .arg(kKind))) {
        return std::unexpected(query.lastError());
    }
    std::map<QString, UsageTotal> totals;
    while (query.next()) {
        UsageTotal total;
        total.lastKind = kindAt(query);
        total.count = query.value(kKindColumns).toLongLong();
        total.last = timeAt(query, kKindColumns + 1);
        totals.emplace(total.lastKind.credentialId, total);
    }
    if (query.lastError().isValid()) {
        return std::unexpected(query.lastError());
    }
    return totals;
}

std::expected<std::vector<UseTally>, QSqlError> usesOf(const QSqlDatabase &database,
                                                       const QString &credentialId)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1, count, first_at, last_at FROM credential_use "
                                 "WHERE credential = ? ORDER BY last_at DESC, %1")
                      .arg(kKind));
    query.bindValue(0, filled(credentialId));
    if (!query.exec()) {
        return std::unexpected(query.lastError());
    }
    std::vector<UseTally> tallies;
    while (query.next()) {
        tallies.push_back({kindAt(query), timeAt(query, kKindColumns + 1), timeAt(query, kKindColumns + 2),
                           query.value(kKindColumns).toLongLong()});
    }
    if (query.lastError().isValid()) {
        return std::unexpected(query.lastError());
    }
    return tallies;
}

std::expected<void, QSqlError> forgetUses(const QSqlDatabase &database, const QString &credentialId)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral("DELETE FROM credential_use WHERE credential = ?"));
    query.bindValue(0, filled(credentialId));
    if (!query.exec()) {
        return std::unexpected(query.lastError());
    }
    return {};
}

} // namespace sealwright::history
