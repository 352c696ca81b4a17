// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/KeepAliveServer.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_map>

namespace sealwright::bench {
namespace {

constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok";

/// How many bytes at the start are a whole request, or 0.
std::size_t requestSize(std::string_view buffer)
{
    const std::size_t headEnd = buffer.find("\r\n\r\n");
    if (headEnd == std::string_view::npos) {
        return 0;
    }
    const std::size_t length = buffer.find("Content-Length: ");
    const std::size_t body = length < headEnd ? std::strtoul(buffer.data() + length + 16, nullptr, 10) : 0;
    return buffer.size() < headEnd + 4 + body ? 0 : headEnd + 4 + body;
}

void watch(int poll, int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

/// False when the connection is over.
bool answer(int connection, std::string &buffer)
{
    char piece[65536];
    const ssize_t got = read(connection, piece, sizeof piece);
    if (got <= 0) {
        return false;
    }
    buffer.append(piece, static_cast<std::size_t>(got));
    while (const std::size_t size = requestSize(buffer)) {
        buffer.erase(0, size);
        if (send(connection, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL) < 0) {
            return false;
        }
    }
    return true;
}

[[noreturn]] void serve(int listening)
{
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    watch(poll, listening);
    std::unordered_map<int, std::string> buffers;
    for (;;) {
        epoll_event events[64];
        const int count = epoll_wait(poll, events, 64, -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[i].data.fd;
            if (descriptor == listening) {
                const int connection = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
                if (connection >= 0) {
                    const int on = 1;
                    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    buffers[connection].clear();
                    watch(poll, connection);
                }
            } else if (!answer(descriptor, buffers[descriptor])) {
                close(descriptor);
            }
        }
    }
}

} // namespace

KeepAliveServer::KeepAliveServer()
{
    const int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listening, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(listening, 256) != 0 ||
        getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("KeepAliveServer");
        std::exit(1);
    }
    m_port = ntohs(address.sin_port);
    m_process = fork();
    if (m_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        serve(listening);
    }
    close(listening);
}

KeepAliveServer::~KeepAliveServer()
{
    if (m_process > 0) {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
}

std::string KeepAliveServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/webhook";
}

} // namespace sealwright::bench
