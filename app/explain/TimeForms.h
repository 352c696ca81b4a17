// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"
#include "app/signing/Timestamp.h"

namespace sealwright::explain {

/// A timestamp's text that the sender may have signed.
struct TimeForm
{
    std::vector<Deviation> deviations; ///< none: as it came
    QByteArray text;
};

/// The text as it came, then the same time in the other units.
std::vector<TimeForm> timeForms(const QByteArray &text);

/// The unit under which the text is a time near `now`, other than `expected`; a number with a fraction counts
/// as seconds.
struct OtherUnit
{
    QByteArray unit;
    base::TimePoint time{};
};

std::optional<OtherUnit> unitNear(const QByteArray &text, std::optional<signing::TimestampUnit> expected,
                                  base::TimePoint now);

} // namespace sealwright::explain
