// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/HistoryDatabase.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sealwright::history {
namespace {

using base::Result;

constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;

const QString kDriver = QStringLiteral("QSQLITE");

/// SQLite's primary result codes (sqlite.org/rescode.html); the upper bits say more.
namespace sqlite {
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kNotADatabase = 26;
constexpr int kPrimaryCode = 0xff;
} // namespace sqlite

/// Of uses, by credential and what makes them the same; see UseKind.
constexpr const char *kTables[] = {
    "CREATE TABLE credential_use ("
    "credential TEXT NOT NULL, act INTEGER NOT NULL, request TEXT NOT NULL, host TEXT NOT NULL, "
    "status INTEGER NOT NULL, error TEXT NOT NULL, "
    "count INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, "
    "PRIMARY KEY (credential, act, request, host, status, error)) STRICT, WITHOUT ROWID",
};

QString reasonOf(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

/// Every connection of the process has a name of its own.
QString freshName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("sealwright-history-%1").arg(++count);
}

} // namespace

HistoryDatabase::HistoryDatabase(QString path, std::chrono::milliseconds patience)
    : m_path(std::move(path))
    , m_patience(patience)
{
}

HistoryDatabase::~HistoryDatabase()
{
    close();
}

void HistoryDatabase::close()
{
    if (!m_connection.isEmpty()) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
    }
}

/// Whether the file is there. Only looks at it: closing a descriptor of one's own would drop the locks that
/// SQLite holds on the same file (sqlite.org/howtocorrupt.html §2.2).
Result<bool> HistoryDatabase::prepareFile(Missing missing) const
{
    const auto unusable = [this](const QString &reason) {
        return base::failure(HistoryError::Unusable, {{"path", m_path}, {"reason", reason}});
    };
    const QByteArray name = QFile::encodeName(m_path);
    struct stat facts = {};
    if (::lstat(name.constData(), &facts) != 0) {
        if (errno != ENOENT && errno != ENOTDIR) {
            return unusable(reasonOf(errno));
        }
        if (missing == Missing::Leave) {
            return false;
        }
        const QFileInfo folder(QFileInfo(m_path).absolutePath());
        QDir().mkpath(folder.absolutePath());
        if (::mkdir(QFile::encodeName(folder.absoluteFilePath()).constData(), kFolderMode) != 0 &&
            errno != EEXIST) {
            return unusable(reasonOf(errno));
        }
        // Made by us, for SQLite gives its own files the mode of the umask, and those beside it this one's.
        const int made =
            ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode);
        if (made < 0 && errno != EEXIST) {
            return base::failure(errno == ENOSPC || errno == EDQUOT ? HistoryError::NotWritten
                                                                    : HistoryError::Unusable,
                                 {{"path", m_path}, {"reason", reasonOf(errno)}});
        }
        if (made >= 0) {
            ::close(made);
        }
        return true;
    }
    if (S_ISLNK(facts.st_mode)) {
        return unusable(QStringLiteral("it is a symbolic link, which is not followed"));
    }
    if (!S_ISREG(facts.st_mode)) {
        return unusable(QStringLiteral("it is not a regular file"));
    }
    if (facts.st_uid != ::geteuid()) {
        return unusable(QStringLiteral("it belongs to another user"));
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0 && ::chmod(name.constData(), kFileMode) != 0) {
        return unusable(reasonOf(errno));
    }
    return true;
}

bool HistoryDatabase::isStillThere() const
{
    struct stat facts = {};
    return ::lstat(QFile::encodeName(m_path).constData(), &facts) == 0 && facts.st_dev == m_device &&
           facts.st_ino == m_inode;
}

Result<std::optional<QSqlDatabase>> HistoryDatabase::open(Missing missing)
{
    if (!m_connection.isEmpty() && !isStillThere()) {
        close();
    }
    if (m_connection.isEmpty()) {
        const Result<bool> isThere = prepareFile(missing);
        if (!isThere) {
            return base::Failure(isThere.error());
        }
        if (!*isThere) {
            return std::nullopt;
        }
        if (const Result<void> connected = connect(); !connected) {
            close();
            return base::Failure(connected.error());
        }
    }
    return QSqlDatabase::database(m_connection, false);
}

Result<void> HistoryDatabase::connect()
{
    if (!QSqlDatabase::isDriverAvailable(kDriver)) {
        return base::failure(HistoryError::NoDriver, {{"path", m_path}});
    }
    struct stat facts = {};
    if (::lstat(QFile::encodeName(m_path).constData(), &facts) == 0) {
        m_device = facts.st_dev;
        m_inode = facts.st_ino;
    }
    m_connection = freshName();
    QSqlDatabase database = QSqlDatabase::addDatabase(kDriver, m_connection);
    database.setDatabaseName(m_path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_patience.count()));
    if (!database.open()) {
        return base::Failure(failed(database.lastError()));
    }
    // The first look into the file: here it shows that it is none of SQLite's.
    const Result<qint64> version = number(database, "PRAGMA user_version");
    if (!version) {
        return base::Failure(version.error());
    }
    if (*version > kHistoryVersion) {
        return base::failure(HistoryError::Newer,
                             {{"path", m_path}, {"version", *version}, {"known", qint64{kHistoryVersion}}});
    }
    if (const Result<void> logging = useWriteAheadLog(database); !logging) {
        return logging;
    }
    for (const char *pragma :
         {"PRAGMA synchronous = NORMAL", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"}) {
        if (const Result<void> set = run(database, pragma); !set) {
            return set;
        }
    }
    if (*version == kHistoryVersion) {
        const Result<qint64> application = number(database, "PRAGMA application_id");
        if (!application) {
            return base::Failure(application.error());
        }
        return *application == kHistoryApplication
                   ? Result<void>()
                   : base::failure(
                         HistoryError::Damaged,
                         {{"path", m_path}, {"reason", QStringLiteral("it is another program's database")}});
    }
    return inTransaction(database, [&] { return makeTables(database); });
}

/// SQLite does not wait for others in this one statement: it reads first, and whoever reads and then wants to
/// write is told at once. So it waits where it does, for the file as a whole, and asks again.
Result<void> HistoryDatabase::useWriteAheadLog(QSqlDatabase &database)
{
    const QDeadlineTimer patience(m_patience);
    for (;;) {
        Result<void> set = run(database, "PRAGMA journal_mode = WAL");
        if (set || !set.error().is(HistoryError::Busy) || patience.hasExpired()) {
            return set;
        }
        for (const char *statement : {"BEGIN EXCLUSIVE", "COMMIT"}) {
            if (const Result<void> waited = run(database, statement); !waited) {
                rollBack(database);
                return waited;
            }
        }
    }
}

/// Under the lock: another process may have made them since we looked.
Result<void> HistoryDatabase::makeTables(QSqlDatabase &database)
{
    const Result<qint64> version = number(database, "PRAGMA user_version");
    const Result<qint64> tables = number(database, "SELECT COUNT(*) FROM sqlite_schema");
    for (const Result<qint64> *each : {&version, &tables}) {
        if (!*each) {
            return base::Failure(each->error());
        }
    }
    if (*version == kHistoryVersion) {
        return {};
    }
    if (*tables != 0) {
        return base::failure(
            HistoryError::Damaged,
            {{"path", m_path}, {"reason", QStringLiteral("it is another program's database")}});
    }
    for (const char *statement : kTables) {
        if (const Result<void> made = run(database, statement); !made) {
            return made;
        }
    }
    const QByteArray application = "PRAGMA application_id = " + QByteArray::number(kHistoryApplication);
    const QByteArray mark = "PRAGMA user_version = " + QByteArray::number(kHistoryVersion);
    const Result<void> named = run(database, application.constData());
    return named ? run(database, mark.constData()) : named;
}

Result<qint64> HistoryDatabase::number(QSqlDatabase &database, const char *statement)
{
    QSqlQuery query(database);
    if (!query.exec(QString::fromLatin1(statement)) || !query.next()) {
        return base::Failure(failed(query.lastError()));
    }
    return query.value(0).toLongLong();
}

Result<void> HistoryDatabase::run(QSqlDatabase &database, const char *statement)
{
    QSqlQuery query(database);
    if (!query.exec(QString::fromLatin1(statement))) {
        return base::Failure(failed(query.lastError()));
    }
    return {};
}

void HistoryDatabase::rollBack(QSqlDatabase &database)
{
    if (database.isOpen()) {
        QSqlQuery(database).exec(QStringLiteral("ROLLBACK"));
    }
}

base::Error HistoryDatabase::failed(const QSqlError &error)
{
    const QString reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const auto because = [this, &reason](HistoryError what) {
        return base::Error(what, {{"path", m_path}, {"reason", reason}});
    };
    switch (error.nativeErrorCode().toInt() & sqlite::kPrimaryCode) {
    case sqlite::kBusy:
    case sqlite::kLocked:
        return {HistoryError::Busy, {{"path", m_path}, {"after_ms", qint64{m_patience.count()}}}};
    case sqlite::kCorrupt:
    case sqlite::kNotADatabase:
        return because(HistoryError::Damaged);
    case sqlite::kReadOnly:
    case sqlite::kIoError:
    case sqlite::kFull:
        return because(HistoryError::NotWritten);
    default:
        return because(HistoryError::Unusable);
    }
}

} // namespace sealwright::history
