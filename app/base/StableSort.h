// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace sealwright::base {

/// Sorts by what `projection` yields; what is equal keeps its order. std::stable_sort takes its buffer from a
/// function that libstdc++ calls deprecated, which clang reports.
template<typename T, typename Projection>
void stableSort(std::vector<T> &values, Projection projection)
{
    std::vector<std::size_t> order(values.size());
    std::ranges::generate(order, [next = std::size_t{0}]() mutable { return next++; });
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
        const auto &first = std::invoke(projection, values[left]);
        const auto &second = std::invoke(projection, values[right]);
        return first < second || (!(second < first) && left < right);
    });
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (const std::size_t index : order) {
        sorted.push_back(std::move(values[index]));
    }
    values = std::move(sorted);
}

} // namespace sealwright::base
