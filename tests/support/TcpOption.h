// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace sealwright::tests {

/// An option of tcp(7) of the socket in this process whose peer is at this port, or -1 when there is none.
inline int tcpOptionOfSocketTo(quint16 port, int option)
{
    constexpr int kMostDescriptors = 1024;
    for (int descriptor = 3; descriptor < kMostDescriptors; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0 ||
            peer.sin_family != AF_INET || ntohs(peer.sin_port) != port) {
            continue;
        }
        int value = -1;
        size = sizeof value;
        return ::getsockopt(descriptor, IPPROTO_TCP, option, &value, &size) == 0 ? value : -1;
    }
    return -1;
}

} // namespace sealwright::tests
