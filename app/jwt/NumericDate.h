// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

#include <cmath>
#include <optional>

namespace sealwright::jwt {

/// A claim in seconds since the epoch, whole or not (RFC 7519 §2).
struct NumericDate
{
    enum class Kind { Missing, NoNumber, Number };

    Kind kind = Kind::Missing;
    std::optional<double> seconds;

    bool isMissing() const { return kind == Kind::Missing; }

    static NumericDate of(const base::Json &claims, const char *name)
    {
        const auto member = claims.find(name);
        if (member == claims.end()) {
            return {};
        }
        if (!member->is_number() || !std::isfinite(member->get<double>())) {
            return {Kind::NoNumber, {}};
        }
        return {Kind::Number, member->get<double>()};
    }
};

} // namespace sealwright::jwt
