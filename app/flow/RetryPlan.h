// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace sealwright::flow {

/// When to send again what did not arrive: at most `most` more times, each after `base`, or after `base`
/// doubled each time, and never after more than an hour. After the shape of Vapi's BackoffPlan (vapi.ai's
/// OpenAPI document).
struct RetryPlan
{
    enum class Growth { Fixed, Exponential } growth = Growth::Fixed;
    int most = 0;
    std::chrono::milliseconds base{0};

    /// How long to wait before the retry of that number, counted from 1.
    std::chrono::milliseconds delayBefore(int retry) const;
};

/// `fixed:MAX:BASE` or `exponential:MAX:BASE`, such as `exponential:3:1s`; MAX is at most 99.
std::optional<RetryPlan> parseRetryPlan(const QString &text);

} // namespace sealwright::flow
