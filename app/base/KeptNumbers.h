// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

namespace sealwright::base {

enum class NumberError {
    NotKept, ///< `number` as it stands there, `written`, `line`, `column`; `path` where the reader knows it
};

constexpr ErrorInfo errorInfo(NumberError error)
{
    switch (error) {
    case NumberError::NotKept:
        return {"json_number_not_kept", ErrorKind::BadInput};
    }
    return {};
}

/// parseUniqueJson for what is going to be written again: a number that neither 64 bits nor a double hold
/// would come out as another one, and is refused with NotKept.
Result<Json> parseKeepingNumbers(QByteArrayView text);

} // namespace sealwright::base
