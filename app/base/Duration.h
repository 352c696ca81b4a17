// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <chrono>

namespace sealwright::base {

enum class DurationError { Malformed };

constexpr ErrorInfo errorInfo(DurationError error)
{
    switch (error) {
    case DurationError::Malformed:
        return {"duration_malformed", ErrorKind::BadInput};
    }
    return {};
}

/// A whole number and a unit: `250ms`, `90s`, `15m`, `1h`, `7d`. A bare number is seconds. Fact of a failure:
/// `text`.
Result<std::chrono::milliseconds> parseDuration(const QString &text);

} // namespace sealwright::base
