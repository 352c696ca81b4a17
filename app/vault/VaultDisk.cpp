// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultDisk.h"

#include "app/base/LastOf.h"
#include "app/base/Random.h"
#include "app/vault/SecretStore.h"
#include "app/vault/VaultHeader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sealwright::vault {
namespace {

constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;
/// The largest file that is read: the largest payload, and then some to tell that it is too long.
constexpr qint64 kReadLimit = kVaultHeaderSize + kVaultSizeLimit + 1024;

base::Failure failed(VaultError error, const QString &path, const QString &reason)
{
    return base::failure(error, {{"path", path}, {"reason", reason}});
}

base::Failure failed(VaultError error, const QString &path, int number)
{
    return failed(error, path, QString::fromLocal8Bit(std::strerror(number)));
}

/// Closes when it goes out of sight.
class OpenFile
{
public:
    explicit OpenFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    ~OpenFile() { close(); }

    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    int descriptor() const { return m_descriptor; }

    bool isOpen() const { return m_descriptor >= 0; }

    int release() { return std::exchange(m_descriptor, -1); }

    bool close() { return m_descriptor < 0 || ::close(std::exchange(m_descriptor, -1)) == 0; }

private:
    int m_descriptor;
};

/// The names of what stands in the vault's folder.
struct VaultNames
{
    explicit VaultNames(const QString &path)
        : folder(QFile::encodeName(QFileInfo(path).absolutePath()))
        , file(QFile::encodeName(QFileInfo(path).fileName()))
        , lock(file + ".lock")
        , temporaryBegin('.' + file + '-')
    {
    }

    /// The end of each temporary name, after a random part.
    static constexpr QByteArrayView kTemporaryEnd{".tmp", 4};

    QByteArray temporary() const
    {
        base::SystemRandom random;
        return temporaryBegin + random.bytes(8).toHex() + kTemporaryEnd.toByteArray();
    }

    bool isTemporary(QByteArrayView name) const
    {
        return name.size() == temporaryBegin.size() + 16 + kTemporaryEnd.size() &&
               name.startsWith(temporaryBegin) && name.endsWith(kTemporaryEnd);
    }

    QByteArray folder;
    QByteArray file;
    QByteArray lock;
    QByteArray temporaryBegin;
};

/// 0700, with every parent that is missing; 0 or errno.
int makeFolder(const QByteArray &path)
{
    if (::mkdir(path.constData(), kFolderMode) == 0 || errno == EEXIST) {
        return 0;
    }
    const qsizetype slash = base::lastOf(path, '/');
    if (errno != ENOENT || slash <= 0) {
        return errno;
    }
    if (const int error = makeFolder(path.first(slash)); error != 0) {
        return error;
    }
    return ::mkdir(path.constData(), kFolderMode) == 0 || errno == EEXIST ? 0 : errno;
}

/// Nobody but us may have had a hand in it.
std::optional<QString> whyUnsafe(const struct stat &facts, mode_t forbidden)
{
    if (facts.st_uid != ::geteuid()) {
        return QStringLiteral("it belongs to another user");
    }
    if ((facts.st_mode & forbidden) != 0) {
        return QStringLiteral("others have access to it (mode %1)")
            .arg(facts.st_mode & 07777U, 4, 8, QLatin1Char('0'));
    }
    return std::nullopt;
}

bool writeWhole(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes = bytes.sliced(written > 0 ? written : 0);
    }
    return true;
}

/// 0 or errno. A file system that cannot sync a folder says so, and does what it can.
int syncFolder(int folder)
{
    return ::fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/// A synced file with these bytes under the temporary name; 0 or errno, and then it is gone again.
int writeTemporary(int folder, const QByteArray &name, QByteArrayView bytes)
{
    OpenFile file(
        ::openat(folder, name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode));
    if (!file.isOpen()) {
        return errno;
    }
    if (writeWhole(file.descriptor(), bytes) && ::fsync(file.descriptor()) == 0 && file.close()) {
        return 0;
    }
    const int error = errno;
    ::unlinkat(folder, name.constData(), 0);
    return error;
}

/// Only under the lock: then nobody is writing, and whoever made them is gone.
void sweepTemporaries(int folder, const VaultNames &names)
{
    const int own = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own < 0 ? nullptr : ::fdopendir(own);
    if (stream == nullptr) {
        if (own >= 0) {
            ::close(own);
        }
        return;
    }
    while (const dirent *entry = ::readdir(stream)) {
        struct stat there = {};
        if (names.isTemporary(entry->d_name) &&
            ::fstatat(folder, entry->d_name, &there, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(there.st_mode) &&
            there.st_uid == ::geteuid()) {
            ::unlinkat(folder, entry->d_name, 0);
        }
    }
    ::closedir(stream);
}

/// Errors name the vault file, not the folder that has the fault: the reason says which it is.
base::Result<void> checkFolder(int folder, const QString &path)
{
    struct stat facts = {};
    if (::fstat(folder, &facts) != 0) {
        return failed(VaultError::VaultUnreadable, path, errno);
    }
    if (const auto reason = whyUnsafe(facts, S_IWGRP | S_IWOTH)) {
        return failed(VaultError::VaultUnsafe, path, QStringLiteral("its folder: ") + *reason);
    }
    return {};
}

} // namespace

VaultDisk::Lock::Lock(int folder, int file)
    : m_folder(folder)
    , m_file(file)
{
}

VaultDisk::Lock::Lock(Lock &&other) noexcept
    : m_folder(std::exchange(other.m_folder, -1))
    , m_file(std::exchange(other.m_file, -1))
{
}

VaultDisk::Lock::~Lock()
{
    for (const int descriptor : {m_file, m_folder}) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
}

VaultDisk::VaultDisk(QString path)
    : m_path(std::move(path))
{
}

base::Result<std::optional<QByteArray>> VaultDisk::read() const
{
    const VaultNames names(m_path);
    const OpenFile folder(::open(names.folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen()) {
        return errno == ENOENT ? base::Result<std::optional<QByteArray>>(std::nullopt)
                               : failed(VaultError::VaultUnreadable, m_path, errno);
    }
    if (const base::Result<void> safe = checkFolder(folder.descriptor(), m_path); !safe) {
        return base::Failure(safe.error());
    }
    // O_NONBLOCK: a pipe that was put there must not make us wait for its writer.
    const OpenFile file(::openat(folder.descriptor(), names.file.constData(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen()) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        return errno == ELOOP ? failed(VaultError::VaultUnsafe, m_path,
                                       QStringLiteral("it is a symbolic link, which is not followed"))
                              : failed(VaultError::VaultUnreadable, m_path, errno);
    }
    struct stat facts = {};
    if (::fstat(file.descriptor(), &facts) != 0) {
        return failed(VaultError::VaultUnreadable, m_path, errno);
    }
    if (!S_ISREG(facts.st_mode)) {
        return failed(VaultError::VaultUnsafe, m_path, QStringLiteral("it is not a regular file"));
    }
    if (const auto reason = whyUnsafe(facts, S_IRWXG | S_IRWXO)) {
        return failed(VaultError::VaultUnsafe, m_path, *reason);
    }
    QByteArray bytes(static_cast<qsizetype>(qMin(qint64{facts.st_size}, kReadLimit)), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count =
            ::read(file.descriptor(), bytes.data() + filled, static_cast<std::size_t>(bytes.size() - filled));
        if (count < 0 && errno != EINTR) {
            return failed(VaultError::VaultUnreadable, m_path, errno);
        }
        if (count == 0) {
            break;
        }
        filled += count > 0 ? count : 0;
    }
    bytes.truncate(filled);
    return bytes;
}

base::Result<std::optional<VaultDisk::Lock>> VaultDisk::tryLock() const
{
    const VaultNames names(m_path);
    if (const int error = makeFolder(names.folder); error != 0) {
        return failed(VaultError::VaultNotWritten, m_path, error);
    }
    OpenFile folder(::open(names.folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen()) {
        return failed(VaultError::VaultNotWritten, m_path, errno);
    }
    if (const base::Result<void> safe = checkFolder(folder.descriptor(), m_path); !safe) {
        return base::Failure(safe.error());
    }
    OpenFile file(::openat(folder.descriptor(), names.lock.constData(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, kFileMode));
    if (!file.isOpen()) {
        return failed(VaultError::VaultNotWritten, m_path, errno);
    }
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK || errno == EINTR ? base::Result<std::optional<Lock>>(std::nullopt)
                                                      : failed(VaultError::VaultNotWritten, m_path, errno);
    }
    sweepTemporaries(folder.descriptor(), names);
    return Lock(folder.release(), file.release());
}

std::optional<base::LockHolder> VaultDisk::lockHolder() const
{
    const VaultNames names(m_path);
    const QByteArray lock = names.folder + '/' + names.lock;
    const OpenFile file(::open(lock.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    return file.isOpen() ? base::holderOfLock(file.descriptor()) : std::nullopt;
}

base::Result<void> VaultDisk::replace(const Lock &lock, QByteArrayView bytes) const
{
    const VaultNames names(m_path);
    const QByteArray temporary = names.temporary();
    int error = writeTemporary(lock.m_folder, temporary, bytes);
    if (error != 0) {
        return failed(VaultError::VaultNotWritten, m_path, error);
    }
    if (::renameat(lock.m_folder, temporary.constData(), lock.m_folder, names.file.constData()) != 0) {
        error = errno;
        ::unlinkat(lock.m_folder, temporary.constData(), 0);
        return failed(VaultError::VaultNotWritten, m_path, error);
    }
    error = syncFolder(lock.m_folder);
    if (error != 0) {
        return failed(VaultError::VaultNotWritten, m_path, error);
    }
    const auto written = read();
    if (!written) {
        return base::Failure(written.error());
    }
    if (!*written || QByteArrayView(**written) != bytes) {
        return failed(VaultError::VaultNotWritten, m_path,
                      QStringLiteral("what was read back is not what was written"));
    }
    return {};
}

base::Result<void> VaultDisk::rehearse(const Lock &lock, QByteArrayView bytes) const
{
    const QByteArray temporary = VaultNames(m_path).temporary();
    if (const int error = writeTemporary(lock.m_folder, temporary, bytes); error != 0) {
        return failed(VaultError::VaultNotWritten, m_path, error);
    }
    if (::unlinkat(lock.m_folder, temporary.constData(), 0) != 0) {
        return failed(VaultError::VaultNotWritten, m_path, errno);
    }
    return {};
}

} // namespace sealwright::vault
