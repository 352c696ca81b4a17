// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/TimeWindow.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

/// The longest tolerance that makes sense; more would overflow.
constexpr std::chrono::seconds kLongestTolerance = std::chrono::years(1000);

} // namespace

Reason judgeTime(base::TimePoint signedAt, base::TimePoint now, std::optional<std::chrono::seconds> tolerance)
{
    if (!tolerance) {
        return Reason::Ok;
    }
    const std::chrono::seconds window = std::clamp(*tolerance, std::chrono::seconds(0), kLongestTolerance);
    if (signedAt < now - window) {
        return Reason::TimestampTooOld;
    }
    return signedAt > now + window ? Reason::TimestampInFuture : Reason::Ok;
}

} // namespace sealwright::signing
