// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/http/Request.h"

#include <chrono>
#include <optional>

namespace sealwright::capture {

/// A request as it came. `head` and `request.body` are the exact bytes (the body after removing chunked
/// framing); the rest of `request` is what they mean, its URL made of the scheme, Host and target. When
/// `problem` is set, `request` holds what was understood.
struct Capture
{
    qint64 number = 0; ///< counts what its receiver took, from 1 on
    base::TimePoint receivedAt{};
    QString remote; ///< `127.0.0.1:51822`
    QByteArray head;
    http::Request request;
    http::HeaderList trailers; ///< kept apart: never read as headers
    std::optional<base::Error> problem;
    int repliedStatus = 0; ///< for whoever joins it with `Receiver::answered`
};

/// What a sender hears.
struct Reply
{
    int status = 200;
    http::HeaderList headers;
    QByteArray body;
    std::chrono::milliseconds delay{0}; ///< before it goes out
};

} // namespace sealwright::capture
