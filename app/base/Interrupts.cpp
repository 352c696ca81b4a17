// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Interrupts.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace sealwright::base {
namespace {

/// Written by the handler, read by the loop.
std::array<int, 2> g_sockets{-1, -1};

extern "C" void sealwrightTellTheLoop(int signal)
{
    const int saved = errno;
    const auto byte = static_cast<unsigned char>(signal);
    // Nothing can be done here when it fails; the next signal ends the process.
    [[maybe_unused]] const ssize_t written = ::write(g_sockets[0], &byte, 1);
    errno = saved;
}

void handle(int signal)
{
    struct sigaction action{};
    action.sa_handler = sealwrightTellTheLoop;
    // Back to the default after the first.
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(signal, &action, nullptr);
}

bool isIgnored(int signal)
{
    struct sigaction action{};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

Interrupts::Interrupts(std::function<void(int)> heard)
    : m_heard(std::move(heard))
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, g_sockets.data()) != 0) {
        return; // the default action of the signals stays
    }
    m_notifier = new QSocketNotifier(g_sockets[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        unsigned char byte = 0;
        if (::read(g_sockets[1], &byte, 1) == 1) {
            m_heard(byte);
        }
    });
    handle(SIGINT);
    handle(SIGTERM);
    if (!isIgnored(SIGHUP)) {
        handle(SIGHUP);
    }
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (!isIgnored(SIGHUP)) {
        std::signal(SIGHUP, SIG_DFL);
    }
    for (int &socket : g_sockets) {
        if (socket >= 0) {
            ::close(std::exchange(socket, -1));
        }
    }
}

} // namespace sealwright::base

#include "moc_Interrupts.cpp"
