// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"

namespace sealwright::capture {

/// Why a request is not taken, and the status its sender gets; 0 when there is nobody left to answer.
struct Refusal
{
    base::Error error;
    int status = 400;
};

/// `reason` is a stable word in snake_case; `offset` counts from the first byte of the request, -1 for none.
inline Refusal malformed(const char *reason, qint64 offset, int status = 400)
{
    return {{CaptureError::Malformed, {{"reason", QString::fromLatin1(reason)}, {"offset", offset}}}, status};
}

} // namespace sealwright::capture
