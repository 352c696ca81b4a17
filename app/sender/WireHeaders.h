// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/HttpSender.h"

namespace sealwright::sender {

/// The header fields that go out, in their order: `Host` unless the request has its own, then what the
/// request says, then what it lacks: `User-Agent`, `Accept` and, for a body that begins like a JSON object or
/// array, `Content-Type: application/json`, unless they are to be omitted; at last `Content-Length` when
/// there is a body or the method means to have one (RFC 9110 §8.6) and no `Transfer-Encoding` was given. The
/// URL must be valid.
http::HeaderList wireHeaders(const http::Request &request, DefaultHeaders defaults);

/// Whether a body is meant as JSON: its first byte that is no white space opens an object or array. Not
/// parsed, because JSON with a mistake in it is still sent, and as JSON.
bool beginsLikeJson(QByteArrayView body);

} // namespace sealwright::sender
