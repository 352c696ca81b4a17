// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Evidence.h"
#include "app/explain/SecretForms.h"

namespace sealwright::explain {

/// A hypothesis that the signature confirms.
struct Finding
{
    std::vector<Deviation> deviations; ///< none: nothing but perhaps the time is wrong
    bool isAmbiguous = false;          ///< another with as few deviations does as well
    bool isWeak = false;               ///< the signature covers the body only by a checksum
    // As the sender had them, when they differ.
    std::optional<QByteArray> body{};
    std::optional<QByteArray> url{};
    std::optional<QByteArray> timestamp{};
    std::optional<ContentToSign> sent{};
    std::optional<SignatureText> signature{};
    QByteArray expectedHeader{}; ///< with a signature in a wrong form: what should stand there
    std::optional<Difference> secretDifference{};
    std::optional<OtherMatch> other{};
    std::optional<signing::Reason> timeReason{}; ///< when verify itself judged the time as well
    std::optional<base::TimePoint> signedAt{};
};

struct SearchResult
{
    std::optional<Finding> finding{};
    qint64 tried = 0;
    bool isCutShort = false;
};

/// For recipes whose content is a template: HMAC, digest, key pairs.
SearchResult searchSeals(const Case &question, const Evidence &evidence, const Limits &limits,
                         const std::stop_token &stop);

/// For recipes whose secret travels as it is.
SearchResult searchTokens(const Case &question);

/// For recipes whose signed bytes are computed (JWTs, builtins): each hypothesis is verified as a request.
SearchResult searchByVerifying(const Case &question, const Limits &limits, const std::stop_token &stop);

/// What is wrong with the form or the place of a right signature; empty for a sound one.
std::vector<Deviation> deviationsOf(const SignatureText &signature,
                                    const signing::CompiledRecipe::Program &program);
/// What should stand at its place, in the recipe's form; empty where that is no simple header.
QByteArray headerFor(const SignatureText &signature, const signing::CompiledRecipe::Program &program);

} // namespace sealwright::explain
