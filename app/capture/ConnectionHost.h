// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/OpenAnswer.h"

namespace sealwright::capture {

/// What a connection needs from the receiver it belongs to. Whoever hears what is told here may stop or
/// destroy the receiver from in there.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;

    /// Tells a finished capture, after filling in when it came and its number.
    virtual void report(Capture &capture) = 0;
    /// Asks what the sender of a reported request hears: what OpenAnswer::ask says.
    virtual std::optional<Reply> ask(OpenAnswer &answer, std::shared_ptr<const Capture> capture,
                                     OpenAnswer::Late late) = 0;
    /// Tells what it hears.
    virtual void tellAnswered(qint64 number, int status) = 0;
    /// Tells what is wrong with the listening itself; not everything of much.
    virtual void tellTrouble(const base::Error &error) = 0;
    /// What this connection keeps for an unfinished or unanswered request has changed by `bytes`; false when
    /// all together keep too much.
    virtual bool hold(qint64 bytes) = 0;
};

} // namespace sealwright::capture
