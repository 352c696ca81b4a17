// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Builtin.h"

namespace sealwright::signing {

/// AWS Signature Version 4 in the Authorization header
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). The secret
/// is the secret access key. Variables: `accessKeyId`, `region`, `service`, `sessionToken`, and
/// `signedHeaders`
/// (`host;x-amz-date`; `*` for every header). By itself it signs Host, Content-Type and every X-Amz- header.
/// Verifying judges the time within 15 minutes, as AWS does, unless told otherwise.
class AwsSigV4 final : public Builtin
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
