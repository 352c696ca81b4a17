// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Duration.h"

#include <QRegularExpression>

namespace sealwright::base {

Result<std::chrono::milliseconds> parseDuration(const QString &text)
{
    // Eleven digits of days are the most that 64 bits of milliseconds hold.
    static const QRegularExpression shape(QStringLiteral("\\A(\\d{1,11})(ms|s|m|h|d|)\\z"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch()) {
        return failure(DurationError::Malformed, {{"text", text}});
    }
    const qint64 count = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    if (unit == QLatin1String("ms")) {
        return std::chrono::milliseconds(count);
    }
    if (unit == QLatin1String("m")) {
        return std::chrono::minutes(count);
    }
    if (unit == QLatin1String("h")) {
        return std::chrono::hours(count);
    }
    if (unit == QLatin1String("d")) {
        return std::chrono::days(count);
    }
    return std::chrono::seconds(count);
}

} // namespace sealwright::base
