// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/HistoryError.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <chrono>
#include <optional>

namespace sealwright::history {

/// The version of the tables, in `user_version` of the database.
inline constexpr int kHistoryVersion = 1;
/// `application_id` of the database: "SWHi".
inline constexpr int kHistoryApplication = 0x53574869;

/// The history's SQLite file, open when it is first needed: WAL, 0600, its tables made or found. Belongs to
/// one thread, and blocks it. Several connections and processes may use one file.
///
/// A write survives the end of the process at any moment; the last ones before a power cut may be lost, and
/// the file stays sound.
class HistoryDatabase
{
public:
    enum class Missing { Make, Leave };

    HistoryDatabase(QString path, std::chrono::milliseconds patience);
    ~HistoryDatabase();

    HistoryDatabase(const HistoryDatabase &) = delete;
    HistoryDatabase &operator=(const HistoryDatabase &) = delete;

    /// Nothing when there is no file and it shall be left so. Opens it anew when another file took its place.
    base::Result<std::optional<QSqlDatabase>> open(Missing missing);

    /// What SQLite's error means. The connection is closed unless the file was merely busy, so that the next
    /// `open` looks afresh.
    base::Error failed(const QSqlError &error);

    /// Whatever ran since `BEGIN` is taken back when `work` fails. `work` returns a Result.
    template<typename Work>
    auto inTransaction(QSqlDatabase &database, Work work) -> decltype(work())
    {
        if (const auto begun = run(database, "BEGIN IMMEDIATE"); !begun) {
            return base::Failure(begun.error());
        }
        auto outcome = work();
        if (outcome) {
            if (const auto committed = run(database, "COMMIT"); !committed) {
                rollBack(database);
                return base::Failure(committed.error());
            }
        } else {
            rollBack(database);
        }
        return outcome;
    }

    void close();

private:
    base::Result<bool> prepareFile(Missing missing) const;
    base::Result<void> connect();
    base::Result<void> useWriteAheadLog(QSqlDatabase &database);
    base::Result<void> makeTables(QSqlDatabase &database);
    base::Result<qint64> number(QSqlDatabase &database, const char *statement);
    base::Result<void> run(QSqlDatabase &database, const char *statement);
    static void rollBack(QSqlDatabase &database);
    bool isStillThere() const;

    QString m_path;
    std::chrono::milliseconds m_patience;
    QString m_connection; ///< Qt's name of it; empty: not open
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

} // namespace sealwright::history
