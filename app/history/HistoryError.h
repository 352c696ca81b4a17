// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::history {

/// Why the history could not be kept or read. Fact of each: `path`, of the database.
enum class HistoryError {
    NoDriver,   ///< Qt's plugin for SQLite is not installed
    Unusable,   ///< it cannot be made, opened or read: fact `reason`
    Damaged,    ///< it is no database of ours, or a broken one: fact `reason`
    Newer,      ///< a later version wrote it: facts `version`, `known`
    Busy,       ///< another program is writing: fact `after_ms`
    NotWritten, ///< the disk is full or fails; what it held is still there: fact `reason`
};

constexpr base::ErrorInfo errorInfo(HistoryError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case HistoryError::NoDriver:
        return {"history_driver_missing", LocalIo};
    case HistoryError::Unusable:
        return {"history_unusable", LocalIo};
    case HistoryError::Damaged:
        return {"history_damaged", LocalIo};
    case HistoryError::Newer:
        return {"history_newer_version", LocalIo};
    case HistoryError::Busy:
        return {"history_busy", LocalIo};
    case HistoryError::NotWritten:
        return {"history_not_written", LocalIo};
    }
    return {};
}

} // namespace sealwright::history
