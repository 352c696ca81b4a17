// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Timestamp.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace sealwright::signing {
namespace {

using namespace std::chrono;
using base::TimePoint;

constexpr std::array<const char *, 6> kUnits{"s", "ms", "ns", "iso", "isosec", "http"};
constexpr std::array<const char *, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char *, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// A civil date and time of day, UTC.
struct Civil
{
    explicit Civil(TimePoint time)
        : day(floor<days>(time))
        , date(day)
        , clock(time - day)
    {
    }

    int year() const { return int(date.year()); }

    unsigned month() const { return unsigned(date.month()); }

    unsigned dayOfMonth() const { return unsigned(date.day()); }

    int hour() const { return static_cast<int>(clock.hours().count()); }

    int minute() const { return static_cast<int>(clock.minutes().count()); }

    int second() const { return static_cast<int>(clock.seconds().count()); }

    int millisecond() const { return static_cast<int>(clock.subseconds().count()); }

    sys_days day;
    year_month_day date;
    hh_mm_ss<milliseconds> clock;
};

QByteArray numberText(qint64 number)
{
    std::array<char, 24> text{};
    const auto *const end = std::to_chars(text.begin(), text.end(), number).ptr;
    return {text.data(), end - text.data()};
}

QByteArray isoText(TimePoint time, bool withMilliseconds)
{
    const Civil civil(time);
    QByteArray text = QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02d", civil.year(), civil.month(),
                                        civil.dayOfMonth(), civil.hour(), civil.minute(), civil.second())
                          .toLatin1();
    if (withMilliseconds) {
        text += QString::asprintf(".%03d", civil.millisecond()).toLatin1();
    }
    return text + 'Z';
}

QByteArray httpText(TimePoint time)
{
    const Civil civil(time);
    return QString::asprintf("%s, %02u %s %04d %02d:%02d:%02d GMT", kDays[weekday(civil.day).c_encoding()],
                             civil.dayOfMonth(), kMonths[civil.month() - 1], civil.year(), civil.hour(),
                             civil.minute(), civil.second())
        .toLatin1();
}

/// Exactly `count` digits at `at`.
std::optional<int> digits(QByteArrayView text, qsizetype at, qsizetype count)
{
    if (at + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : text.sliced(at, count)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<TimePoint> timePoint(int y, int mo, int d, int h, int mi, int s, milliseconds fraction)
{
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
    if (!date.ok() || h > 23 || mi > 59 || s > 59) {
        return std::nullopt;
    }
    return sys_days(date) + hours(h) + minutes(mi) + seconds(s) + fraction;
}

bool standAt(QByteArrayView text, std::initializer_list<std::pair<qsizetype, char>> marks)
{
    return std::ranges::all_of(marks, [text](const auto &mark) {
        return mark.first < text.size() && text[mark.first] == mark.second;
    });
}

/// RFC 3339 §5.6, upper-case letters only, without the leap second.
std::optional<TimePoint> readIso(QByteArrayView text)
{
    const auto y = digits(text, 0, 4);
    const auto mo = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    const auto h = digits(text, 11, 2);
    const auto mi = digits(text, 14, 2);
    const auto s = digits(text, 17, 2);
    if (!standAt(text, {{4, '-'}, {7, '-'}, {10, 'T'}, {13, ':'}, {16, ':'}}) || !y || !mo || !d || !h ||
        !mi || !s) {
        return std::nullopt;
    }
    qsizetype at = 19;
    milliseconds fraction{0};
    if (at < text.size() && text[at] == '.') {
        milliseconds weight{100};
        const qsizetype first = ++at;
        for (; digits(text, at, 1); ++at) {
            fraction += *digits(text, at, 1) * weight;
            weight /= 10;
        }
        if (at == first) {
            return std::nullopt;
        }
    }
    const QByteArrayView zone = text.sliced(at);
    minutes offset{0};
    if (zone != "Z") {
        const auto zoneHours = digits(zone, 1, 2);
        const auto zoneMinutes = digits(zone, 4, 2);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !zoneHours ||
            !zoneMinutes || *zoneHours > 23 || *zoneMinutes > 59) {
            return std::nullopt;
        }
        offset = (hours(*zoneHours) + minutes(*zoneMinutes)) * (zone[0] == '-' ? -1 : 1);
    }
    const std::optional<TimePoint> local = timePoint(*y, *mo, *d, *h, *mi, *s, fraction);
    return local ? std::optional(*local - offset) : std::nullopt;
}

std::optional<TimePoint> readHttp(QByteArrayView text)
{
    const auto d = digits(text, 5, 2);
    const auto y = digits(text, 12, 4);
    const auto h = digits(text, 17, 2);
    const auto mi = digits(text, 20, 2);
    const auto s = digits(text, 23, 2);
    if (text.size() != 29 || !d || !y || !h || !mi || !s) {
        return std::nullopt;
    }
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
        if (text.sliced(8, 3) == kMonths[m]) {
            const auto time = timePoint(*y, static_cast<int>(m) + 1, *d, *h, *mi, *s, milliseconds{0});
            // The weekday and the marks between the numbers are right when we would write the same.
            return time && httpText(*time) == text ? time : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<qint64> readInteger(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 value = text.toByteArray().toLongLong(&isNumber);
    return isNumber && QByteArray::number(value) == text ? std::optional(value) : std::nullopt;
}

} // namespace

QByteArray nameOf(TimestampUnit unit)
{
    return kUnits[static_cast<std::size_t>(unit)];
}

std::optional<TimestampUnit> timestampUnitNamed(QByteArrayView name)
{
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        if (name == kUnits[i]) {
            return static_cast<TimestampUnit>(i);
        }
    }
    return std::nullopt;
}

QByteArray formatTimestamp(TimePoint time, TimestampUnit unit)
{
    const qint64 count = time.time_since_epoch().count();
    switch (unit) {
    case TimestampUnit::Seconds:
        return numberText(floor<seconds>(time).time_since_epoch().count());
    case TimestampUnit::Milliseconds:
        return numberText(count);
    case TimestampUnit::Nanoseconds:
        // As text, because the number itself leaves 64 bits in the year 2262.
        return count == 0 ? QByteArray("0") : numberText(count) + "000000";
    case TimestampUnit::Iso:
        return isoText(time, true);
    case TimestampUnit::IsoSeconds:
        return isoText(time, false);
    case TimestampUnit::Http:
        return httpText(time);
    }
    return {};
}

std::optional<TimePoint> readTimestamp(QByteArrayView text, TimestampUnit unit)
{
    if (unit == TimestampUnit::Iso || unit == TimestampUnit::IsoSeconds) {
        return readIso(text);
    }
    if (unit == TimestampUnit::Http) {
        return readHttp(text);
    }
    const std::optional<qint64> number = readInteger(text);
    if (!number) {
        return std::nullopt;
    }
    if (unit == TimestampUnit::Nanoseconds) {
        return TimePoint(floor<milliseconds>(nanoseconds(*number)));
    }
    if (unit == TimestampUnit::Milliseconds) {
        return TimePoint(milliseconds(*number));
    }
    constexpr qint64 kLimit = std::numeric_limits<qint64>::max() / 1000;
    if (*number > kLimit || *number < -kLimit) {
        return std::nullopt;
    }
    return TimePoint(seconds(*number));
}

base::Result<TimePoint> parseTimeArgument(const QString &text)
{
    const QByteArray bytes = text.trimmed().toUtf8();
    std::optional<TimePoint> time = readTimestamp(bytes, TimestampUnit::Iso);
    if (!time) {
        time = readTimestamp(bytes, TimestampUnit::Milliseconds);
    }
    // Beyond the year 9999 neither ISO 8601 nor HTTP could write it.
    constexpr TimePoint kFirst = sys_days(year(0) / January / 1);
    constexpr TimePoint kEnd = sys_days(year(10000) / January / 1);
    if (!time || *time < kFirst || *time >= kEnd) {
        return base::failure(SigningError::TimestampMalformed, {{"text", text}});
    }
    return *time;
}

} // namespace sealwright::signing
