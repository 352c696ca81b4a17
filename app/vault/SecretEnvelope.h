// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <optional>

namespace sealwright::vault {

/// The form in which a secret lies in the keychain: one line, then the bytes themselves.
///
///     sealwright-secret 1 <length> <SHA-256 of the bytes, lower-case hex>\n<bytes>
///
/// So a value that something cut, replaced or mixed up is told from one that we wrote.
base::SecretBytes seal(const base::SecretBytes &secret);

/// Nothing when the bytes are not what `seal` makes: damaged, or from a newer version.
std::optional<base::SecretBytes> unseal(const base::SecretBytes &sealed);

} // namespace sealwright::vault
