// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Evaluator.h"

namespace sealwright::signing {

/// One member of a token's claims or header: a template, a time, or a JSON value as it is. A text that is
/// `{now}`, `{now}+N` or `{now}-N` is a NumericDate (RFC 7519 §2), N seconds from the moment of signing.
struct Claim
{
    std::string name;
    base::Json literal; ///< when there is no template
    std::optional<Template> text;
    std::optional<std::chrono::seconds> fromNow;

    /// Whether verifying computes the value itself rather than taking what it finds: no times, ids and
    /// nonces.
    bool isComputed() const;
};

/// The claims as one JSON object, in their order. Fails as expanding does.
base::Result<base::Json> expandClaims(const std::vector<Claim> &claims, Evaluator &evaluator,
                                      base::TimePoint now);

} // namespace sealwright::signing
