// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Template.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {

base::Result<Template> Template::parse(QByteArrayView text)
{
    Template result;
    result.m_text = text.toByteArray();
    qsizetype at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c != '{' && c != '}') {
            qsizetype end = at;
            while (end < text.size() && text[end] != '{' && text[end] != '}') {
                ++end;
            }
            result.addLiteral(text.sliced(at, end - at), at, end - at);
            at = end;
            continue;
        }
        if (at + 1 < text.size() && text[at + 1] == c) {
            result.addLiteral(text.sliced(at, 1), at, 2);
            at += 2;
            continue;
        }
        if (c == '}') {
            return result.mistakeAt(at, "closing brace without an opening one");
        }
        const qsizetype close = text.indexOf('}', at);
        if (close < 0) {
            return result.mistakeAt(at, "brace is never closed");
        }
        auto expression = parseExpression(text.sliced(at + 1, close - at - 1));
        if (!expression) {
            return result.mistakeAt(at + 1 + expression.error().offset, expression.error().reason);
        }
        result.m_segments.push_back({{}, *std::move(expression), at, close + 1 - at});
        at = close + 1;
    }
    return result;
}

void Template::addLiteral(QByteArrayView bytes, qsizetype offset, qsizetype length)
{
    if (!m_segments.empty() && !m_segments.back().expression) {
        m_segments.back().literal.append(bytes);
        m_segments.back().length += length;
    } else {
        m_segments.push_back({bytes.toByteArray(), std::nullopt, offset, length});
    }
}

base::Failure Template::mistakeAt(qsizetype offset, const char *reason) const
{
    return base::failure(SigningError::TemplateInvalid, {{"template", QString::fromUtf8(m_text)},
                                                         {"offset", offset},
                                                         {"reason", QString::fromLatin1(reason)}});
}

bool Template::any(const std::function<bool(const Expression &)> &wanted) const
{
    return std::ranges::any_of(m_segments, [&wanted](const Segment &segment) {
        return segment.expression.has_value() && wanted(*segment.expression);
    });
}

bool Template::uses(Expression::Source source) const
{
    return any([source](const Expression &expression) { return expression.source == source; });
}

std::vector<NamedPart> Template::parts() const
{
    std::vector<NamedPart> parts;
    for (const Segment &segment : m_segments) {
        if (segment.expression) {
            parts.push_back({segment.expression->text, segment.offset, segment.length});
        }
    }
    return parts;
}

std::vector<Template> Template::split(char separator) const
{
    std::vector<Template> items(1);
    for (const Segment &segment : m_segments) {
        if (segment.expression) {
            items.back().m_segments.push_back(segment);
            continue;
        }
        bool first = true;
        for (const QByteArray &piece : segment.literal.split(separator)) {
            if (!std::exchange(first, false)) {
                items.emplace_back();
            }
            if (!piece.isEmpty()) {
                items.back().addLiteral(piece, segment.offset, segment.length);
            }
        }
    }
    for (Template &item : items) {
        std::vector<Segment> &segments = item.m_segments;
        item.m_text = m_text;
        if (!segments.empty() && !segments.front().expression) {
            QByteArray &literal = segments.front().literal;
            while (literal.startsWith(' ')) {
                literal.remove(0, 1);
            }
            if (literal.isEmpty()) {
                segments.erase(segments.begin());
            }
        }
        if (!segments.empty() && !segments.back().expression) {
            QByteArray &literal = segments.back().literal;
            while (literal.endsWith(' ')) {
                literal.chop(1);
            }
            if (literal.isEmpty()) {
                segments.pop_back();
            }
        }
    }
    std::erase_if(items, [](const Template &item) { return item.m_segments.empty(); });
    return items;
}

} // namespace sealwright::signing
