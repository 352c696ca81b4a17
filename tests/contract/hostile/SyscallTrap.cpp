// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostile/SyscallTrap.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sealwright::tests {
namespace {

Trap s_trap = Trap::None;
int s_atCall = 0;
int s_error = 0;
// Stores write on a thread of their own.
std::atomic<int> s_calls = 0;
std::atomic<bool> s_isSet = false;

/// What wakes an event loop and what is printed comes to no disk.
bool isRegularFile(int file)
{
    struct stat facts = {};
    return ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
}

/// The kernel's convention: a result, or -1 and errno.
template<typename... Arguments>
long trapped(long number, Arguments... arguments)
{
    const int call = s_isSet ? ++s_calls : 0;
    const bool isHere = s_isSet && call == s_atCall;
    if (isHere && s_trap == Trap::KillBefore) {
        ::kill(::getpid(), SIGKILL);
    }
    if ((isHere && s_trap == Trap::FailOnce) ||
        (s_isSet && call >= s_atCall && s_trap == Trap::FailForEver)) {
        errno = s_error;
        return -1;
    }
    const long result = ::syscall(number, arguments...);
    if (isHere && s_trap == Trap::KillAfter) {
        ::kill(::getpid(), SIGKILL);
    }
    return result;
}

} // namespace

void setTrap(Trap trap, int atCall, int error)
{
    s_trap = trap;
    s_atCall = atCall;
    s_error = error;
    s_calls = 0;
    s_isSet = true;
}

int removeTrap()
{
    s_isSet = false;
    return s_calls;
}

} // namespace sealwright::tests

// The program's own definitions come before those of the C library.
extern "C" {

int mkdir(const char *path, mode_t mode)
{
    return static_cast<int>(sealwright::tests::trapped(SYS_mkdir, path, mode));
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return static_cast<int>(sealwright::tests::trapped(SYS_mkdirat, folder, path, mode));
}

int openat(int folder, const char *path, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    return static_cast<int>(sealwright::tests::trapped(SYS_openat, folder, path, flags, mode));
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return sealwright::tests::isRegularFile(file) ? sealwright::tests::trapped(SYS_write, file, bytes, size)
                                                  : ::syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    return sealwright::tests::trapped(SYS_pwrite64, file, bytes, size, at);
}

int fdatasync(int file)
{
    return static_cast<int>(sealwright::tests::trapped(SYS_fdatasync, file));
}

int fsync(int file)
{
    return static_cast<int>(sealwright::tests::trapped(SYS_fsync, file));
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return static_cast<int>(sealwright::tests::trapped(SYS_renameat, fromFolder, from, toFolder, to));
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    return static_cast<int>(sealwright::tests::trapped(SYS_linkat, fromFolder, from, toFolder, to, flags));
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    return static_cast<int>(sealwright::tests::trapped(SYS_unlinkat, folder, path, flags));
}
}
