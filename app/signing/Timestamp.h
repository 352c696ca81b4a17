// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/signing/SigningError.h"

#include <QByteArray>

#include <optional>

namespace sealwright::signing {

/// How a point in time is written: Unix seconds, milliseconds or nanoseconds, ISO 8601 with milliseconds
/// (`iso`) or without (`isosec`), IMF-fixdate of RFC 9110 §5.6.7 (`http`). All UTC.
enum class TimestampUnit { Seconds, Milliseconds, Nanoseconds, Iso, IsoSeconds, Http };

QByteArray nameOf(TimestampUnit unit);
std::optional<TimestampUnit> timestampUnitNamed(QByteArrayView name);

QByteArray formatTimestamp(base::TimePoint time, TimestampUnit unit);
/// Strict: what formatTimestamp could have written (ISO with any fraction and offset); nothing for other
/// text.
std::optional<base::TimePoint> readTimestamp(QByteArrayView text, TimestampUnit unit);

/// The argument of `--timestamp` and `--now`: milliseconds since the epoch, or ISO 8601.
base::Result<base::TimePoint> parseTimeArgument(const QString &text);

} // namespace sealwright::signing
