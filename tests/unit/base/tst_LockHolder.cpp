// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/LockHolder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace sealwright;

namespace {

enum class LockTestError { Busy };

constexpr base::ErrorInfo errorInfo(LockTestError)
{
    return {"busy", base::ErrorKind::LocalIo};
}

} // namespace

class TestLockHolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhoHoldsALockOnAFileOrFolder_data()
    {
        QTest::addColumn<int>("flags");
        QTest::newRow("folder") << (O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QTest::newRow("file") << (O_RDWR | O_TMPFILE | O_CLOEXEC);
    }

    void namesWhoHoldsALockOnAFileOrFolder()
    {
        QFETCH(const int, flags);
        const QTemporaryDir home;
        const int descriptor = ::open(QFile::encodeName(home.path()).constData(), flags, 0600);
        QVERIFY(descriptor >= 0);
        QVERIFY(!base::holderOfLock(descriptor));
        QCOMPARE(::flock(descriptor, LOCK_EX | LOCK_NB), 0);
        const auto holder = base::holderOfLock(descriptor);
        QVERIFY(holder.has_value());
        QCOMPARE(holder->process, qint64{::getpid()});
        QFile own(QStringLiteral("/proc/self/comm"));
        QVERIFY(own.open(QIODevice::ReadOnly));
        QCOMPARE(holder->program, QString::fromLocal8Bit(own.readAll().trimmed()));
        ::close(descriptor);
    }

    void addsWhatIsKnownToAnError()
    {
        const base::Error error = LockTestError::Busy;
        QVERIFY(base::heldBy(error, std::nullopt).facts().empty());
        const base::Error held = base::heldBy(error, base::LockHolder{4711, QStringLiteral("backup")});
        QCOMPARE(held.fact("program"), QStringLiteral("backup"));
        QCOMPARE(held.fact("process"), QStringLiteral("4711"));
    }
};

QTEST_GUILESS_MAIN(TestLockHolder)
#include "tst_LockHolder.moc"
