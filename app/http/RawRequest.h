// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"

namespace sealwright::http {

/// A raw HTTP/1.1 request message (RFC 9112 §2): head, blank line, body; lines end with CRLF or LF. `url` is
/// taken as it is when not empty; otherwise the target, when it is in absolute form, or `http://`, Host and
/// target. The body is as long as Content-Length says, chunked is undone, without either it is all the rest.
/// Fails with RawRequestMalformed.
base::Result<Request> parseRawRequest(QByteArrayView message, QByteArrayView url);

} // namespace sealwright::http
