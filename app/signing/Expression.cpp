// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Expression.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

using Source = Expression::Source;

struct ExpressionEntry
{
    const char *name;
    Source source;
};

constexpr ExpressionEntry kPlain[]{
    {"body", Source::Body},
    {"timestamp", Source::Timestamp},
    {"id", Source::Id},
    {"nonce", Source::Nonce},
    {"signature", Source::Signature},
    {"secret", Source::Secret},
    {"method", Source::Method},
    {"url", Source::Url},
    {"urlnoq", Source::UrlWithoutQuery},
    {"scheme", Source::Scheme},
    {"host", Source::Host},
    {"path", Source::Path},
    {"pathq", Source::PathAndQuery},
    {"query", Source::Query},
    {"query*", Source::QueryPairs},
    {"form", Source::FormPairs},
    {"now", Source::Now},
    {"qsh", Source::QueryStringHash},
};

constexpr ExpressionEntry kWithArgument[]{
    {"query:", Source::QueryParameter}, {"form:", Source::FormParameter}, {"header:", Source::Header},
    {"json:", Source::JsonPointer},     {"var:", Source::Variable},
};

bool namesSource(Expression &expression, QByteArrayView text)
{
    for (const ExpressionEntry &entry : kPlain) {
        if (text == entry.name) {
            expression.source = entry.source;
            return true;
        }
    }
    for (const ExpressionEntry &entry : kWithArgument) {
        if (text.startsWith(entry.name)) {
            expression.source = entry.source;
            expression.argument = text.sliced(QByteArrayView(entry.name).size()).toByteArray();
            return true;
        }
    }
    return false;
}

bool givesPairs(Source source)
{
    return source == Source::FormPairs || source == Source::QueryPairs;
}

} // namespace

bool Expression::usesPipe(Pipe::Kind kind) const
{
    return std::ranges::any_of(pipes, [kind](const Pipe &pipe) { return pipe.kind == kind; });
}

std::expected<Expression, ExpressionMistake> parseExpression(QByteArrayView text)
{
    const auto mistake = [](qsizetype offset, const char *reason) {
        return std::unexpected(ExpressionMistake{offset, reason});
    };

    Expression expression;
    expression.text = text.toByteArray();
    const qsizetype bar = text.indexOf('|');
    const QByteArrayView source = bar < 0 ? text : text.first(bar);
    if (source.isEmpty()) {
        return mistake(0, "empty expression");
    }
    if (!namesSource(expression, source)) {
        return mistake(0, "unknown expression");
    }
    if (source.endsWith(':')) {
        return mistake(source.size(), "name missing");
    }
    if (expression.source == Source::JsonPointer && !expression.argument.startsWith('/')) {
        return mistake(source.indexOf(':') + 1, "JSON pointer must start with a slash");
    }

    qsizetype start = source.size() + 1;
    while (start <= text.size()) {
        const qsizetype next = text.indexOf('|', start);
        const qsizetype end = next < 0 ? text.size() : next;
        std::optional<Pipe> pipe = pipeNamed(text.sliced(start, end - start));
        if (!pipe) {
            return mistake(start, "unknown pipe");
        }
        const bool takesPairs = pipe->kind == Pipe::Kind::Sorted;
        const bool hasPairs = expression.pipes.empty() && givesPairs(expression.source);
        if (takesPairs != hasPairs) {
            return mistake(start,
                           takesPairs ? "sorted needs form or query*" : "form and query* need sorted first");
        }
        expression.pipes.push_back(*std::move(pipe));
        start = end + 1;
    }
    if (expression.pipes.empty() && givesPairs(expression.source)) {
        return mistake(text.size(), "form and query* need sorted first");
    }
    return expression;
}

} // namespace sealwright::signing
