// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Folder.h"

#include "app/base/LockHolder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sealwright::workspace {
namespace {

using base::Descriptor;
using base::Result;

constexpr qint64 kFileSizeLimit = qint64{64} * 1024 * 1024;
constexpr qsizetype kNameLimit = 200;
constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

base::Failure failed(WorkspaceError code, const QString &path, const QString &reason)
{
    return base::failure(code, {{"path", path}, {"reason", reason}});
}

base::Failure failed(WorkspaceError code, const QString &path, int error)
{
    return failed(code, path, reasonOf(error));
}

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        bytes = bytes.sliced(written);
    }
    return true;
}

QByteArray temporaryName()
{
    return ".sealwright-" + QByteArray::number(qint64{::getpid()}) + '-' +
           QByteArray::number(QRandomGenerator::system()->generate64(), 16) + ".tmp";
}

/// The process that made the temporary file of this name, or 0 when it is none of ours.
pid_t writerOf(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\.sealwright-([0-9]{1,9})-[0-9a-f]{1,16}\\.tmp$"));
    const auto match = pattern.match(name);
    return match.hasMatch() ? static_cast<pid_t>(match.captured(1).toInt()) : 0;
}

bool isGone(pid_t process)
{
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

/// The name takes the file's place, or only a free place; 0 or errno.
int moveIntoPlace(int folder, const QByteArray &temporary, const QByteArray &name, Folder::Existing existing)
{
    if (existing == Folder::Existing::Replace) {
        return ::renameat(folder, temporary.constData(), folder, name.constData()) == 0 ? 0 : errno;
    }
    if (::linkat(folder, temporary.constData(), folder, name.constData(), 0) == 0) {
        ::unlinkat(folder, temporary.constData(), 0);
        return 0;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) {
        return errno;
    }
    // A file system without hard links: the look before is the best there is.
    struct stat taken = {};
    if (::fstatat(folder, name.constData(), &taken, AT_SYMLINK_NOFOLLOW) == 0) {
        return EEXIST;
    }
    return ::renameat(folder, temporary.constData(), folder, name.constData()) == 0 ? 0 : errno;
}

} // namespace

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= kNameLimit && !name.startsWith(QLatin1Char('.')) &&
           std::ranges::none_of(name, [](QChar c) {
               return c == QLatin1Char('/') || c == QLatin1Char('\\') || c.category() == QChar::Other_Control;
           });
}

Folder::Folder(Descriptor descriptor, QString path)
    : m_descriptor(std::move(descriptor))
    , m_path(std::move(path))
{
}

QString Folder::pathOf(const QString &name) const
{
    return m_path % QLatin1Char('/') % name;
}

Result<std::optional<Folder>> Folder::open(const QString &path)
{
    const QByteArray encoded = QFile::encodeName(path);
    Descriptor descriptor(::open(encoded.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen()) {
        return Folder(std::move(descriptor), path);
    }
    const int error = errno;
    struct stat link = {};
    if (error == ENOENT && ::lstat(encoded.constData(), &link) == 0) {
        return failed(WorkspaceError::FolderUnusable, path,
                      QStringLiteral("it is a symbolic link to nothing"));
    }
    if (error == ENOENT) {
        return std::nullopt;
    }
    return failed(WorkspaceError::FolderUnusable, path, error);
}

Result<Folder> Folder::make(const QString &path)
{
    // Parents first; the mode of those that exist is their owner's business.
    const QString clean = QDir::cleanPath(path);
    for (qsizetype slash = clean.indexOf(QLatin1Char('/'), 1);;
         slash = clean.indexOf(QLatin1Char('/'), slash + 1)) {
        const QString part = slash < 0 ? clean : clean.first(slash);
        if (::mkdir(QFile::encodeName(part).constData(), kFolderMode) != 0 && errno != EEXIST) {
            const int error = errno;
            struct stat there = {};
            if (::stat(QFile::encodeName(part).constData(), &there) != 0) {
                return failed(WorkspaceError::FolderUnusable, part, error);
            }
        }
        if (slash < 0) {
            break;
        }
    }
    auto folder = open(clean);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return failed(WorkspaceError::FolderUnusable, clean, ENOENT);
    }
    return std::move(**folder);
}

Result<std::optional<Folder>> Folder::child(const QString &name) const
{
    Descriptor descriptor(::openat(m_descriptor.value(), QFile::encodeName(name).constData(),
                                   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (descriptor.isOpen()) {
        return Folder(std::move(descriptor), pathOf(name));
    }
    if (errno == ENOENT) {
        return std::nullopt;
    }
    struct stat there = {};
    const int error = errno;
    if (::fstatat(m_descriptor.value(), QFile::encodeName(name).constData(), &there, AT_SYMLINK_NOFOLLOW) ==
            0 &&
        S_ISLNK(there.st_mode)) {
        return failed(WorkspaceError::FolderUnusable, pathOf(name),
                      QStringLiteral("it is a symbolic link, which is not followed"));
    }
    return failed(WorkspaceError::FolderUnusable, pathOf(name), error);
}

Result<Folder> Folder::makeChild(const QString &name) const
{
    if (::mkdirat(m_descriptor.value(), QFile::encodeName(name).constData(), kFolderMode) == 0) {
        ::fsync(m_descriptor.value());
    } else if (errno != EEXIST) {
        return failed(WorkspaceError::FolderUnusable, pathOf(name), errno);
    }
    auto folder = child(name);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return failed(WorkspaceError::FolderUnusable, pathOf(name), ENOENT);
    }
    return std::move(**folder);
}

Result<std::vector<Folder::Entry>> Folder::entries() const
{
    // A directory stream owns its descriptor and its place, so it gets one of its own.
    const int own = ::openat(m_descriptor.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own < 0 ? nullptr : ::fdopendir(own);
    if (stream == nullptr) {
        const int error = errno;
        if (own >= 0) {
            ::close(own);
        }
        return failed(WorkspaceError::FolderUnusable, m_path, error);
    }
    std::vector<Entry> found;
    int error = 0;
    while (error == 0) {
        errno = 0;
        const dirent *entry = ::readdir(stream);
        if (entry == nullptr) {
            error = errno;
            break;
        }
        const QString name = QFile::decodeName(entry->d_name);
        if (name.startsWith(QLatin1Char('.'))) {
            continue;
        }
        struct stat there = {};
        if (::fstatat(m_descriptor.value(), entry->d_name, &there, AT_SYMLINK_NOFOLLOW) == 0) {
            found.push_back({name, S_ISDIR(there.st_mode)});
        } else if (errno != ENOENT) { // else it went meanwhile
            error = errno;
        }
    }
    ::closedir(stream);
    if (error != 0) {
        return failed(WorkspaceError::FolderUnusable, m_path, error);
    }
    std::ranges::sort(found, {}, &Entry::name);
    return found;
}

Result<bool> Folder::has(const QString &name) const
{
    struct stat there = {};
    if (::fstatat(m_descriptor.value(), QFile::encodeName(name).constData(), &there, AT_SYMLINK_NOFOLLOW) ==
        0) {
        return true;
    }
    return errno == ENOENT || errno == ENAMETOOLONG
               ? Result<bool>(false)
               : failed(WorkspaceError::FileUnreadable, pathOf(name), errno);
}

Result<QByteArray> Folder::read(const QString &name) const
{
    // O_NONBLOCK: a pipe that was put there must not make us wait for its writer.
    const Descriptor file(::openat(m_descriptor.value(), QFile::encodeName(name).constData(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen()) {
        const QString reason =
            errno == ELOOP ? QStringLiteral("it is a symbolic link, which is not followed") : reasonOf(errno);
        return failed(WorkspaceError::FileUnreadable, pathOf(name), reason);
    }
    struct stat facts = {};
    if (::fstat(file.value(), &facts) != 0) {
        return failed(WorkspaceError::FileUnreadable, pathOf(name), errno);
    }
    if (!S_ISREG(facts.st_mode)) {
        return failed(WorkspaceError::FileUnreadable, pathOf(name),
                      QStringLiteral("it is not a regular file"));
    }
    if (facts.st_size > kFileSizeLimit) {
        return failed(WorkspaceError::FileUnreadable, pathOf(name),
                      QStringLiteral("it is larger than 64 MiB"));
    }
    QByteArray bytes(static_cast<qsizetype>(facts.st_size), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count =
            ::read(file.value(), bytes.data() + filled, static_cast<std::size_t>(bytes.size() - filled));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return failed(WorkspaceError::FileUnreadable, pathOf(name), errno);
        }
        if (count == 0) {
            break;
        }
        filled += count;
    }
    bytes.truncate(filled);
    return bytes;
}

Result<bool> Folder::write(const QString &name, QByteArrayView bytes, Existing existing) const
{
    const QByteArray encoded = QFile::encodeName(name);
    const QByteArray temporary = temporaryName();
    const Descriptor file(::openat(m_descriptor.value(), temporary.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode));
    if (!file.isOpen()) {
        return failed(WorkspaceError::FileNotWritten, pathOf(name), errno);
    }
    ::flock(file.value(), LOCK_EX | LOCK_NB); // for sweepers: until it has its name, its writer is at work
    const bool written = writeAll(file.value(), bytes) && ::fsync(file.value()) == 0;
    const int error = written ? moveIntoPlace(m_descriptor.value(), temporary, encoded, existing) : errno;
    if (error != 0) {
        ::unlinkat(m_descriptor.value(), temporary.constData(), 0);
        if (error == EEXIST && existing == Existing::Refuse) {
            return false;
        }
        return failed(WorkspaceError::FileNotWritten, pathOf(name), error);
    }
    ::fsync(m_descriptor.value()); // so that the new name survives a power cut, too
    return true;
}

Result<bool> Folder::remove(const QString &name) const
{
    if (::unlinkat(m_descriptor.value(), QFile::encodeName(name).constData(), 0) == 0) {
        ::fsync(m_descriptor.value());
        return true;
    }
    if (errno == ENOENT) {
        return false;
    }
    return failed(WorkspaceError::FileNotRemoved, pathOf(name), errno);
}

Result<Folder::Lock> Folder::lock() const
{
    // A descriptor of its own: the lock belongs to what was opened, and two of one process exclude each
    // other.
    Lock lock(::openat(m_descriptor.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock.isOpen()) {
        return failed(WorkspaceError::FolderUnusable, m_path, errno);
    }
    while (::flock(lock.value(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            const base::Error busy(WorkspaceError::FolderBusy, {{"path", m_path}});
            return base::Failure(base::heldBy(busy, base::holderOfLock(lock.value())));
        }
        if (errno != EINTR) {
            break;
        }
    }
    return lock;
}

void Folder::sweepLeftovers() const
{
    const int own = ::openat(m_descriptor.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own < 0 ? nullptr : ::fdopendir(own);
    if (stream == nullptr) {
        if (own >= 0) {
            ::close(own);
        }
        return;
    }
    while (const dirent *entry = ::readdir(stream)) {
        const pid_t writer = entry->d_name[0] == '.' ? writerOf(QFile::decodeName(entry->d_name)) : 0;
        if (writer <= 0 || !isGone(writer)) {
            continue;
        }
        const Descriptor file(
            ::openat(m_descriptor.value(), entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat there = {};
        const bool isOurs = file.isOpen() && ::fstat(file.value(), &there) == 0 && S_ISREG(there.st_mode) &&
                            there.st_uid == ::geteuid();
        // A writer in another container counts processes otherwise, but locks alike.
        if (isOurs && ::flock(file.value(), LOCK_EX | LOCK_NB) == 0) {
            ::unlinkat(m_descriptor.value(), entry->d_name, 0);
        }
    }
    ::closedir(stream);
}

} // namespace sealwright::workspace
