// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace sealwright::bench {

/// Answers every HTTP request on a port of loopback with 200 and keeps the connection, in a process of its
/// own and as fast as one core can: epoll, a fixed answer, nothing parsed but where a request ends. Made
/// before anything else, because it forks.
class KeepAliveServer
{
public:
    KeepAliveServer();
    ~KeepAliveServer();

    KeepAliveServer(const KeepAliveServer &) = delete;
    KeepAliveServer &operator=(const KeepAliveServer &) = delete;

    std::string url() const;

private:
    int m_process = -1;
    std::uint16_t m_port = 0;
};

} // namespace sealwright::bench
