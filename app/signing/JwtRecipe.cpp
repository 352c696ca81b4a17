// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JwtRecipe.h"

namespace sealwright::signing {

base::Result<SignatureSteps> mintForRequest(const CompiledRecipe::Program &program, const OpenedKey &,
                                            Evaluator &, base::TimePoint)
{
    return base::failure(SigningError::RecipeUnsupported,
                         {{"algorithm", QString::fromUtf8(program.algorithm.name)}});
}

base::Result<bool> judgeTokens(const CompiledRecipe::Program &program, const OpenedKey &,
                               const std::vector<QByteArray> &, Evaluator &, const VerifyOptions &,
                               Verification &)
{
    return base::failure(SigningError::RecipeUnsupported,
                         {{"algorithm", QString::fromUtf8(program.algorithm.name)}});
}

} // namespace sealwright::signing
