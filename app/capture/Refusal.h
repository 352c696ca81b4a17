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

/// `rule` is one of the stable words of Refusal.cpp; `offset` counts from the first byte of the request, -1
/// for none.
Refusal malformed(const char *rule, qint64 offset, int status = 400);

/// `rule` as above: the port was spoken to in another protocol.
Refusal notHttp(const char *rule, int status);

} // namespace sealwright::capture
