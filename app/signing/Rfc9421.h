// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Builtin.h"

namespace sealwright::signing {

/// HTTP Message Signatures (RFC 9421) over any components, with the Content-Digest of RFC 9530. Variables:
/// `components` (as in Signature-Input, without the parentheses), `label`, `keyid`, `alg`, `expires` (seconds
/// after `created`), `nonce`, `tag`, `digest` (`sha-256`, `sha-512`). A variable with an empty value leaves
/// its parameter out. When verifying, `label`, `keyid`, `alg`, `tag` and `nonce` that the user gives must be
/// those of the signature, and `components` must all be covered by it.
class Rfc9421 final : public Builtin
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
