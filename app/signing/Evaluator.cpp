// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Evaluator.h"

#include "app/json/JsonText.h"
#include "app/signing/Pairs.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

using Source = Expression::Source;

base::Failure valueMissing(const Expression &expression)
{
    return base::failure(SigningError::ValueMissing, {{"expression", QString::fromUtf8(expression.text)}});
}

/// Several fields of one name stand for one list (RFC 9110 §5.3).
std::optional<QByteArray> combinedHeader(const http::HeaderList &headers, QByteArrayView name)
{
    const std::vector<QByteArray> all = headers.all(name);
    if (all.empty()) {
        return std::nullopt;
    }
    QByteArray combined = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) {
        combined.append(", ").append(all[i]);
    }
    return combined;
}

} // namespace

Evaluator::Evaluator(const http::Request &request, const Values &values, crypto::Hmac *keyed)
    : m_request(request)
    , m_values(values)
    , m_keyed(keyed)
{
}

base::Result<QByteArrayView> Evaluator::value(const Expression &expression)
{
    if (expression.source == Source::Secret && !m_values.secret) {
        m_scratch = "{" + expression.text + "}";
        return QByteArrayView(m_scratch);
    }
    return expression.pipes.empty() ? sourceValue(expression) : piped(expression);
}

base::Result<QByteArrayView> Evaluator::piped(const Expression &expression)
{
    base::Result<QByteArrayView> current = sourceValue(expression);
    for (const Pipe &pipe : expression.pipes) {
        if (!current) {
            return current;
        }
        if (pipe.kind == Pipe::Kind::Sorted) {
            m_scratch = joinSorted(parsePairs(*current), pipe.arguments[0], pipe.arguments[1]);
        } else if (pipe.kind == Pipe::Kind::Hmac) {
            if (m_keyed == nullptr) {
                return valueMissing(expression);
            }
            m_keyed->update(*current);
            m_scratch = m_keyed->finish().toByteArray();
        } else {
            std::optional<QByteArray> piped = applyPipe(pipe, *current);
            if (!piped) {
                return valueMissing(expression);
            }
            m_scratch = *std::move(piped);
        }
        current = QByteArrayView(m_scratch);
    }
    return current;
}

base::Result<QByteArrayView> Evaluator::required(QByteArrayView value, const Expression &expression)
{
    if (value.isEmpty()) {
        return valueMissing(expression);
    }
    return value;
}

base::Result<QByteArrayView> Evaluator::named(std::optional<QByteArray> value, const Expression &expression)
{
    if (!value) {
        return valueMissing(expression);
    }
    m_scratch = *std::move(value);
    return QByteArrayView(m_scratch);
}

base::Result<QByteArrayView> Evaluator::sourceValue(const Expression &expression)
{
    switch (expression.source) {
    case Source::Body:
    case Source::FormPairs:
        return QByteArrayView(m_request.body);
    case Source::Timestamp:
        return required(m_values.timestamp, expression);
    case Source::Id:
        return required(m_values.id, expression);
    case Source::Nonce:
        return required(m_values.nonce, expression);
    case Source::Signature:
        return required(m_values.signature, expression);
    case Source::Method:
        return required(m_request.method, expression);
    case Source::Url:
        return withoutFragment(m_request.url);
    case Source::Query:
    case Source::QueryPairs:
        return queryOf(m_request.url);
    case Source::UrlWithoutQuery: {
        const QByteArrayView plain = withoutFragment(m_request.url);
        const qsizetype mark = plain.indexOf('?');
        return mark < 0 ? plain : plain.first(mark);
    }
    case Source::Scheme:
    case Source::Host:
    case Source::Path:
    case Source::PathAndQuery:
        return urlPart(expression);
    case Source::QueryParameter:
        return named(firstValue(queryOf(m_request.url), expression.argument), expression);
    case Source::FormParameter:
        return named(firstValue(m_request.body, expression.argument), expression);
    case Source::Header:
        return named(combinedHeader(m_request.headers, expression.argument), expression);
    case Source::JsonPointer:
        return named(json::JsonText(m_request.body).value(expression.argument), expression);
    case Source::Variable: {
        for (const Variables *variables : {m_values.variables, m_values.defaults}) {
            if (variables == nullptr) {
                continue;
            }
            const auto variable = variables->find(expression.argument);
            if (variable != variables->end()) {
                return QByteArrayView(variable->second);
            }
        }
        return base::failure(SigningError::VariableMissing,
                             {{"variable", QString::fromUtf8(expression.argument)}});
    }
    case Source::Secret:
        return *m_values.secret;
    case Source::Now:
        return required(m_values.now, expression);
    case Source::QueryStringHash: {
        base::Result<QByteArray> hash = queryStringHash();
        if (!hash) {
            return base::Failure(hash.error());
        }
        m_scratch = *std::move(hash);
        return QByteArrayView(m_scratch);
    }
    }
    return valueMissing(expression);
}

/// https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/#qsh
base::Result<QByteArray> Evaluator::queryStringHash()
{
    if (const base::Result<void> parsed = parseUrl(); !parsed) {
        return base::Failure(parsed.error());
    }
    QByteArray path = m_url->path();
    while (path.size() > 1 && path.endsWith('/')) {
        path.chop(1);
    }
    std::map<QByteArray, std::vector<QByteArray>> parameters;
    for (const auto &[name, value] : parsePairs(m_url->query())) {
        if (name != "jwt") {
            parameters[name.toPercentEncoding()].push_back(value.toPercentEncoding());
        }
    }
    QByteArray query;
    for (auto &[name, values] : parameters) {
        std::ranges::sort(values);
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        for (std::size_t i = 0; i < values.size(); ++i) {
            query.append(i == 0 ? "" : ",").append(values[i]);
        }
    }
    const QByteArray canonical = m_request.method.toUpper() + "&" + path.replace("&", "%26") + "&" + query;
    return crypto::digest(crypto::HashAlgorithm::Sha256, canonical).toHex();
}

base::Result<void> Evaluator::parseUrl()
{
    if (!m_url) {
        base::Result<http::Url> url = http::Url::parse(m_request.url);
        if (!url) {
            return base::Failure(url.error());
        }
        m_url = *std::move(url);
    }
    return {};
}

base::Result<QByteArrayView> Evaluator::urlPart(const Expression &expression)
{
    if (const base::Result<void> parsed = parseUrl(); !parsed) {
        return base::Failure(parsed.error());
    }
    switch (expression.source) {
    case Source::Scheme:
        m_scratch = m_url->scheme();
        break;
    case Source::Host:
        m_scratch = m_url->authority();
        break;
    case Source::Path:
        m_scratch = m_url->path();
        break;
    default:
        m_scratch = m_url->pathAndQuery();
        break;
    }
    return QByteArrayView(m_scratch);
}

base::Result<Expanded> Evaluator::expand(const Template &text)
{
    Expanded result;
    for (const Template::Segment &segment : text.segments()) {
        if (!segment.expression) {
            result.bytes.append(segment.literal);
            continue;
        }
        const base::Result<QByteArrayView> bytes = value(*segment.expression);
        if (!bytes) {
            return base::Failure(bytes.error());
        }
        result.parts.push_back({segment.expression->text, result.bytes.size(), bytes->size()});
        result.bytes.append(*bytes);
    }
    return result;
}

} // namespace sealwright::signing
