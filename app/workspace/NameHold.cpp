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
        base::Descriptor file(
            ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, kHoldMode));
        if (!file.isOpen()) {
            return NameHold(base::Descriptor(), path);
        }
        int refused = 0;
        do {
            refused = ::flock(file.value(), LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
        } while (refused == EINTR);
        if (refused != 0) {
            return refused == EWOULDBLOCK ? std::nullopt : std::optional(NameHold(base::Descriptor(), path));
        }
        if (stillHasName(file.value())) {
            return NameHold(std::move(file), path);
        }
    }
}

std::optional<base::LockHolder> NameHold::holderOf(const QString &folder, const QString &name)
{
    const base::Descriptor file(
        ::open(holdPath(folder, name).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    return file.isOpen() ? base::holderOfLock(file.value()) : std::nullopt;
}

NameHold::NameHold(base::Descriptor descriptor, QByteArray path)
    : m_descriptor(std::move(descriptor))
    , m_path(std::move(path))
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
    if (m_descriptor.isOpen()) {
        ::unlink(m_path.constData());
    }
}

} // namespace sealwright::workspace
