// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretStore.h"
#include "app/vault/VaultDisk.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace sealwright;
using vault::VaultDisk;
using vault::VaultError;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat facts = {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777U : 0;
}

void put(const QString &path, const QByteArray &bytes, mode_t mode = 0600)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("a test file could not be written");
    }
    file.close();
    ::chmod(QFile::encodeName(path).constData(), mode);
}

void makeFolder(const QString &path)
{
    if (!QDir().mkpath(path) || ::chmod(QFile::encodeName(path).constData(), 0700) != 0) {
        qFatal("a test folder could not be made");
    }
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

class TestVaultDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(QStringLiteral("a/b"));
        m_path = m_folder + QStringLiteral("/vault");
    }

    void saysNothingOfAFileThatIsNotThere()
    {
        const auto read = VaultDisk(m_path).read();
        VERIFY_RESULT(read);
        QVERIFY(!read->has_value());
        QVERIFY(!QDir(m_folder).exists());
    }

    void makesFolderAndFileForNobodyElse()
    {
        const mode_t mask = ::umask(0);
        const VaultDisk disk(m_path);
        {
            const auto lock = disk.tryLock();
            VERIFY_RESULT(lock);
            QVERIFY(lock->has_value());
            VERIFY_RESULT(disk.replace(**lock, "one"));
            VERIFY_RESULT(disk.replace(**lock, "two"));
        }
        ::umask(mask);
        const auto read = disk.read();
        VERIFY_RESULT(read);
        QCOMPARE(**read, QByteArray("two"));
        QCOMPARE(namesIn(m_folder), QStringList({QStringLiteral("vault"), QStringLiteral("vault.lock")}));
        QCOMPARE(modeOf(m_path), 0600U);
        QCOMPARE(modeOf(m_path + QStringLiteral(".lock")), 0600U);
        QCOMPARE(modeOf(m_folder), 0700U);
        QCOMPARE(modeOf(m_home->filePath(QStringLiteral("a"))), 0700U);
    }

    void letsOneHoldTheLock()
    {
        const VaultDisk disk(m_path);
        {
            const auto first = disk.tryLock();
            VERIFY_RESULT(first);
            QVERIFY(first->has_value());
            const auto second = VaultDisk(m_path).tryLock();
            VERIFY_RESULT(second);
            QVERIFY(!second->has_value());
        }
        const auto third = disk.tryLock();
        VERIFY_RESULT(third);
        QVERIFY(third->has_value());
    }

    void sweepsWhatAKilledWriterLeftAndNothingElse()
    {
        makeFolder(m_folder);
        put(m_folder + QStringLiteral("/.vault-0123456789abcdef.tmp"), "left behind");
        for (const char *kept : {".vault-0123.tmp", ".other-0123456789abcdef.tmp",
                                 "vault-0123456789abcdef.tmp", ".vault-0123456789abcdef.tmp2"}) {
            put(m_folder + QLatin1Char('/') + QLatin1String(kept), "not ours");
        }
        QVERIFY(QDir(m_folder).mkdir(QStringLiteral(".vault-aaaaaaaaaaaaaaaa.tmp")));
        {
            const auto lock = VaultDisk(m_path).tryLock();
            VERIFY_RESULT(lock);
        }
        const QStringList names = namesIn(m_folder);
        QVERIFY(!names.contains(QStringLiteral(".vault-0123456789abcdef.tmp")));
        QCOMPARE(names.size(), 6);
    }

    void followsNoLink()
    {
        makeFolder(m_folder);
        put(m_home->filePath(QStringLiteral("elsewhere")), "elsewhere");
        QVERIFY(QFile::link(m_home->filePath(QStringLiteral("elsewhere")), m_path));
        VERIFY_FAILURE(VaultDisk(m_path).read(), VaultError::VaultUnsafe);
        QVERIFY(QFile::link(m_home->filePath(QStringLiteral("elsewhere")), m_path + QStringLiteral(".lock")));
        VERIFY_FAILURE(VaultDisk(m_path).tryLock(), VaultError::VaultNotWritten);
    }

    void refusesWhatIsNoFile()
    {
        makeFolder(m_folder);
        makeFolder(m_path);
        VERIFY_FAILURE(VaultDisk(m_path).read(), VaultError::VaultUnsafe);
        QVERIFY(QDir().rmdir(m_path));
        QCOMPARE(::mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
        VERIFY_FAILURE(VaultDisk(m_path).read(), VaultError::VaultUnsafe);
    }

    void refusesAFileThatOthersMayRead_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::newRow("group") << 0640U;
        QTest::newRow("all") << 0604U;
        QTest::newRow("all may write") << 0602U;
    }

    void refusesAFileThatOthersMayRead()
    {
        QFETCH(uint, mode);
        makeFolder(m_folder);
        put(m_path, "x", mode);
        const auto read = VaultDisk(m_path).read();
        VERIFY_FAILURE(read, VaultError::VaultUnsafe);
        QVERIFY(read.error().fact("reason").contains(QString::number(mode, 8)));
    }

    void refusesAFolderThatOthersMayWriteTo()
    {
        makeFolder(m_folder);
        put(m_path, "x");
        ::chmod(QFile::encodeName(m_folder).constData(), 0777);
        VERIFY_FAILURE(VaultDisk(m_path).read(), VaultError::VaultUnsafe);
        VERIFY_FAILURE(VaultDisk(m_path).tryLock(), VaultError::VaultUnsafe);
    }

    void refusesAnotherUsersFile()
    {
        if (::geteuid() != 0) {
            return; // only root can give a file away, and tests elsewhere run as nobody special
        }
        makeFolder(m_folder);
        put(m_path, "x");
        QCOMPARE(::chown(QFile::encodeName(m_path).constData(), 65534, 65534), 0);
        VERIFY_FAILURE(VaultDisk(m_path).read(), VaultError::VaultUnsafe);
    }

    void rehearsesWithoutLeavingAnything()
    {
        const VaultDisk disk(m_path);
        const auto lock = disk.tryLock();
        VERIFY_RESULT(lock);
        VERIFY_RESULT(disk.rehearse(**lock, "as large as this"));
        QCOMPARE(namesIn(m_folder), QStringList(QStringLiteral("vault.lock")));
    }

    void saysWhyThereCanBeNoFolder()
    {
        put(m_home->filePath(QStringLiteral("a")), "a file");
        const auto lock = VaultDisk(m_path).tryLock();
        VERIFY_FAILURE(lock, VaultError::VaultNotWritten);
        QCOMPARE(lock.error().fact("path"), m_path);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestVaultDisk)
#include "tst_VaultDisk.moc"
