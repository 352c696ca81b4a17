// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sealwright::cli {

/// The known word that a misspelt one most likely meant, or an empty one: at most two letters wrong, missing,
/// too many or swapped, and fewer than half of them.
std::string nearestWord(const std::string &word, const std::vector<std::string> &known);

} // namespace sealwright::cli
