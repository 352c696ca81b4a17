// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {

/// A signature format whose signed bytes are computed rather than written as a template. What can be chosen
/// about it comes as variables of the moment, those of the recipe standing in for what is not given.
class Builtin
{
public:
    Builtin() = default;
    Builtin(const Builtin &) = delete;
    Builtin &operator=(const Builtin &) = delete;
    Builtin(Builtin &&) = delete;
    Builtin &operator=(Builtin &&) = delete;
    virtual ~Builtin() = default;

    /// Fails with what is wrong with key, variables or request.
    virtual base::Result<SignedRequest> sign(const CompiledRecipe::Program &program, http::Request request,
                                             const SigningMoment &moment,
                                             const base::SecretBytes &secret) const = 0;

    virtual Verification verify(const CompiledRecipe::Program &program, const http::Request &request,
                                const VerifyOptions &options,
                                std::span<const base::SecretBytes *const> secrets) const = 0;

    /// The headers it writes, with a template that tells a person what they look like.
    virtual std::vector<PlacedValue> places(const CompiledRecipe::Program &program) const = 0;
};

/// The one of that name; null when there is none.
const Builtin *builtinNamed(QByteArrayView name);

} // namespace sealwright::signing
