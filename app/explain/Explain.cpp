// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Explain.h"

#include "app/explain/FirstDifference.h"
#include "app/explain/Guess.h"
#include "app/explain/Search.h"
#include "app/explain/TimeForms.h"
#include "app/signing/Program.h"
#include "app/signing/TimeWindow.h"

#include <algorithm>

namespace sealwright::explain {
namespace {

using signing::Reason;
using signing::Verdict;

bool isTimeReason(Reason reason)
{
    return reason == Reason::TimestampTooOld || reason == Reason::TimestampInFuture;
}

class Explainer
{
public:
    Explainer(const Case &question, const signing::Verification &verification, const Limits &limits,
              const std::stop_token &stop)
        : m_question(question)
        , m_verification(verification)
        , m_program(question.recipe.program())
        , m_limits(limits)
        , m_stop(stop)
        , m_evidence(evidenceOf(question))
    {
    }

    Explanation run()
    {
        m_explanation.lints = lintsOf(m_question, m_verification);
        m_explanation.signedAt = m_verification.signedAt;
        if (!m_verification.content.isEmpty()) {
            m_explanation.built = ContentToSign{m_verification.content, m_verification.parts};
        }
        if (isTimeReason(m_verification.reason)) {
            m_explanation.tried = 1;
            Finding asItCame;
            asItCame.sent = m_explanation.built;
            confirm(asItCame);
        } else {
            const SearchResult result = search();
            m_explanation.tried = result.tried;
            m_explanation.isCutShort = result.isCutShort;
            if (result.finding) {
                confirm(*result.finding);
            } else if (const auto sign = guess(m_question, m_verification, m_evidence)) {
                m_explanation.deviations.push_back(*sign);
                m_explanation.confidence = Confidence::Likely;
            }
        }
        if (!m_explanation.deviations.empty()) {
            m_explanation.cause = m_explanation.deviations.front().cause;
        }
        return std::move(m_explanation);
    }

private:
    SearchResult search() const
    {
        switch (m_program.algorithm.family) {
        case signing::Algorithm::Family::Token:
            return searchTokens(m_question);
        case signing::Algorithm::Family::Jwt:
        case signing::Algorithm::Family::Builtin:
            return searchByVerifying(m_question, m_limits, m_stop);
        default:
            break;
        }
        SearchResult result = searchSeals(m_question, m_evidence, m_limits, m_stop);
        const bool isOtherwiseWrong = result.finding && result.finding->deviations.empty() &&
                                      m_verification.reason == Reason::SignatureMismatch;
        if (isOtherwiseWrong) {
            // It covers a digest of the body that stands in a header, and the body is not of that digest.
            SearchResult verified = searchByVerifying(m_question, m_limits, m_stop);
            verified.tried += result.tried;
            return verified;
        }
        return result;
    }

    /// The signature matches with these deviations undone; then comes the time.
    void confirm(const Finding &finding)
    {
        m_explanation.deviations = finding.deviations;
        m_explanation.confidence =
            finding.isAmbiguous || finding.isWeak ? Confidence::Likely : Confidence::Exact;
        m_explanation.sent = finding.sent;
        m_explanation.other = finding.other;
        m_explanation.firstDifference = differenceOf(finding);
        judgeTimeOf(finding);
        if (m_explanation.deviations.empty()) {
            // The signature is right as it is, and verify refused it for something that it does not cover.
            const bool isMissing = m_verification.reason == Reason::MissingHeader ||
                                   m_verification.reason == Reason::TimestampMissing;
            m_explanation.confidence = isMissing ? Confidence::Likely : Confidence::None;
            if (isMissing) {
                m_explanation.deviations.push_back(
                    {Cause::SignatureMissing, nearHeader(m_question.request.headers, m_verification.header)});
            }
        }
    }

    std::optional<Difference> differenceOf(const Finding &finding) const
    {
        if (finding.body) {
            return firstDifference(Subject::Body, *finding.body, m_question.request.body);
        }
        if (finding.url) {
            return firstDifference(Subject::Url, *finding.url, m_question.request.url);
        }
        if (finding.timestamp) {
            return firstDifference(Subject::Timestamp, *finding.timestamp, m_evidence.timestamp);
        }
        if (finding.secretDifference) {
            return finding.secretDifference;
        }
        const bool isOtherContent = std::ranges::find(finding.deviations, Cause::Content,
                                                      &Deviation::cause) != finding.deviations.end();
        if (isOtherContent && finding.sent && m_explanation.built) {
            return firstDifference(Subject::Content, finding.sent->bytes, m_explanation.built->bytes);
        }
        if (finding.signature && !finding.expectedHeader.isEmpty() && finding.signature->isAtPlace) {
            auto difference =
                firstDifference(Subject::Header, finding.expectedHeader, finding.signature->value);
            if (difference) {
                difference->name = finding.signature->header;
            }
            return difference;
        }
        return std::nullopt;
    }

    /// Once the signature is right, its time is judged as verify would have.
    void judgeTimeOf(const Finding &finding)
    {
        const QByteArray text = finding.timestamp.value_or(m_evidence.timestamp);
        if (!finding.timestamp && m_program.unit && readsTime()) {
            const auto meant = signing::readTimestamp(text, *m_program.unit);
            const bool isNear = meant && std::chrono::abs(*meant - m_question.options.now) < kFar;
            const auto other = isNear ? std::nullopt : unitNear(text, m_program.unit, m_question.options.now);
            if (other) {
                m_explanation.deviations.push_back({Cause::TimestampUnit, other->unit});
                m_explanation.signedAt = other->time;
                return;
            }
        }
        if (finding.signedAt) {
            m_explanation.signedAt = finding.signedAt;
        }
        if (!m_explanation.signedAt && m_program.unit) {
            m_explanation.signedAt = signing::readTimestamp(m_evidence.timestamp, *m_program.unit);
        }
        const std::optional<std::chrono::seconds> tolerance =
            m_question.options.tolerance ? m_question.options.tolerance : m_program.tolerance;
        Reason reason = finding.timeReason.value_or(m_verification.reason);
        reason = isTimeReason(reason) ? reason : Reason::Ok;
        if (reason == Reason::Ok && m_explanation.signedAt && readsTime() && !finding.timestamp) {
            reason = signing::judgeTime(*m_explanation.signedAt, m_question.options.now, tolerance);
        }
        if (!isTimeReason(reason)) {
            return;
        }
        m_explanation.deviations.push_back(
            {reason == Reason::TimestampTooOld ? Cause::TimestampStale : Cause::TimestampFuture});
        if (m_explanation.signedAt) {
            m_explanation.age = std::chrono::duration_cast<std::chrono::seconds>(m_question.options.now -
                                                                                 *m_explanation.signedAt);
        }
    }

    bool readsTime() const
    {
        return std::ranges::any_of(m_program.places, [](const signing::Place &place) {
            return place.value.uses(signing::Expression::Source::Timestamp);
        });
    }

    /// A time that is nearer than this is old or early rather than in another unit.
    static constexpr std::chrono::hours kFar{24 * 365 * 5};

    const Case &m_question;
    const signing::Verification &m_verification;
    const signing::CompiledRecipe::Program &m_program;
    const Limits &m_limits;
    const std::stop_token &m_stop;
    const Evidence m_evidence;
    Explanation m_explanation;
};

} // namespace

std::optional<Explanation> explain(const Case &question, const signing::Verification &verification,
                                   const Limits &limits, const std::stop_token &stop)
{
    if (verification.verdict == Verdict::Verified || verification.verdict == Verdict::Unchecked) {
        return std::nullopt;
    }
    return Explainer(question, verification, limits, stop).run();
}

} // namespace sealwright::explain
