// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::tests {

/// What happens at a chosen call of this process, counted from 1 once the trap is set.
enum class Trap {
    None,
    KillBefore,  ///< SIGKILL instead of the call
    KillAfter,   ///< SIGKILL when it is done
    FailOnce,    ///< it fails
    FailForEver, ///< it and every later one fails; with EINTR whoever asks again at once gets through
};

/// Which calls count.
enum class Reach {
    /// Those by which a file comes to its disk: mkdir, mkdirat, openat, write to a file, pwrite64, fsync,
    /// fdatasync, linkat, renameat and unlinkat.
    Changes,
    /// Those, and those that look: open, read, close, stat, flock, the entries of a folder; and what a socket
    /// is made, asked and told with.
    Everything,
};

void setTrap(Trap trap, int atCall, int error, Reach reach = Reach::Changes);
/// Takes it away. How many calls there were.
int removeTrap();

} // namespace sealwright::tests
