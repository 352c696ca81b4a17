// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Refusal.h"
#include "app/capture/RequestHead.h"

#include <functional>

namespace sealwright::capture {

/// Where a field's line begins, for pointing at it; the argument is its index among the headers.
using FieldOffset = std::function<qint64(qsizetype)>;

/// Decides how the body is framed (RFC 9112 §6), taking only what cannot be read in two ways: at most one
/// Content-Length of plain digits, or exactly one `Transfer-Encoding: chunked` of HTTP/1.1, never both.
std::optional<Refusal> decideFraming(RequestHead &head, const FieldOffset &offsetOf);

} // namespace sealwright::capture
