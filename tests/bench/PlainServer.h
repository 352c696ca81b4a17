// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <thread>

namespace sealwright::bench {

/// Answers every HTTP request on a port of loopback with 200 and closes, on its own thread: the same far end
/// for every program that is compared.
class PlainServer
{
public:
    PlainServer();
    ~PlainServer();

    PlainServer(const PlainServer &) = delete;
    PlainServer &operator=(const PlainServer &) = delete;

    std::string url() const;

private:
    void serve() const;

    int m_listening = -1;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

} // namespace sealwright::bench
