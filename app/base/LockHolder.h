// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QString>

#include <optional>

namespace sealwright::base {

/// Who holds a lock on a file, so that the user can be told whom to wait for or to end.
struct LockHolder
{
    qint64 process = 0;
    QString program; ///< as the system calls it: at most 15 bytes on Linux
};

/// As the kernel tells it (proc_locks(5)), whichever program it is and however it locks. Nothing where it
/// does not: on other systems, for a process of another container, on file systems that number their devices
/// in two ways.
std::optional<LockHolder> holderOfLock(int descriptor);

/// The error with the facts `program` and `process`, when they are known.
Error heldBy(Error error, const std::optional<LockHolder> &holder);

} // namespace sealwright::base
