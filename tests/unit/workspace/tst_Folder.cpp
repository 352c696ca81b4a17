// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Folder.h"
#include "tests/contract/hostile/SyscallTrap.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sealwright;
using namespace sealwright::workspace;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat there = {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0 ? there.st_mode & 07777 : 0;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// The id of a process that has ended.
pid_t goneProcess()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    return child;
}

} // namespace

class TestFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void isNothingWhereThereIsNoFolder()
    {
        const auto folder = Folder::open(m_dir->filePath(QStringLiteral("none")));
        VERIFY_RESULT(folder);
        QVERIFY(!folder->has_value());
    }

    void saysWhatIsInTheWay()
    {
        const QString file = m_dir->filePath(QStringLiteral("file"));
        put(file, "x");
        const auto folder = Folder::open(file);
        VERIFY_FAILURE(folder, WorkspaceError::FolderUnusable);
        QCOMPARE(folder.error().fact("path"), file);
        QCOMPARE(folder.error().fact("reason"), QStringLiteral("Not a directory"));
        VERIFY_FAILURE(Folder::open(file % QLatin1String("/below")), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(Folder::make(file % QLatin1String("/below")), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(Folder::make(QStringLiteral("/proc/sealwright/workspace")),
                       WorkspaceError::FolderUnusable);
    }

    void makesParentsForTheOwnerAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("umask 022") << 022;
        QTest::newRow("umask 000") << 0;
        QTest::newRow("umask 077") << 077;
    }

    void makesParentsForTheOwnerAlone()
    {
        QFETCH(const int, mask);
        const mode_t before = ::umask(static_cast<mode_t>(mask));
        const auto folder = Folder::make(m_dir->filePath(QStringLiteral("a/b/c")));
        Result<bool> written = false;
        if (folder) {
            written = folder->write(QStringLiteral("f.json"), "x", Folder::Existing::Replace);
        }
        ::umask(before);
        VERIFY_RESULT(folder);
        VERIFY_RESULT(written);
        for (const char *made : {"a", "a/b", "a/b/c"}) {
            QCOMPARE(modeOf(m_dir->filePath(QLatin1String(made))), mode_t{0700});
        }
        QCOMPARE(modeOf(m_dir->filePath(QStringLiteral("a/b/c/f.json"))), mode_t{0600});
    }

    void writesReplacesAndLeavesNothingElse()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        const QString name = QStringLiteral("f.json");
        VERIFY_RESULT(folder->write(name, "one", Folder::Existing::Replace));
        VERIFY_RESULT(folder->write(name, QByteArray(3'000'000, 'z'), Folder::Existing::Replace));
        const auto bytes = folder->read(name);
        VERIFY_RESULT(bytes);
        QCOMPARE(bytes->size(), 3'000'000);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{name});
    }

    void refusesATakenNameWhenAsked()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        const QString name = QStringLiteral("f.json");
        QCOMPARE(*folder->write(name, "one", Folder::Existing::Refuse), true);
        QCOMPARE(*folder->write(name, "two", Folder::Existing::Refuse), false);
        QCOMPARE(*folder->read(name), QByteArray("one"));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
    }

    void neverFollowsALink()
    {
        const QString outside = m_dir->filePath(QStringLiteral("outside"));
        put(outside, "precious");
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("elsewhere")));
        const auto folder = Folder::make(m_dir->filePath(QStringLiteral("w")));
        VERIFY_RESULT(folder);
        QVERIFY(QFile::link(outside, m_dir->filePath(QStringLiteral("w/f.json"))));
        QVERIFY(QFile::link(m_dir->filePath(QStringLiteral("elsewhere")),
                            m_dir->filePath(QStringLiteral("w/sub"))));

        VERIFY_FAILURE(folder->read(QStringLiteral("f.json")), WorkspaceError::FileUnreadable);
        VERIFY_FAILURE(folder->child(QStringLiteral("sub")), WorkspaceError::FolderUnusable);
        VERIFY_FAILURE(folder->makeChild(QStringLiteral("sub")), WorkspaceError::FolderUnusable);
        VERIFY_RESULT(folder->write(QStringLiteral("f.json"), "mine", Folder::Existing::Replace));
        QCOMPARE(content(outside), QByteArray("precious"));
        QCOMPARE(*folder->read(QStringLiteral("f.json")), QByteArray("mine"));
    }

    void doesNotWaitForAPipe()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        QCOMPARE(::mkfifo(QFile::encodeName(m_dir->filePath(QStringLiteral("p.json"))).constData(), 0600), 0);
        const auto bytes = folder->read(QStringLiteral("p.json"));
        VERIFY_FAILURE(bytes, WorkspaceError::FileUnreadable);
        QCOMPARE(bytes.error().fact("reason"), QStringLiteral("it is not a regular file"));
    }

    void saysWhyAFileCannotBeWrittenOrRemoved()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("f.json/full")));
        const auto written = folder->write(QStringLiteral("f.json"), "x", Folder::Existing::Replace);
        VERIFY_FAILURE(written, WorkspaceError::FileNotWritten);
        QCOMPARE(written.error().fact("path"), m_dir->filePath(QStringLiteral("f.json")));
        VERIFY_FAILURE(folder->remove(QStringLiteral("f.json")), WorkspaceError::FileNotRemoved);
        QCOMPARE(*folder->remove(QStringLiteral("none")), false);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void sweepsOnlyWhatAKilledWriterLeft()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        const auto nameFor = [](pid_t process, const char *tail) -> QString {
            return QLatin1String(".sealwright-") % QString::number(process) % QLatin1String(tail);
        };
        const QStringList kept{nameFor(::getpid(), "-abc.tmp"), nameFor(goneProcess(), "-xyz.tmp"),
                               nameFor(goneProcess(), "-abc"), QStringLiteral(".hidden")};
        const QString swept = nameFor(goneProcess(), "-0123456789abcdef.tmp");
        for (const QString &name : kept + QStringList{swept}) {
            put(m_dir->filePath(name), "x");
        }
        folder->sweepLeftovers();
        QVERIFY(!QFile::exists(m_dir->filePath(swept)));
        for (const QString &name : kept) {
            QVERIFY2(QFile::exists(m_dir->filePath(name)), qPrintable(name));
        }
    }

    void leavesTheOldOrTheNewFileWhereverItIsKilled()
    {
        const QByteArray old(200'000, 'o');
        const QByteArray fresh(300'000, 'n');
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        const QString name = QStringLiteral("f.json");
        int sawOld = 0;
        int sawNew = 0;
        for (bool isKilled = true; isKilled;) {
            VERIFY_RESULT(folder->write(name, old, Folder::Existing::Replace));
            const int call = sawOld + sawNew + 1;
            const pid_t child = ::fork();
            if (child == 0) {
                tests::setTrap(tests::Trap::KillBefore, call, 0);
                (void)folder->write(name, fresh, Folder::Existing::Replace);
                ::_exit(0);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            isKilled = WIFSIGNALED(status);
            const auto bytes = folder->read(name);
            VERIFY_RESULT(bytes);
            QVERIFY2(*bytes == old || *bytes == fresh, qPrintable(QStringLiteral("call %1").arg(call)));
            sawOld += *bytes == old ? 1 : 0;
            sawNew += *bytes == fresh ? 1 : 0;
        }
        // Killed before it came to its place, and after: at the least before its folder is synced, and not at
        // all.
        QVERIFY2(sawOld >= 4 && sawNew >= 2, qPrintable(QStringLiteral("%1, %2").arg(sawOld).arg(sawNew)));
        folder->sweepLeftovers();
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
    }

    void listsByNameWithoutWhatIsHidden()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        put(m_dir->filePath(QStringLiteral("b.json")), "x");
        put(m_dir->filePath(QStringLiteral(".a.json")), "x");
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("a")));
        const auto entries = folder->entries();
        VERIFY_RESULT(entries);
        QCOMPARE(entries->size(), std::size_t{2});
        QVERIFY(entries->at(0).name == QLatin1String("a") && entries->at(0).isFolder);
        QVERIFY(entries->at(1).name == QLatin1String("b.json") && !entries->at(1).isFolder);
    }

    /// Whoever takes that for "it is not there" erases what belongs to it.
    void saysThatItCannotTellWhatIsThere()
    {
        const auto folder = Folder::make(m_dir->path());
        VERIFY_RESULT(folder);
        put(m_dir->filePath(QStringLiteral("a.json")), "x");
        QVERIFY(*folder->has(QStringLiteral("a.json")) && !*folder->has(QStringLiteral("b.json")));
        tests::setTrap(tests::Trap::FailOnce, 1, EIO, tests::Reach::Everything);
        const auto isThere = folder->has(QStringLiteral("a.json"));
        tests::removeTrap();
        VERIFY_FAILURE(isThere, WorkspaceError::FileUnreadable);
        for (int call = 1, calls = 2; call <= calls; ++call) {
            tests::setTrap(tests::Trap::FailOnce, call, EIO, tests::Reach::Everything);
            const auto entries = folder->entries();
            calls = tests::removeTrap();
            QVERIFY2(!entries, qPrintable(QString::number(call)));
        }
        QCOMPARE(folder->entries()->size(), std::size_t{1});
    }

    void isLockedByOneAtATime()
    {
        const Result<Folder> folder = Folder::make(m_dir->filePath(QStringLiteral("held")));
        VERIFY_RESULT(folder);
        {
            const auto first = folder->lock();
            VERIFY_RESULT(first);
            const auto second = folder->lock(); // and does not wait
            VERIFY_FAILURE(second, WorkspaceError::FolderBusy);
            QCOMPARE(second.error().fact("path"), folder->path());
            QCOMPARE(second.error().fact("process"), QString::number(::getpid()));
        }
        VERIFY_RESULT(folder->lock());
    }

    void knowsPlainNames()
    {
        for (const char *name : {"a", "Tool calls", "größe", "a..b"}) {
            QVERIFY2(isPlainName(QString::fromUtf8(name)), name);
        }
        for (const char *name : {"", ".", "..", ".a", "a/b", "../a", "a\\b", "a\nb", "/etc"}) {
            QVERIFY2(!isPlainName(QString::fromUtf8(name)), name);
        }
        QVERIFY(!isPlainName(QString(201, QLatin1Char('a'))));
    }

private:
    template<typename T>
    using Result = base::Result<T>;

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestFolder)
#include "tst_Folder.moc"
