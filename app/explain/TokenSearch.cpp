// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Search.h"
#include "app/json/JsonText.h"
#include "app/signing/Pairs.h"
#include "app/signing/Program.h"

#include <algorithm>

namespace sealwright::explain {
namespace {

using Where = signing::PlacedValue::Where;

/// A text of the request that may be the secret.
struct Token
{
    QByteArray header;
    QByteArray text;
    bool isAtPlace = false;
    bool isWhole = true; ///< all that stands there
};

/// What the recipe would write for a secret: the whole value, and the secret's own part of it.
struct ExpectedToken
{
    QByteArray whole;
    QByteArray prefix;
    QByteArray own;
};

class TokenSearch
{
public:
    explicit TokenSearch(const Case &question)
        : m_program(question.recipe.program())
        , m_request(question.request)
        , m_keys(secretForms(question, m_program.key, KeyShape::Shared))
    {
        m_values.variables = &question.options.variables;
        m_values.defaults = &m_program.defaults;
        gather();
    }

    SearchResult run()
    {
        for (const SecretForm &key : m_keys) {
            for (const signing::Place &place : m_program.places) {
                if (place.holdsSignature) {
                    tryKey(key, place);
                }
            }
        }
        return std::move(m_result);
    }

private:
    void gather()
    {
        for (const http::HeaderField &field : m_request.headers) {
            addValue(field.name, field.value.trimmed(), isPlace(Where::Header, field.name));
        }
        for (const auto &[name, value] : signing::parsePairs(signing::queryOf(m_request.url))) {
            addValue(name, value, isPlace(Where::Query, name));
        }
        for (const signing::Place &place : m_program.places) {
            if (place.where == Where::Json) {
                if (const auto value = json::JsonText(m_request.body).value(place.name)) {
                    addValue(place.name, *value, true);
                }
            } else if (place.where == Where::Form) {
                for (const QByteArray &value : signing::allValues(m_request.body, place.name)) {
                    addValue(place.name, value, true);
                }
            }
        }
    }

    bool isPlace(Where where, QByteArrayView name) const
    {
        return std::ranges::any_of(m_program.places, [&](const signing::Place &place) {
            return place.holdsSignature && place.where == where &&
                   (where == Where::Header ? place.matchesHeader(name) : place.name == name);
        });
    }

    void addValue(const QByteArray &header, const QByteArray &value, bool isAtPlace)
    {
        m_tokens.push_back({header, value, isAtPlace, true});
        // Behind a scheme such as `Bearer`, once and again.
        for (qsizetype blank = value.indexOf(' '); blank >= 0; blank = value.indexOf(' ', blank + 1)) {
            m_tokens.push_back({header, value.sliced(blank + 1).trimmed(), isAtPlace, false});
        }
    }

    void tryKey(const SecretForm &key, const signing::Place &place)
    {
        std::optional<ExpectedToken> expected = expectedOf(key, place);
        if (!expected || expected->own.isEmpty()) {
            return;
        }
        for (const Token &token : m_tokens) {
            ++m_result.tried;
            const bool isAll = crypto::equalInConstantTime(token.text, expected->whole);
            if (isAll || crypto::equalInConstantTime(token.text, expected->own)) {
                note(key, token, *expected, isAll);
            }
        }
        base::wipe(expected->whole);
        base::wipe(expected->own);
    }

    std::optional<ExpectedToken> expectedOf(const SecretForm &key, const signing::Place &place)
    {
        m_values.secret = key.key.view();
        signing::Evaluator evaluator(m_request, m_values, nullptr);
        ExpectedToken expected;
        for (const signing::Template::Segment &segment : place.value.segments()) {
            if (!segment.expression) {
                expected.whole += segment.literal;
                continue;
            }
            const base::Result<QByteArrayView> bytes = evaluator.value(*segment.expression);
            if (!bytes) {
                return std::nullopt;
            }
            if (segment.expression->source == signing::Expression::Source::Secret) {
                expected.prefix = expected.whole;
                expected.own = bytes->toByteArray();
            }
            expected.whole += *bytes;
        }
        return expected;
    }

    void note(const SecretForm &key, const Token &token, const ExpectedToken &expected, bool isAll)
    {
        std::vector<Deviation> deviations = key.deviations;
        if (!token.isAtPlace) {
            deviations.push_back({Cause::SignatureHeader, token.header});
        } else if (!isAll || !token.isWhole) {
            const bool isCase = !isAll && hasPrefixInOtherCase(token, expected);
            deviations.push_back({isCase ? Cause::SignatureCase : Cause::SignaturePrefix, expected.prefix});
        }
        if (m_result.finding && m_result.finding->deviations.size() <= deviations.size()) {
            return;
        }
        Finding finding{std::move(deviations)};
        finding.secretDifference = key.difference;
        if (key.owner != nullptr) {
            finding.other = *key.owner;
        }
        m_result.finding = std::move(finding);
    }

    bool hasPrefixInOtherCase(const Token &token, const ExpectedToken &expected) const
    {
        return !expected.prefix.isEmpty() && std::ranges::any_of(m_tokens, [&](const Token &whole) {
            return whole.isWhole && whole.header == token.header &&
                   whole.text.size() == expected.whole.size() &&
                   whole.text.first(expected.prefix.size()).compare(expected.prefix, Qt::CaseInsensitive) ==
                       0;
        });
    }

    const signing::CompiledRecipe::Program &m_program;
    const http::Request &m_request;
    std::vector<SecretForm> m_keys;
    signing::Values m_values;
    std::vector<Token> m_tokens;
    SearchResult m_result;
};

} // namespace

SearchResult searchTokens(const Case &question)
{
    return TokenSearch(question).run();
}

} // namespace sealwright::explain
