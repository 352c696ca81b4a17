// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Program.h"
#include "app/signing/Seal.h"

namespace sealwright::signing {

/// The token of a `jwt:` recipe for the evaluator's request: claims and header expanded, signed, in the
/// compact form of RFC 7515 §7.1.
base::Result<SignatureSteps> mintForRequest(const CompiledRecipe::Program &program, const OpenedKey &key,
                                            Evaluator &evaluator, base::TimePoint now);

/// Whether one of these tokens is genuine under the key and speaks of this request. When not, the reason and
/// the signed content of the one that came closest are in `result`: a wrong signature says less than a wrong
/// claim, and that less than a wrong time. Fails when the key cannot be used.
base::Result<bool> judgeTokens(const CompiledRecipe::Program &program, const OpenedKey &key,
                               const std::vector<QByteArray> &tokens, Evaluator &evaluator,
                               const VerifyOptions &options, Verification &result);

} // namespace sealwright::signing
