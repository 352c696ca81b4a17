// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace sealwright::capture {

/// `127.0.0.1` also where a socket for both kinds of addresses says `::ffff:127.0.0.1`.
QString plainAddress(const QHostAddress &address);

/// `127.0.0.1:51822`, `[::1]:51822`.
QString endpoint(const QHostAddress &address, quint16 port);

} // namespace sealwright::capture
