// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::vault {

/// The rules every store applies before it touches anything, so that what one takes, all take.
///
/// A key is 1 to 512 characters of well-formed text without NUL: a C string, a file and a keyring attribute
/// can all hold it unchanged, so that two keys never become one. Other, facts `key`, `reason`.
base::Result<void> checkKey(const QString &key);

/// TooLarge beyond kSecretSizeLimit.
base::Result<void> checkSize(const QString &key, qsizetype bytes);

} // namespace sealwright::vault
