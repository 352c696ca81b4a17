// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Builtin.h"

namespace sealwright::signing {

/// A JWS whose payload is not in it (RFC 7515 appendix F), in the header that the recipe places `{signature}`
/// into. Variables: `alg`, `kid`, and
/// `payload`: `body`, or `request` for TrueLayer's form: method, path, the headers that `headers` lists
/// (comma-separated) and the body; the JWS header then names them in `tl_headers`
/// (https://github.com/TrueLayer/truelayer-signing/blob/main/request-signing-v2.md);
/// `b64`: `false` signs the payload as it is (RFC 7797).
/// When verifying, the algorithm is the one of `alg`, never the token's.
class JwsDetached final : public Builtin
{
public:
    base::Result<SignedRequest> sign(const CompiledRecipe::Program &program, http::Request request,
                                     const SigningMoment &moment,
                                     const base::SecretBytes &secret) const override;
    Verification verify(const CompiledRecipe::Program &program, const http::Request &request,
                        const VerifyOptions &options,
                        std::span<const base::SecretBytes *const> secrets) const override;
    std::vector<PlacedValue> places(const CompiledRecipe::Program &program) const override;
};

} // namespace sealwright::signing
