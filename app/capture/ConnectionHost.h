// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"

namespace sealwright::capture {

/// What a connection needs from the receiver it belongs to.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;

    /// The canned reply for a request that is complete now.
    virtual Reply reply() const = 0;
    /// Takes a finished capture, its status filled in. Whoever listens may stop the receiver from in here.
    virtual void report(Capture capture) = 0;
    /// What this connection keeps for an unfinished request has changed by `bytes`; false when all together
    /// keep too much.
    virtual bool hold(qint64 bytes) = 0;
};

} // namespace sealwright::capture
