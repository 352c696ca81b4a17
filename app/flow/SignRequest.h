// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/PrepareRequest.h"

namespace sealwright::flow {

/// What a user may fix about the moment of signing; what is left open is taken from clock and randomness.
struct MomentOverrides
{
    std::optional<base::TimePoint> time;
    QByteArray id;
    QByteArray nonce;
    signing::Variables variables;
};

signing::SigningMoment momentOf(const MomentOverrides &overrides, const base::Clock &clock,
                                base::Random &random);

/// Signs with a prepared authentication that has a recipe, under its current secret. The key is decoded once:
/// the next signing with the same `prepared` finds its signer ready.
base::Result<signing::SignedRequest> signWith(PreparedAuthentication &prepared, http::Request request,
                                              signing::SigningMoment moment);

struct SignedOutcome
{
    signing::SignedRequest made;    ///< secrets of an environment taken out
    signing::CompiledRecipe recipe; ///< that it was made with
    std::vector<explain::Lint> lints;
};

/// Signs a request without sending it. A credential that makes no signature is refused (DoesNotSign): what a
/// bearer sends is its secret.
class SignRequest
{
public:
    SignRequest(PrepareAuthentication &prepare, const base::Clock &clock, base::Random &random);

    /// The variables of `overrides` are added to `scope`.
    QCoro::Task<base::Result<SignedOutcome>> run(http::Request request, Authentication authentication,
                                                 MomentOverrides overrides, VariableScope scope = {});

private:
    PrepareAuthentication &m_prepare;
    const base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace sealwright::flow
