// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"

#include <array>

namespace sealwright::signing {
namespace {

constexpr std::array<const char *, 4> kVerdicts{"verified", "failed", "unsigned", "unchecked"};
constexpr std::array<const char *, 12> kReasons{
    "ok",
    "missing_header",
    "malformed_header",
    "unsupported_scheme",
    "timestamp_missing",
    "timestamp_malformed",
    "timestamp_too_old",
    "timestamp_in_future",
    "signature_mismatch",
    "key_invalid",
    "no_matching_key",
    "claims_mismatch",
};

} // namespace

QByteArray nameOf(Verdict verdict)
{
    return kVerdicts[static_cast<std::size_t>(verdict)];
}

QByteArray nameOf(Reason reason)
{
    return kReasons[static_cast<std::size_t>(reason)];
}

} // namespace sealwright::signing
