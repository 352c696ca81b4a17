// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/ChildProcess.h"

#include <memory>
#include <optional>

namespace sealwright::bench {

/// Looks at the X server from outside and sees when a new top-level window has been painted, whichever
/// program it belongs to: the first damage that covers most of it.
class WindowWatch
{
public:
    /// Null when there is no X server, or one that cannot tell.
    static std::unique_ptr<WindowWatch> create();
    ~WindowWatch();

    WindowWatch(const WindowWatch &) = delete;
    WindowWatch &operator=(const WindowWatch &) = delete;

    /// When the next new window was painted; nothing after `patience`.
    std::optional<Moment> nextPaint(std::chrono::milliseconds patience);

private:
    struct Server;
    explicit WindowWatch(std::unique_ptr<Server> server);

    std::unique_ptr<Server> m_server;
};

} // namespace sealwright::bench
