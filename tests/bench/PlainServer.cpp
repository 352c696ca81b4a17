// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/PlainServer.h"

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace sealwright::bench {

namespace {

constexpr std::string_view kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

/// Reads a whole request, as far as a benchmark needs to know what whole is: the head, and Content-Length
/// bytes.
void swallowRequest(int connection)
{
    std::string request;
    std::size_t needed = std::string::npos;
    while (request.size() < needed) {
        char piece[16384];
        const ssize_t got = read(connection, piece, sizeof piece);
        if (got <= 0) {
            return;
        }
        request.append(piece, static_cast<std::size_t>(got));
        const std::size_t headEnd = request.find("\r\n\r\n");
        if (needed == std::string::npos && headEnd != std::string::npos) {
            const std::size_t length = request.find("Content-Length: ");
            const std::size_t body = length < headEnd ? std::stoul(request.substr(length + 16)) : 0;
            needed = headEnd + 4 + body;
        }
    }
}

} // namespace

PlainServer::PlainServer()
    : m_listening(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(m_listening, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        listen(m_listening, 64) != 0 ||
        getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("PlainServer");
        std::exit(1);
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

PlainServer::~PlainServer()
{
    shutdown(m_listening, SHUT_RDWR);
    m_thread.join();
    close(m_listening);
}

std::string PlainServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/webhook";
}

void PlainServer::serve() const
{
    for (;;) {
        const int connection = accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) {
            return;
        }
        swallowRequest(connection);
        if (write(connection, kAnswer.data(), kAnswer.size()) < 0) {
            std::perror("PlainServer");
        }
        close(connection);
    }
}

} // namespace sealwright::bench
