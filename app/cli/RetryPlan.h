// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <chrono>
#include <string>

namespace sealwright::cli {

/// When to send again what did not arrive: `fixed:MAX:BASE` or `exponential:MAX:BASE`, after the shape of
/// Vapi's BackoffPlan (vapi.ai's OpenAPI document): at most MAX more times, each after BASE, or after BASE
/// doubled each time.
struct RetryPlan
{
    enum class Growth { Fixed, Exponential } growth = Growth::Fixed;
    int most = 0;
    std::chrono::milliseconds base{0};

    /// How long to wait before the retry of that number, counted from 1.
    std::chrono::milliseconds delayBefore(int retry) const;
};

base::Result<RetryPlan> parseRetryPlan(const std::string &text);

} // namespace sealwright::cli
