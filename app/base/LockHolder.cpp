// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/LockHolder.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#include <sys/sysmacros.h>
#endif

namespace sealwright::base {

#ifdef Q_OS_LINUX

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `MAJOR:MINOR:INODE`, the first two in hex: the form of proc_locks(5).
QByteArray nameInLocks(const struct stat &facts)
{
    const auto twoDigits = [](unsigned number) {
        return QByteArray::number(number, 16).rightJustified(2, '0');
    };
    return twoDigits(major(facts.st_dev)) + ':' + twoDigits(minor(facts.st_dev)) + ':' +
           QByteArray::number(quint64{facts.st_ino});
}

} // namespace

std::optional<LockHolder> holderOfLock(int descriptor)
{
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0) {
        return std::nullopt;
    }
    const QByteArray name = nameInLocks(facts);
    // `1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF`; who waits for it has `->` before its kind.
    constexpr qsizetype kProcessAt = 4;
    constexpr qsizetype kNameAt = 5;
    const QByteArrayList lines = contentOf(QStringLiteral("/proc/locks")).split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList words = line.simplified().split(' ');
        const qint64 process = words.value(kProcessAt).toLongLong();
        if (words.value(kNameAt) != name || process <= 0) {
            continue;
        }
        const QByteArray program = contentOf(QStringLiteral("/proc/%1/comm").arg(process)).trimmed();
        if (!program.isEmpty()) {
            return LockHolder{process, QString::fromLocal8Bit(program)};
        }
    }
    return std::nullopt;
}

#else

std::optional<LockHolder> holderOfLock(int descriptor)
{
    Q_UNUSED(descriptor)
    return std::nullopt;
}

#endif

Error heldBy(Error error, const std::optional<LockHolder> &holder)
{
    return holder ? error.with({"program", holder->program}).with({"process", holder->process}) : error;
}

} // namespace sealwright::base
