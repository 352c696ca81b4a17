// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/FeedContent.h"
#include "app/signing/JwtRecipe.h"
#include "app/signing/OpenKey.h"
#include "app/signing/PlaceReader.h"
#include "app/signing/TimeWindow.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

using Finding = PlaceReader::Finding;
using Program = CompiledRecipe::Program;
using Source = Expression::Source;

Reason reasonFor(Finding finding)
{
    switch (finding) {
    case Finding::Absent:
        return Reason::MissingHeader;
    case Finding::Incomplete:
        return Reason::TimestampMissing;
    case Finding::Malformed:
    case Finding::Contradictory:
        return Reason::MalformedHeader;
    case Finding::ForeignScheme:
        return Reason::UnsupportedScheme;
    case Finding::ForeignKey:
        return Reason::NoMatchingKey;
    case Finding::Differs:
        return Reason::SignatureMismatch;
    case Finding::Read:
        break;
    }
    return Reason::Ok;
}

/// Empty when there is none, as an expression takes it.
QByteArrayView viewOf(const std::optional<QByteArray> &text)
{
    return text ? QByteArrayView(*text) : QByteArrayView();
}

/// A place that only names the message, where the content does not cover that name, may be missing.
bool mayBeAbsent(const Program &program, const Place &place)
{
    return std::ranges::all_of(place.value.segments(),
                               [&program](const Template::Segment &segment) {
                                   if (!segment.expression) {
                                       return true;
                                   }
                                   const Source source = segment.expression->source;
                                   return (source == Source::Id || source == Source::Nonce) &&
                                          !program.contentUses(source);
                               }) &&
           !place.value.parts().empty();
}

/// One run of verify over one request.
class Verifier
{
public:
    Verifier(const Program &program, const http::Request &request, const VerifyOptions &options)
        : m_program(program)
        , m_request(request)
        , m_options(options)
        , m_reader(program, request, m_readings)
    {
        m_readings.variables = options.variables;
        m_values.variables = &m_readings.variables;
        m_result.recipe = program.recipe.id;
        m_result.coversBody = program.coversBody;
        m_result.header = signaturePlace().nameToWrite();
    }

    Verification run(std::span<const base::SecretBytes *const> secrets)
    {
        m_result.verdict = Verdict::Failed;
        if (hasNoSignature()) {
            m_result.verdict = Verdict::Unsigned;
            m_result.reason = Reason::MissingHeader;
        } else if (readPlaces() && readTime() && matchesSomeKey(secrets) && isInTime()) {
            m_result.verdict = Verdict::Verified;
            m_result.reason = Reason::Ok;
        }
        m_result.found = std::move(m_readings.found);
        return std::move(m_result);
    }

private:
    const Place &signaturePlace() const
    {
        return *std::ranges::find_if(m_program.places, &Place::holdsSignature);
    }

    bool hasNoSignature() const
    {
        return std::ranges::none_of(m_program.places, [this](const Place &place) {
            return place.holdsSignature && !m_reader.isAbsent(place);
        });
    }

    bool fail(Reason reason)
    {
        m_result.reason = reason;
        return false;
    }

    bool fail(Reason reason, const Place &place)
    {
        m_result.header = place.nameToWrite();
        return fail(reason);
    }

    bool readPlaces()
    {
        Evaluator evaluator(m_request, m_values, nullptr);
        // What is wrong with the signature's own header says most.
        for (const bool signatures : {true, false}) {
            for (const Place &place : m_program.places) {
                if (place.holdsSignature == signatures && !readPlace(place, evaluator)) {
                    return false;
                }
            }
        }
        return true;
    }

    bool readPlace(const Place &place, Evaluator &evaluator)
    {
        const Finding finding = m_reader.read(place, evaluator);
        if (finding == Finding::Read || (finding == Finding::Absent && mayBeAbsent(m_program, place))) {
            return true;
        }
        const bool lacksTime = finding == Finding::Absent && place.value.uses(Source::Timestamp);
        return fail(lacksTime ? Reason::TimestampMissing : reasonFor(finding), place);
    }

    bool readTime()
    {
        // Only now: a place tells a variable better than the recipe's own value for it.
        m_values.defaults = &m_program.defaults;
        m_values.timestamp = viewOf(m_readings.timestamp);
        m_values.id = viewOf(m_readings.id);
        m_values.nonce = viewOf(m_readings.nonce);
        if (!m_readings.timestamp || !m_program.unit) {
            return true;
        }
        m_result.signedAt = readTimestamp(*m_readings.timestamp, *m_program.unit);
        if (m_result.signedAt) {
            return true;
        }
        showContent(m_program.content(), nullptr);
        return fail(Reason::TimestampMalformed, timestampPlace());
    }

    bool matchesSomeKey(std::span<const base::SecretBytes *const> secrets)
    {
        bool triedOne = false;
        for (std::size_t i = 0; i < secrets.size(); ++i) {
            const base::Result<bool> isRight = matchesSecret(*secrets[i]);
            if (!isRight) {
                if (!m_result.keyError) {
                    m_result.keyError = isRight.error();
                }
                continue;
            }
            triedOne = true;
            if (*isRight) {
                m_result.matchingKey = static_cast<qsizetype>(i);
                m_result.keyError.reset();
                return true;
            }
        }
        if (triedOne) {
            m_result.keyError.reset();
            if (m_result.reason != Reason::Ok) { // a token said more
                return false;
            }
            return m_lacking ? fail(Reason::MissingHeader) : fail(Reason::SignatureMismatch);
        }
        showContent(m_program.content(), nullptr);
        return fail(m_result.keyError ? Reason::KeyInvalid : Reason::NoMatchingKey);
    }

    base::Result<bool> matchesSecret(const base::SecretBytes &secret)
    {
        const base::Result<OpenedKey> key = openKey(m_program, secret, KeyUse::Verify);
        if (!key) {
            return base::Failure(key.error());
        }
        if (m_program.algorithm.family == Algorithm::Family::Token) {
            return isSomeToken(key->bytes);
        }
        if (m_program.algorithm.family == Algorithm::Family::Jwt) {
            return isSomeJwt(*key);
        }
        const base::Result<std::unique_ptr<Seal>> seal =
            makeSeal(*m_program.algorithm.method(), *key, KeyUse::Verify);
        if (!seal) {
            return base::Failure(seal.error());
        }
        return matches(**seal, key->bytes);
    }

    bool matches(Seal &seal, const base::SecretBytes &key)
    {
        std::optional<crypto::Hmac> pipeMac;
        if (m_program.contentIsKeyed) {
            pipeMac.emplace(m_program.algorithm.hash, key.view());
        }
        crypto::Hmac *const forPipes = pipeMac ? &*pipeMac : nullptr;
        Values keyed = m_values;
        keyed.secret = key.view();
        Evaluator evaluator(m_request, keyed, forPipes);
        for (const Template &content : m_program.contents) {
            if (const base::Result<qsizetype> fed = feedContent(seal, content, evaluator); !fed) {
                noteLacking(fed.error());
                continue;
            }
            const bool isRight = seal.isAnyRight(m_readings.signatures);
            if (isRight || !m_built) {
                showContent(content, forPipes);
            }
            if (isRight) {
                m_lacking = false;
                return true;
            }
            m_built = true;
        }
        m_lacking = m_lacking && !m_built;
        return false;
    }

    bool isSomeToken(const base::SecretBytes &key)
    {
        Values keyed = m_values;
        keyed.secret = key.view();
        Evaluator evaluator(m_request, keyed, nullptr);
        bool isRight = false;
        for (const Readings::Token &token : m_readings.tokens) {
            const base::Result<QByteArrayView> expected = evaluator.value(*token.expression);
            isRight = (expected && crypto::equalInConstantTime(token.text, *expected)) || isRight;
        }
        return isRight;
    }

    base::Result<bool> isSomeJwt(const OpenedKey &key)
    {
        Evaluator evaluator(m_request, m_values, nullptr);
        return judgeTokens(m_program, key, m_readings.signatures, evaluator, m_options, m_result);
    }

    /// The content names something that this request does not have.
    void noteLacking(const base::Error &error)
    {
        m_lacking = true;
        if (!m_built) {
            const QByteArray expression = error.fact("expression").toUtf8();
            const QByteArray variable = error.fact("variable").toUtf8();
            const QByteArray name = expression.isEmpty() ? QByteArray("var:" + variable) : expression;
            m_result.header = name.startsWith("header:") ? name.sliced(7) : name;
        }
    }

    /// Without the secret, should the content hold it.
    void showContent(const Template &content, crypto::Hmac *forPipes)
    {
        Evaluator evaluator(m_request, m_values, forPipes);
        if (base::Result<Expanded> expanded = evaluator.expand(content)) {
            m_result.content = std::move(expanded->bytes);
            m_result.parts = std::move(expanded->parts);
        }
    }

    bool isInTime()
    {
        const std::optional<std::chrono::seconds> wanted =
            m_options.tolerance ? m_options.tolerance : m_program.tolerance;
        const bool isWithoutPlace = m_program.algorithm.family == Algorithm::Family::Jwt; // judged already
        if (!m_result.signedAt || !wanted || isWithoutPlace) {
            return true;
        }
        const Reason reason = judgeTime(*m_result.signedAt, m_options.now, wanted);
        return reason == Reason::Ok || fail(reason, timestampPlace());
    }

    const Place &timestampPlace() const
    {
        return *std::ranges::find_if(m_program.places,
                                     [](const Place &place) { return place.value.uses(Source::Timestamp); });
    }

    const Program &m_program;
    const http::Request &m_request;
    const VerifyOptions &m_options;
    Readings m_readings;
    Values m_values;
    PlaceReader m_reader;
    Verification m_result;
    bool m_lacking = false; ///< no content could be built
    bool m_built = false;
};

} // namespace

Verification verify(const CompiledRecipe &recipe, std::span<const base::SecretBytes *const> secrets,
                    const http::Request &request, const VerifyOptions &options)
{
    const Program &program = *recipe.m_program;
    if (program.builtin != nullptr) {
        return program.builtin->verify(program, request, options, secrets);
    }
    return Verifier(program, request, options).run(secrets);
}

} // namespace sealwright::signing
