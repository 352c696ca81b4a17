// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace sealwright::bench {

/// The middle of what was measured and how far the middle half of it spreads.
struct Spread
{
    double median = 0;
    double lowerQuartile = 0;
    double upperQuartile = 0;
};

/// Of at least one value.
inline Spread spreadOf(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto at = [&values](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return {.median = at(0.5), .lowerQuartile = at(0.25), .upperQuartile = at(0.75)};
}

} // namespace sealwright::bench
