// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/NameHold.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sealwright::workspace {
namespace {

constexpr mode_t kHoldMode = 0600;

QByteArray holdPath(const QString &folder, const QString &name)
{
    return QFile::encodeName(folder % QLatin1Char('/') % name % QLatin1String(".lock"));
}

/// Who had it takes the file away before it lets go, so a lock on a file without a name is a lock on nothing.
bool stillHasName(int descriptor)
{
    struct stat facts = {};
    return ::fstat(descriptor, &facts) == 0 && facts.st_nlink > 0;
}

} // namespace

std::optional<NameHold> NameHold::take(const QString &folder, const QString &name)
{
    const QByteArray path = holdPath(folder, name);
    while (true) {
        const int descriptor =
            ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, kHoldMode);
        if (descriptor < 0) {
            return NameHold(-1, path);
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const bool isTaken = errno == EWOULDBLOCK;
            ::close(descriptor);
            return isTaken ? std::nullopt : std::optional(NameHold(-1, path));
        }
        if (stillHasName(descriptor)) {
            return NameHold(descriptor, path);
        }
        ::close(descriptor);
    }
}

std::optional<base::LockHolder> NameHold::holderOf(const QString &folder, const QString &name)
{
    const int descriptor =
        ::open(holdPath(folder, name).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return std::nullopt;
    }
    auto holder = base::holderOfLock(descriptor);
    ::close(descriptor);
    return holder;
}

NameHold::NameHold(int descriptor, QByteArray path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

NameHold::NameHold(NameHold &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

NameHold &NameHold::operator=(NameHold &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

NameHold::~NameHold()
{
    if (m_descriptor >= 0) {
        ::unlink(m_path.constData());
        ::close(m_descriptor);
    }
}

} // namespace sealwright::workspace
