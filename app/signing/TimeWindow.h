// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {

/// Ok, TimestampTooOld or TimestampInFuture. Both ends of the window belong to it; without a tolerance any
/// time will do.
Reason judgeTime(base::TimePoint signedAt, base::TimePoint now,
                 std::optional<std::chrono::seconds> tolerance);

} // namespace sealwright::signing
