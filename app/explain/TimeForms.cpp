// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/TimeForms.h"

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

using signing::TimestampUnit;
using namespace std::chrono;

constexpr std::array<TimestampUnit, 6> kUnits{TimestampUnit::Seconds,     TimestampUnit::Milliseconds,
                                              TimestampUnit::Nanoseconds, TimestampUnit::Iso,
                                              TimestampUnit::IsoSeconds,  TimestampUnit::Http};
/// Whoever signs a time of before or after means another unit.
constexpr base::TimePoint kEarliest = sys_days(year(2001) / January / 1);
constexpr base::TimePoint kLatest = sys_days(year(2286) / January / 1);
constexpr hours kNear{24};

struct ReadTime
{
    TimestampUnit unit = TimestampUnit::Seconds;
    base::TimePoint time{};
};

/// Seconds with a fraction, as languages with floating clocks write them.
std::optional<base::TimePoint> readFraction(const QByteArray &text)
{
    bool isNumber = false;
    const double value = text.contains('.') ? text.toDouble(&isNumber) : 0;
    if (!isNumber || value < 0 || value > 1e11) {
        return std::nullopt;
    }
    return base::TimePoint(milliseconds(static_cast<qint64>(value * 1000)));
}

std::optional<ReadTime> plausibleTime(const QByteArray &text)
{
    for (const TimestampUnit unit : kUnits) {
        const auto time = signing::readTimestamp(text, unit);
        if (time && *time >= kEarliest && *time < kLatest) {
            return ReadTime{unit, *time};
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<TimeForm> timeForms(const QByteArray &text)
{
    std::vector<TimeForm> forms{{{}, text}};
    const auto read = plausibleTime(text);
    const auto fraction = readFraction(text);
    if (!read && !fraction) {
        return forms;
    }
    const auto add = [&forms](const QByteArray &other, const QByteArray &unit) {
        if (std::ranges::none_of(forms, [&other](const TimeForm &form) { return form.text == other; })) {
            forms.push_back({{{Cause::TimestampUnit, unit}}, other});
        }
    };
    const base::TimePoint time = fraction ? *fraction : read->time;
    for (const TimestampUnit unit : kUnits) {
        add(signing::formatTimestamp(time, unit), signing::nameOf(unit));
    }
    const qint64 count = time.time_since_epoch().count();
    add(QByteArray::number(count / 1000) + ".0", "float");
    add(QByteArray::number(static_cast<double>(count) / 1000, 'f', 3), "float");
    return forms;
}

std::optional<OtherUnit> unitNear(const QByteArray &text, std::optional<TimestampUnit> expected,
                                  base::TimePoint now)
{
    const auto isNear = [now](base::TimePoint time) { return abs(time - now) <= kNear; };
    if (const auto fraction = readFraction(text); fraction && isNear(*fraction)) {
        return OtherUnit{"float", *fraction};
    }
    for (const TimestampUnit unit : kUnits) {
        const auto time = signing::readTimestamp(text, unit);
        if (unit != expected && time && isNear(*time)) {
            return OtherUnit{signing::nameOf(unit), *time};
        }
    }
    return std::nullopt;
}

} // namespace sealwright::explain
