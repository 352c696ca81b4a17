// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostile/SyscallTrap.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace sealwright::tests {
namespace {

Trap s_trap = Trap::None;
int s_atCall = 0;
int s_error = 0;
Reach s_reach = Reach::Changes;
// Stores write on a thread of their own.
std::atomic<int> s_calls = 0;
std::atomic<bool> s_isSet = false;

/// What wakes an event loop and what is printed comes to no disk.
bool isRegularFile(int file)
{
    struct stat facts = {};
    return ::syscall(SYS_newfstatat, file, "", &facts, AT_EMPTY_PATH) == 0 && S_ISREG(facts.st_mode);
}

bool counts(Reach reach)
{
    return s_isSet && (reach == Reach::Changes || s_reach == Reach::Everything);
}

/// Signals may come for ever, but no kernel interrupts for ever whoever asks again: two calls in a row by the
/// same words.
bool isAskedAgain(const void *function, std::uintptr_t what)
{
    static thread_local std::pair<const void *, std::uintptr_t> interrupted;
    const std::pair asked(function, what);
    const bool isAgain = interrupted == asked;
    interrupted = isAgain ? std::pair<const void *, std::uintptr_t>() : asked;
    return isAgain;
}

/// Whether the call is to fail, with errno. Dies where it is to.
bool fails(int call, const void *function, std::uintptr_t what)
{
    const bool isHere = call == s_atCall;
    if (isHere && s_trap == Trap::KillBefore) {
        ::kill(::getpid(), SIGKILL);
    }
    const bool isFrom = s_trap == Trap::FailForEver && call >= s_atCall;
    const bool isHit = (isHere && s_trap == Trap::FailOnce) ||
                       (isFrom && (s_error != EINTR || !isAskedAgain(function, what)));
    if (isHit) {
        errno = s_error;
    }
    return isHit;
}

void dieAfter(int call)
{
    if (call == s_atCall && s_trap == Trap::KillAfter) {
        ::kill(::getpid(), SIGKILL);
    }
}

/// The kernel's convention: a result, or -1 and errno.
template<typename First, typename... More>
long trapped(Reach reach, long number, First first, More... more)
{
    if (!counts(reach)) {
        return ::syscall(number, first, more...);
    }
    const int call = ++s_calls;
    if (fails(call, reinterpret_cast<const void *>(number), std::uintptr_t(first))) {
        return -1;
    }
    const long result = ::syscall(number, first, more...);
    dieAfter(call);
    return result;
}

/// One of those that begin with a folder and a path in it: the path says more about which it is.
template<typename... More>
long trappedAt(Reach reach, long number, int folder, const char *path, More... more)
{
    if (!counts(reach)) {
        return ::syscall(number, folder, path, more...);
    }
    const int call = ++s_calls;
    if (fails(call, reinterpret_cast<const void *>(number), reinterpret_cast<std::uintptr_t>(path))) {
        return -1;
    }
    const long result = ::syscall(number, folder, path, more...);
    dieAfter(call);
    return result;
}

/// The next definition of a function that is more than a call of the kernel.
template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template<typename Result, typename Argument>
Result *trappedStream(Result *(*function)(Argument), Argument argument)
{
    if (!counts(Reach::Everything)) {
        return function(argument);
    }
    const int call = ++s_calls;
    if (fails(call, reinterpret_cast<const void *>(function), std::uintptr_t(argument))) {
        return nullptr;
    }
    Result *const result = function(argument);
    dieAfter(call);
    return result;
}

/// open's and openat's last argument is there only for a file that is to be made.
mode_t modeIn(int flags, va_list arguments)
{
    const bool makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return makes ? va_arg(arguments, mode_t) : 0;
}

} // namespace

void setTrap(Trap trap, int atCall, int error, Reach reach)
{
    s_trap = trap;
    s_atCall = atCall;
    s_error = error;
    s_reach = reach;
    s_calls = 0;
    s_isSet = true;
}

int removeTrap()
{
    s_isSet = false;
    return s_calls;
}

} // namespace sealwright::tests

using sealwright::tests::Reach;
using sealwright::tests::trapped;
using sealwright::tests::trappedAt;

// The program's own definitions come before those of the C library.
extern "C" {

int mkdir(const char *path, mode_t mode)
{
    return static_cast<int>(trappedAt(Reach::Changes, SYS_mkdirat, AT_FDCWD, path, mode));
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return static_cast<int>(trappedAt(Reach::Changes, SYS_mkdirat, folder, path, mode));
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = sealwright::tests::modeIn(flags, arguments);
    va_end(arguments);
    return static_cast<int>(trappedAt(Reach::Everything, SYS_openat, AT_FDCWD, path, flags, mode));
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = sealwright::tests::modeIn(flags, arguments);
    va_end(arguments);
    return static_cast<int>(trappedAt(Reach::Everything, SYS_openat, AT_FDCWD, path, flags, mode));
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = sealwright::tests::modeIn(flags, arguments);
    va_end(arguments);
    return static_cast<int>(trappedAt(Reach::Changes, SYS_openat, folder, path, flags, mode));
}

ssize_t read(int file, void *bytes, size_t size)
{
    return sealwright::tests::counts(Reach::Everything) && sealwright::tests::isRegularFile(file)
               ? trapped(Reach::Everything, SYS_read, file, bytes, size)
               : ::syscall(SYS_read, file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return sealwright::tests::counts(Reach::Changes) && sealwright::tests::isRegularFile(file)
               ? trapped(Reach::Changes, SYS_write, file, bytes, size)
               : ::syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    return trapped(Reach::Changes, SYS_pwrite64, file, bytes, size, at);
}

int close(int file)
{
    // Also one that reports a failure has closed it.
    const bool isTrapped =
        sealwright::tests::counts(Reach::Everything) && sealwright::tests::isRegularFile(file);
    const long closed = ::syscall(SYS_close, file);
    return static_cast<int>(isTrapped ? trapped(Reach::Everything, SYS_getpid, 0) < 0 ? -1 : closed : closed);
}

int fdatasync(int file)
{
    return static_cast<int>(trapped(Reach::Changes, SYS_fdatasync, file));
}

int fsync(int file)
{
    return static_cast<int>(trapped(Reach::Changes, SYS_fsync, file));
}

int flock(int file, int operation) noexcept
{
    return static_cast<int>(trapped(Reach::Everything, SYS_flock, file, operation));
}

int fstat(int file, struct stat *facts) noexcept
{
    return static_cast<int>(trapped(Reach::Everything, SYS_newfstatat, file, "", facts, AT_EMPTY_PATH));
}

int stat(const char *path, struct stat *facts) noexcept
{
    return static_cast<int>(trappedAt(Reach::Everything, SYS_newfstatat, AT_FDCWD, path, facts, 0));
}

int lstat(const char *path, struct stat *facts) noexcept
{
    return static_cast<int>(
        trappedAt(Reach::Everything, SYS_newfstatat, AT_FDCWD, path, facts, AT_SYMLINK_NOFOLLOW));
}

int fstatat(int folder, const char *path, struct stat *facts, int flags) noexcept
{
    return static_cast<int>(trappedAt(Reach::Everything, SYS_newfstatat, folder, path, facts, flags));
}

DIR *fdopendir(int folder)
{
    static const auto real = sealwright::tests::next<DIR *(*)(int)>("fdopendir");
    return sealwright::tests::trappedStream(real, folder);
}

struct dirent *readdir(DIR *folder)
{
    static const auto real = sealwright::tests::next<struct dirent *(*)(DIR *)>("readdir");
    return sealwright::tests::trappedStream(real, folder);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return static_cast<int>(trappedAt(Reach::Changes, SYS_renameat, fromFolder, from, toFolder, to));
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    return static_cast<int>(trappedAt(Reach::Changes, SYS_linkat, fromFolder, from, toFolder, to, flags));
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    return static_cast<int>(trappedAt(Reach::Changes, SYS_unlinkat, folder, path, flags));
}

int unlink(const char *path) noexcept
{
    return static_cast<int>(trappedAt(Reach::Everything, SYS_unlinkat, AT_FDCWD, path, 0));
}

int socket(int domain, int type, int protocol) noexcept
{
    return static_cast<int>(trapped(Reach::Everything, SYS_socket, domain, type, protocol));
}

int connect(int file, const struct sockaddr *address, socklen_t size)
{
    return static_cast<int>(trapped(Reach::Everything, SYS_connect, file, address, size));
}

ssize_t send(int file, const void *bytes, size_t size, int flags)
{
    return trapped(Reach::Everything, SYS_sendto, file, bytes, size, flags, nullptr, 0);
}

ssize_t sendmsg(int file, const struct msghdr *message, int flags)
{
    return trapped(Reach::Everything, SYS_sendmsg, file, message, flags);
}

ssize_t recv(int file, void *bytes, size_t size, int flags)
{
    return trapped(Reach::Everything, SYS_recvfrom, file, bytes, size, flags, nullptr, nullptr);
}

ssize_t recvmsg(int file, struct msghdr *message, int flags)
{
    return trapped(Reach::Everything, SYS_recvmsg, file, message, flags);
}
}
