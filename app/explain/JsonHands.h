// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/JsonWriter.h"

namespace sealwright::explain {

/// The programs that write JSON, the usual ones first. Some differ only for some bodies.
const std::vector<json::JsonStyle> &jsonHands();

/// How many of them, from the first, are so usual that they are worth trying together with another deviation.
constexpr std::size_t kUsualHands = 6;

} // namespace sealwright::explain
