// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>

namespace sealwright::capture {

/// Bytes of the sender's lie unread, in the socket or in the kernel.
bool hasUnreadBytes(const QTcpSocket &socket);

/// Of ours that the kernel has not taken yet. TLS takes all at once and keeps it encrypted until the sender
/// reads.
qint64 unsentBytes(const QTcpSocket &socket);

} // namespace sealwright::capture
