// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/NearestWord.h"

#include <algorithm>

namespace sealwright::cli {
namespace {

/// Edits and swaps of neighbours: optimal string alignment.
std::size_t distance(const std::string &from, const std::string &to)
{
    std::vector<std::vector<std::size_t>> cost(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
    for (std::size_t i = 0; i <= from.size(); ++i) {
        for (std::size_t j = 0; j <= to.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[from.size()][to.size()];
}

} // namespace

std::string nearestWord(const std::string &word, const std::vector<std::string> &known)
{
    constexpr std::size_t kLongest = 64; // nobody misspells a longer one, and the table grows with it
    std::string nearest;
    std::size_t least = 3;
    for (const std::string &candidate : known) {
        const std::size_t letters = std::min(word.size(), candidate.size());
        const std::size_t edits = word.size() > kLongest ? least : distance(word, candidate);
        if (edits < least && edits * 2 < letters) {
            least = edits;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace sealwright::cli
