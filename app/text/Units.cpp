// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"

#include <array>
#include <cmath>

namespace sealwright::text {
namespace {

/// Three digits that count: 1.20, 12.4, 350.
QString threeDigits(double value)
{
    // 9.996 rounds to 10.0, not to 10.00.
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals);
}

} // namespace

QString byteCount(qint64 bytes)
{
    static constexpr std::array kUnits = {"KB", "MB", "GB", "TB"};
    if (bytes < 1000) {
        return QStringLiteral("%1 B").arg(bytes);
    }
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(QString::number(value, 'f', 1), QLatin1String(kUnits.at(unit)));
}

QString duration(std::chrono::microseconds time)
{
    const auto us = static_cast<double>(time.count());
    if (std::abs(us) < 999.5) {
        return QStringLiteral("%1 µs").arg(time.count());
    }
    if (us < 999'500) {
        return QStringLiteral("%1 ms").arg(threeDigits(us / 1000));
    }
    if (us < 59'950'000) {
        return QStringLiteral("%1 s").arg(threeDigits(us / 1'000'000));
    }
    const qint64 seconds = std::llround(us / 1'000'000);
    return seconds < 3600 ? QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60)
                          : QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace sealwright::text
