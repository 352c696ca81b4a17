// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"

#include <QString>

namespace sealwright::models {

/// "just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", "3 years ago". What lies ahead is "just
/// now": clocks differ.
QString ago(base::TimePoint then, base::TimePoint now);

/// The same for either side of now: "in 42 min", "in 3 h", "tomorrow", "in 12 days"; under a minute "now".
QString fromNow(base::TimePoint then, base::TimePoint now);

/// "2026-01-31 12:00:00 UTC", for a tool tip.
QString exactTime(base::TimePoint time);

/// "2026-01-31 13:00:00 CET": on this computer's clock.
QString localTime(base::TimePoint time);

} // namespace sealwright::models
