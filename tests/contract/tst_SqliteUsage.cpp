// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/SqliteUsage.h"
#include "tests/contract/UsageStoreContract.h"
#include "tests/support/AwaitOutcome.h"
#include "tests/support/Campaign.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace sealwright;
using history::HistoryError;
using history::SqliteUsage;
using tests::awaitOutcome;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("a test file could not be written");
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

mode_t modeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777U : 0;
}

/// No file of this process may grow beyond so many bytes, while it lives: a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }

    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace

class TestSqliteUsage : public tests::UsageStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<history::UsageStore> makeStore() override
    {
        return std::make_unique<SqliteUsage>(m_home.filePath(QStringLiteral("contract/history.sqlite")));
    }

    /// A path where nothing is yet.
    QString freshPath() { return m_home.filePath(QStringLiteral("h%1/history.sqlite").arg(++m_count)); }

    /// A file with one use of `cred_made` in it.
    QString madePath()
    {
        const QString made = freshPath();
        SqliteUsage store(made);
        if (!awaitOutcome(store.record({use(QStringLiteral("cred_made"), 1000)}))) {
            qFatal("the history could not be made");
        }
        return made;
    }

    static QString actPath()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/history_act");
    }

    static qint64 countIn(const QString &path, const QString &id)
    {
        SqliteUsage store(path);
        const auto totals = awaitOutcome(store.totals());
        return totals && totals->contains(id) ? totals->at(id).count : -1;
    }

private Q_SLOTS:

    void isMadeByTheFirstUseAndNothingBefore()
    {
        const QString fresh = freshPath();
        SqliteUsage store(fresh);
        VERIFY_RESULT(awaitOutcome(store.totals()));
        VERIFY_RESULT(awaitOutcome(store.usesOf(QStringLiteral("cred_x"))));
        VERIFY_RESULT(awaitOutcome(store.forget(QStringLiteral("cred_x"))));
        QVERIFY(!QDir(QFileInfo(fresh).path()).exists());
        VERIFY_RESULT(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})));
        QVERIFY(contentOf(fresh).startsWith("SQLite format 3"));
    }

    void isForItsOwnerOnly()
    {
        const QString fresh = freshPath();
        const mode_t before = ::umask(0);
        SqliteUsage store(fresh);
        const auto recorded = awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)}));
        ::umask(before);
        VERIFY_RESULT(recorded);
        const QDir folder(QFileInfo(fresh).path());
        QCOMPARE(modeOf(folder.path()), mode_t{0700});
        const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
        QVERIFY(names.contains(QStringLiteral("history.sqlite-wal"))); // or there was nothing to look at
        for (const QString &name : names) {
            QVERIFY2(modeOf(folder.filePath(name)) == 0600, qPrintable(name));
        }
    }

    void isMadePrivateAgain()
    {
        const QString made = madePath();
        QVERIFY(::chmod(QFile::encodeName(made).constData(), 0644) == 0);
        QCOMPARE(countIn(made, QStringLiteral("cred_made")), 1);
        QCOMPARE(modeOf(made), mode_t{0600});
    }

    void outlivesTheStore() { QCOMPARE(countIn(madePath(), QStringLiteral("cred_made")), 1); }

    void sharesOneFileWithAnotherStore()
    {
        const QString made = madePath();
        SqliteUsage one(made);
        SqliteUsage two(made);
        for (int i = 0; i < 20; ++i) {
            VERIFY_RESULT(awaitOutcome(one.record({use(QStringLiteral("cred_made"), 2000)})));
            VERIFY_RESULT(awaitOutcome(two.record({use(QStringLiteral("cred_made"), 3000)})));
        }
        for (SqliteUsage *store : {&one, &two}) {
            const auto totals = awaitOutcome(store->totals());
            VERIFY_RESULT(totals);
            QCOMPARE(totals->at(QStringLiteral("cred_made")).count, 41);
        }
    }

    void losesNothingThatTwoProcessesRecordAtOnce()
    {
        constexpr int kCount = 200;
        const QString fresh = freshPath();
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const QString &name : {QStringLiteral("cred_one"), QStringLiteral("cred_two")}) {
            auto process = std::make_unique<QProcess>();
            process->start(actPath(), {fresh, QStringLiteral("fill"), name, QString::number(kCount)});
            processes.push_back(std::move(process));
        }
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardOutput().constData());
        }
        QCOMPARE(countIn(fresh, QStringLiteral("cred_one")), kCount);
        QCOMPARE(countIn(fresh, QStringLiteral("cred_two")), kCount);
    }

    void manyThatMakeTheFileAtOnceAllSucceed()
    {
        const int times = tests::rounds(20, 500);
        for (int i = 0; i < times; ++i) {
            const QString fresh = freshPath();
            std::vector<std::unique_ptr<SqliteUsage>> stores;
            std::vector<QCoro::Task<base::Result<void>>> recordings;
            for (int number = 0; number < 4; ++number) { // each on a thread of its own
                stores.push_back(std::make_unique<SqliteUsage>(fresh, std::chrono::seconds(60)));
                recordings.push_back(stores.back()->record({use(QStringLiteral("cred_x"), 1000)}));
            }
            for (QCoro::Task<base::Result<void>> &recording : recordings) {
                VERIFY_RESULT(awaitOutcome(std::move(recording)));
            }
            QCOMPARE(countIn(fresh, QStringLiteral("cred_x")), qint64{4});
        }
    }

    void killedInTheMiddleOfItsWorkItLosesNothingThatItAnswered()
    {
        constexpr int kCalls = 60; // some are those that make the file, the others those of a few uses
        const int kills = tests::rounds(10, kCalls);
        const QString fresh = freshPath();
        qint64 least = 0;
        qint64 most = 0;
        int sawRounds = 0;
        for (int i = 0; i < kills; ++i) {
            const QString call = QString::number(1 + i * kCalls / kills);
            QProcess process;
            process.start(actPath(), {fresh, QStringLiteral("churn"), call});
            QVERIFY(process.waitForFinished(60'000));
            const QByteArray printed = process.readAllStandardOutput();
            QVERIFY2(process.exitStatus() == QProcess::CrashExit, printed.constData());
            const int answered = static_cast<int>(printed.count('\n'));
            sawRounds += answered > 0 ? 1 : 0;
            least += answered;
            // The one under way may have been written without its answer.
            most += answered + 1;
            const qint64 count = std::max(countIn(fresh, QStringLiteral("cred_churn")), qint64{0});
            QVERIFY2(count >= least && count <= most,
                     qPrintable(QStringLiteral("%1 is not in %2 … %3").arg(count).arg(least).arg(most)));
        }
        QVERIFY2(sawRounds > 0 && sawRounds < kills, qPrintable(QString::number(sawRounds)));
    }

    void tellsWhatIsWrongAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a letter to a friend")
            << QByteArray("this is not a database, but a letter to a friend\n").repeated(100);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("a head without a body") << QByteArray("SQLite format 3\0", 16);
    }

    void tellsWhatIsWrongAndChangesNothing()
    {
        QFETCH(const QByteArray, content);
        const QString made = madePath();
        overwrite(made, content);
        SqliteUsage store(made);
        const auto recorded = awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)}));
        VERIFY_FAILURE(recorded, HistoryError::Damaged);
        QCOMPARE(recorded.error().fact("path"), made);
        QVERIFY(!recorded.error().fact("reason").isEmpty());
        VERIFY_FAILURE(awaitOutcome(store.totals()), HistoryError::Damaged);
        VERIFY_FAILURE(awaitOutcome(store.forget(QStringLiteral("cred_x"))), HistoryError::Damaged);
        QCOMPARE(contentOf(made), content);
    }

    void toleratesAnyBrokenPage()
    {
        const QString made = madePath();
        const QByteArray whole = contentOf(made);
        const int places = tests::rounds(40, static_cast<int>(whole.size() / 97));
        for (int place = 0; place < places; ++place) {
            const qsizetype at = 100 + place * (whole.size() - 100) / places;
            QByteArray broken = whole;
            for (qsizetype i = at; i < std::min(at + 16, broken.size()); ++i) {
                broken[i] = static_cast<char>(0xff);
            }
            overwrite(made, broken);
            SqliteUsage store(made);
            // Whatever it says, it answers, and a failure has its sentence.
            const auto recorded = awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)}));
            const auto totals = awaitOutcome(store.totals());
            QVERIFY(recorded || !recorded.error().fact("path").isEmpty());
            QVERIFY(totals || !totals.error().fact("path").isEmpty());
        }
    }

    void leavesALaterVersionAlone()
    {
        const QString made = madePath();
        QByteArray later = contentOf(made);
        later[63] = 9; // user_version, big endian at 60
        overwrite(made, later);
        SqliteUsage store(made);
        const auto recorded = awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)}));
        VERIFY_FAILURE(recorded, HistoryError::Newer);
        QCOMPARE(recorded.error().fact("version"), QStringLiteral("9"));
        QCOMPARE(recorded.error().fact("known"), QStringLiteral("1"));
        VERIFY_FAILURE(awaitOutcome(store.totals()), HistoryError::Newer);
        QCOMPARE(contentOf(made), later);
    }

    void leavesAnotherProgramsDatabaseAlone()
    {
        const QString made = madePath();
        QByteArray foreign = contentOf(made);
        foreign[63] = 0; // no version, but a table
        overwrite(made, foreign);
        SqliteUsage store(made);
        VERIFY_FAILURE(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})),
                       HistoryError::Damaged);
        foreign[63] = 1;
        foreign[68] = 0; // application_id, big endian at 68
        overwrite(made, foreign);
        VERIFY_FAILURE(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})),
                       HistoryError::Damaged);
    }

    void followsNoLinkAndTakesNoFolder()
    {
        const QString made = madePath();
        const QString link = freshPath();
        QVERIFY(QDir().mkpath(QFileInfo(link).path()));
        QVERIFY(QFile::link(made, link));
        SqliteUsage linked(link);
        VERIFY_FAILURE(awaitOutcome(linked.record({use(QStringLiteral("cred_x"), 1000)})),
                       HistoryError::Unusable);
        const QString folder = freshPath();
        QVERIFY(QDir().mkpath(folder));
        SqliteUsage store(folder);
        VERIFY_FAILURE(awaitOutcome(store.totals()), HistoryError::Unusable);
        SqliteUsage below(made + QStringLiteral("/below/history.sqlite"));
        VERIFY_FAILURE(awaitOutcome(below.record({use(QStringLiteral("cred_x"), 1000)})),
                       HistoryError::Unusable);
    }

    void saysWhenTheDiskIsFullAndWorksAgainAfterwards()
    {
        const QString made = madePath();
        SqliteUsage store(made);
        VERIFY_RESULT(awaitOutcome(store.record({use(QStringLiteral("cred_made"), 2000)})));
        std::vector<history::Use> many;
        for (int i = 0; i < 400; ++i) {
            many.push_back(use(QStringLiteral("cred_%1").arg(i), 1000));
        }
        {
            const FullDisk full(16 * 1024);
            VERIFY_FAILURE(awaitOutcome(store.record(many)), HistoryError::NotWritten);
        }
        const auto totals = awaitOutcome(store.totals());
        VERIFY_RESULT(totals);
        QCOMPARE(totals->size(), std::size_t{1}); // all of them or none
        QCOMPARE(totals->at(QStringLiteral("cred_made")).count, 2);
        VERIFY_RESULT(awaitOutcome(store.record(many)));
        QCOMPARE(awaitOutcome(store.totals())->size(), std::size_t{401});
    }

    void saysWhenTheDiskIsFullFromTheStart()
    {
        SqliteUsage store(freshPath());
        {
            const FullDisk full(0);
            VERIFY_FAILURE(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})),
                           HistoryError::NotWritten);
        }
        VERIFY_RESULT(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})));
    }

    void beginsAnewWhenItsFileWasTakenAway()
    {
        const QString made = madePath();
        SqliteUsage store(made);
        VERIFY_RESULT(awaitOutcome(store.totals()));
        QDir folder(QFileInfo(made).path());
        QVERIFY(folder.removeRecursively());
        QVERIFY(awaitOutcome(store.totals())->empty());
        VERIFY_RESULT(awaitOutcome(store.record({use(QStringLiteral("cred_x"), 1000)})));
        QCOMPARE(countIn(made, QStringLiteral("cred_x")), 1);
        QCOMPARE(countIn(made, QStringLiteral("cred_made")), -1);
    }

    void saysWhenAnotherProgramHoldsIt()
    {
        const QString made = madePath();
        QProcess holder;
        holder.start(QStringLiteral("sqlite3"), {made});
        if (!holder.waitForStarted()) {
            QSKIP("sqlite3 is not installed");
        }
        holder.write("BEGIN IMMEDIATE; SELECT 'held';\n");
        QVERIFY(holder.waitForReadyRead(10'000));
        SqliteUsage store(made, std::chrono::milliseconds(50));
        const auto busy = awaitOutcome(store.record({use(QStringLiteral("cred_made"), 2000)}));
        VERIFY_FAILURE(busy, HistoryError::Busy);
        QCOMPARE(busy.error().fact("after_ms"), QStringLiteral("50"));
        VERIFY_RESULT(awaitOutcome(store.totals())); // readers do not wait
        holder.write("ROLLBACK;\n.quit\n");
        QVERIFY(holder.waitForFinished(10'000));
        VERIFY_RESULT(awaitOutcome(store.record({use(QStringLiteral("cred_made"), 2000)})));
    }

    void keepsTheEventLoopTurning()
    {
        const QString made = madePath();
        SqliteUsage store(made);
        std::vector<history::Use> many;
        for (int i = 0; i < 20'000; ++i) {
            many.push_back(use(QStringLiteral("cred_%1").arg(i), 1000));
        }
        int beats = 0;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&beats] { ++beats; });
        heart.start(1);
        VERIFY_RESULT(awaitOutcome(store.record(std::move(many))));
        QVERIFY2(beats >= 5, qPrintable(QString::number(beats)));
    }

private:
    QTemporaryDir m_home;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestSqliteUsage)
#include "tst_SqliteUsage.moc"
