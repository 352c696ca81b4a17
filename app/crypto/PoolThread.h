// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::crypto {

/// Work on a thread of a pool that may use the cryptographic library: whatever that keeps for the thread (its
/// random generators) is freed with the last line of the work. A thread's own end is too late, because a
/// pool does not wait for it, and the process may end first.
class PoolThread
{
public:
    PoolThread() = default;
    PoolThread(const PoolThread &) = delete;
    PoolThread &operator=(const PoolThread &) = delete;
    PoolThread(PoolThread &&) = delete;
    PoolThread &operator=(PoolThread &&) = delete;
    ~PoolThread();
};

} // namespace sealwright::crypto
