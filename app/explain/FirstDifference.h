// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"

namespace sealwright::explain {

/// Where two byte strings part, with a little of what stands around; nothing for equal ones.
std::optional<Difference> firstDifference(Subject subject, QByteArrayView expected, QByteArrayView got);

} // namespace sealwright::explain
