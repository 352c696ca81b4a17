// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Explain.h"

#include <array>

namespace sealwright::explain {

std::optional<Explanation> explain(const Case &question, const signing::Verification &verification,
                                   const Limits &limits, const std::stop_token &stop)
{
    if (verification.verdict == signing::Verdict::Verified ||
        verification.verdict == signing::Verdict::Unchecked) {
        return std::nullopt;
    }
    static_cast<void>(limits);
    static_cast<void>(stop);
    Explanation explanation;
    explanation.built = ContentToSign{verification.content, verification.parts};
    explanation.lints = lintsOf(question, verification);
    explanation.signedAt = verification.signedAt;
    if (verification.reason == signing::Reason::TimestampTooOld ||
        verification.reason == signing::Reason::TimestampInFuture) {
        explanation.cause = verification.reason == signing::Reason::TimestampTooOld ? Cause::TimestampStale
                                                                                    : Cause::TimestampFuture;
        explanation.confidence = Confidence::Exact;
        explanation.deviations.push_back({explanation.cause});
        return explanation;
    }
    for (const OtherSecret &other : question.others) {
        const std::array<const base::SecretBytes *, 1> secrets{&other.secret};
        ++explanation.tried;
        const signing::Verification again =
            signing::verify(question.recipe, secrets, question.request, question.options);
        if (again.matchingKey) {
            explanation.cause = Cause::SecretOther;
            explanation.confidence = Confidence::Exact;
            explanation.deviations.push_back({Cause::SecretOther});
            explanation.other = other.owner;
            return explanation;
        }
    }
    return explanation;
}

std::vector<Lint> lintsOf(const Case &question, const signing::Verification &verification)
{
    std::vector<Lint> lints;
    if (verification.coversBody) {
        for (const BodyFinding &finding : bodyFindings(question.request.body)) {
            lints.push_back({Lint::Kind::BodyOdd, {}, 0, 0, finding});
        }
    }
    return lints;
}

} // namespace sealwright::explain
