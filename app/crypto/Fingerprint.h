// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QString>

#include <optional>

namespace sealwright::crypto {

/// `sha256:` and the first 8 hex digits of the SHA-256 of the secret's bytes, so that two people can compare
/// keys without showing them. A secret shorter than 16 bytes gets none: it could be guessed from it.
std::optional<QString> fingerprint(const base::SecretBytes &secret);

/// What stands where a secret stood: `‹redacted sha256:1a2b3c4d›`, or `‹redacted›` without a fingerprint.
QByteArray redactionLabel(const base::SecretBytes &secret);

} // namespace sealwright::crypto
