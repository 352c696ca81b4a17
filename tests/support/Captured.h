// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"

#include <algorithm>
#include <vector>

namespace sealwright::tests {

/// Keeps what a receiver takes, each with what its sender was answered.
inline void collect(const capture::Receiver &receiver, const QObject *context,
                    std::vector<capture::Capture> &captures)
{
    QObject::connect(&receiver, &capture::Receiver::captured, context,
                     [&captures](const capture::Capture &capture) { captures.push_back(capture); });
    QObject::connect(
        &receiver, &capture::Receiver::answered, context, [&captures](qint64 number, int status) {
            const auto found =
                std::ranges::find(captures.rbegin(), captures.rend(), number, &capture::Capture::number);
            if (found != captures.rend()) {
                found->repliedStatus = status;
            }
        });
}

inline std::shared_ptr<capture::Answerer> always(capture::Reply reply)
{
    return std::make_shared<capture::FixedReply>(std::move(reply));
}

inline std::shared_ptr<capture::Answerer> alwaysStatus(int status)
{
    capture::Reply reply;
    reply.status = status;
    return always(std::move(reply));
}

inline std::shared_ptr<capture::Answerer> alwaysBody(QByteArray body)
{
    capture::Reply reply;
    reply.body = std::move(body);
    return always(std::move(reply));
}

inline std::shared_ptr<capture::Answerer> after(std::chrono::milliseconds delay)
{
    capture::Reply reply;
    reply.delay = delay;
    return always(std::move(reply));
}

} // namespace sealwright::tests
