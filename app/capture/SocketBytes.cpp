// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/SocketBytes.h"

#include <QSslSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace sealwright::capture {

bool hasUnreadBytes(const QTcpSocket &socket)
{
    if (socket.bytesAvailable() > 0) {
        return true;
    }
#ifdef Q_OS_UNIX
    char byte = 0;
    return ::recv(static_cast<int>(socket.socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
#else
    return false;
#endif
}

qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tlsSocket = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tlsSocket != nullptr ? tlsSocket->encryptedBytesToWrite() : 0);
}

} // namespace sealwright::capture
