// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/RequestReader.h"

namespace sealwright::capture {

/// The bytes that answer `request`: status line, the reply's headers, Content-Length, Connection where it
/// says something, and the body unless the method or status forbids one (RFC 9110 §6.4.1). Framing is ours: a
/// reply's own Content-Length, Transfer-Encoding and Connection, and headers that cannot be sent, are left
/// out.
QByteArray replyBytes(const Reply &reply, const ReadRequest &request);

/// What the sender of a refused request gets: the error's code and the rule it broke as plain text, nothing
/// of what it sent and nothing of what was expected.
Reply refusalReply(const base::Error &error, int status);

} // namespace sealwright::capture
