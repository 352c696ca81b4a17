// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/ListeningSocket.h"

#include <QPointer>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#endif

namespace sealwright::capture {

namespace {

using namespace std::chrono_literals;

constexpr int kBacklog =
    4096; ///< what overflows it is heard of only a second later, when its sender tries again
constexpr auto kRest = 250ms;
#ifdef Q_OS_UNIX
constexpr int kAcceptedInARow = 64; ///< then those who are connected have their turn
#endif

} // namespace

ListeningSocket::ListeningSocket(QObject *parent)
    : QTcpServer(parent)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_notifier != nullptr) {
            m_notifier->setEnabled(true);
        } else {
            resumeAccepting();
        }
    });
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError) {
        rest();
        Q_EMIT exhausted(errorString());
    });
}

bool ListeningSocket::open(const QHostAddress &address, quint16 port)
{
    setListenBacklogSize(kBacklog);
    if (!listen(address, port)) {
        return false;
    }
#ifdef Q_OS_UNIX
    pauseAccepting();
    m_notifier = new QSocketNotifier(socketDescriptor(), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ListeningSocket::acceptSome);
#endif
    return true;
}

void ListeningSocket::shut()
{
    m_rest.stop();
    if (m_notifier != nullptr) {
        m_notifier->setEnabled(false);
    }
    close();
}

void ListeningSocket::rest()
{
    if (m_notifier != nullptr) {
        m_notifier->setEnabled(false);
    } else {
        pauseAccepting();
    }
    m_rest.start(kRest);
}

void ListeningSocket::incomingConnection(qintptr descriptor)
{
    Q_EMIT accepted(descriptor);
}

void ListeningSocket::acceptSome()
{
#ifdef Q_OS_UNIX
    const QPointer<ListeningSocket> self(this);
    for (int i = 0; i < kAcceptedInARow && self && isListening() && m_notifier->isEnabled(); ++i) {
        const int descriptor = ::accept(static_cast<int>(socketDescriptor()), nullptr, nullptr);
        if (descriptor >= 0) {
            ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
            Q_EMIT accepted(descriptor);
            continue;
        }
        switch (errno) {
        case EINTR:
        case ECONNABORTED: // it left the queue before we came
            continue;
        case EAGAIN:
            return;
        default:
            rest();
            Q_EMIT exhausted(qt_error_string(errno));
            return;
        }
    }
#endif
}

} // namespace sealwright::capture

#include "moc_ListeningSocket.cpp"
