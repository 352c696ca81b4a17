// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Ago.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace sealwright::models {
namespace {

/// More are counted in years.
constexpr auto kManyDays = std::chrono::years(2);

QString phrase(const char *text, int count = -1)
{
    return QCoreApplication::translate("Ago", text, nullptr, count);
}

} // namespace

QString ago(base::TimePoint then, base::TimePoint now)
{
    using namespace std::chrono;
    const auto passed = now - then;
    if (passed < minutes(1)) {
        return phrase("just now");
    }
    if (passed < hours(1)) {
        return phrase("%n min ago", static_cast<int>(duration_cast<minutes>(passed).count()));
    }
    if (passed < days(1)) {
        return phrase("%n h ago", static_cast<int>(duration_cast<hours>(passed).count()));
    }
    if (passed < days(2)) {
        return phrase("yesterday");
    }
    if (passed < kManyDays) {
        return phrase("%n days ago", static_cast<int>(duration_cast<days>(passed).count()));
    }
    return phrase("%n years ago", static_cast<int>(duration_cast<years>(passed).count()));
}

QString fromNow(base::TimePoint then, base::TimePoint now)
{
    using namespace std::chrono;
    const auto ahead = then - now;
    if (ahead <= -minutes(1)) {
        return ago(then, now);
    }
    if (ahead < minutes(1)) {
        return phrase("now");
    }
    if (ahead < hours(1)) {
        return phrase("in %n min", static_cast<int>(duration_cast<minutes>(ahead).count()));
    }
    if (ahead < days(1)) {
        return phrase("in %n h", static_cast<int>(duration_cast<hours>(ahead).count()));
    }
    if (ahead < days(2)) {
        return phrase("tomorrow");
    }
    if (ahead < kManyDays) {
        return phrase("in %n days", static_cast<int>(duration_cast<days>(ahead).count()));
    }
    return phrase("in %n years", static_cast<int>(duration_cast<years>(ahead).count()));
}

QString localTime(base::TimePoint time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    return QString(moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) % moment.timeZoneAbbreviation());
}

QString exactTime(base::TimePoint time)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
    return moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

} // namespace sealwright::models
