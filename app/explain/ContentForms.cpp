// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/ContentForms.h"

#include <QString>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

using Source = signing::Expression::Source;
using Segment = signing::Template::Segment;

constexpr std::array<const char *, 8> kSeparators{".", ":", "", "|", "\n", ",", "-", " "};

/// What senders sign, the usual first.
constexpr std::array<const char *, 34> kOthers{
    "{body}",
    "{timestamp}.{body}",
    "{timestamp}:{body}",
    "{timestamp}{body}",
    "{timestamp}|{body}",
    "{timestamp}\n{body}",
    "{body}{timestamp}",
    "{body}.{timestamp}",
    "{id}.{timestamp}.{body}",
    "v0:{timestamp}:{body}",
    "v1:{timestamp}:{body}",
    "v0.{timestamp}.{body}",
    "{id}{timestamp}{body}",
    "{timestamp}.{id}.{body}",
    "{timestamp}{id}{body}",
    "{id}.{body}",
    "{url}{body}",
    "{url}.{body}",
    "{body}{url}",
    "{url}",
    "{method}{url}{body}",
    "{method}{url}{body}{timestamp}",
    "{timestamp}{method}{pathq}{body}",
    "{timestamp}{method}{path}{body}",
    "{timestamp}.{method}.{pathq}.{body}",
    "{method}{pathq}{body}",
    "{method}\n{pathq}\n{body}",
    "{timestamp}\n{method}\n{pathq}\n{body}",
    "{pathq}{body}",
    "{path}{body}",
    "{url}{form*|sorted:%k%v:}",
    "{nonce}{timestamp}{body}",
    "{timestamp}.{body|sha256|hex}",
    "{body|sha256|hex}",
};

/// Braces of literal text are doubled.
QByteArray literalText(QByteArray bytes)
{
    return bytes.replace("{", "{{").replace("}", "}}");
}

QByteArray segmentText(const Segment &segment)
{
    return segment.expression ? QByteArray("{" + segment.expression->text + "}")
                              : literalText(segment.literal);
}

/// Literal text that only keeps parts apart: no letters or digits.
bool isSeparator(const Segment &segment)
{
    return !segment.expression && std::ranges::none_of(segment.literal, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

class ContentFormMaker
{
public:
    std::vector<ContentForm> run(const std::vector<signing::Template> &own)
    {
        for (const signing::Template &content : own) {
            m_forms.push_back({{}, content});
        }
        const std::vector<Segment> &segments = own.front().segments();
        separated(segments);
        leftOut(segments);
        turned(segments);
        for (std::size_t i = 0; i < kOthers.size(); ++i) {
            add(kOthers[i], i < 4);
        }
        return std::move(m_forms);
    }

private:
    /// With each separator where the recipe has another, or none.
    void separated(const std::vector<Segment> &segments)
    {
        for (const char *separator : kSeparators) {
            QByteArray replaced;
            for (std::size_t i = 0; i < segments.size(); ++i) {
                const bool isBetween = i > 0 && segments[i].expression && segments[i - 1].expression;
                if (isBetween) {
                    replaced += separator;
                }
                replaced += isSeparator(segments[i]) ? QByteArray(separator) : segmentText(segments[i]);
            }
            add(replaced, true);
        }
        // A version before it all, as in `v0:`, forgotten.
        if (!segments.empty() && !segments.front().expression) {
            add(textWithout(segments, 0, 1), true);
        }
    }

    void leftOut(const std::vector<Segment> &segments)
    {
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (!segments[i].expression) {
                continue;
            }
            const bool hasNext = i + 1 < segments.size() && isSeparator(segments[i + 1]);
            const bool hasBefore = i > 0 && isSeparator(segments[i - 1]);
            add(textWithout(segments, i, 1), true);
            if (hasNext) {
                add(textWithout(segments, i, 2), true);
            }
            if (hasBefore) {
                add(textWithout(segments, i - 1, 2), true);
            }
        }
    }

    /// The other way round, and with any two neighbours exchanged.
    void turned(const std::vector<Segment> &segments)
    {
        std::vector<std::size_t> expressions;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (segments[i].expression) {
                expressions.push_back(i);
            }
        }
        const auto addOrdered = [&](const std::vector<std::size_t> &order) {
            std::vector<Segment> changed = segments;
            for (std::size_t i = 0; i < order.size(); ++i) {
                changed[expressions[i]] = segments[order[i]];
            }
            add(textWithout(changed, 0, 0), true);
        };
        std::vector<std::size_t> order = expressions;
        std::ranges::reverse(order);
        addOrdered(order);
        for (std::size_t i = 0; i + 1 < expressions.size(); ++i) {
            order = expressions;
            std::swap(order[i], order[i + 1]);
            addOrdered(order);
        }
    }

    static QByteArray textWithout(const std::vector<Segment> &segments, std::size_t at, std::size_t count)
    {
        QByteArray text;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (i < at || i >= at + count) {
                text += segmentText(segments[i]);
            }
        }
        return text;
    }

    void add(const QByteArray &text, bool isUsual)
    {
        const bool isKnown = text.isEmpty() || std::ranges::any_of(m_forms, [&text](const ContentForm &form) {
                                 return form.content.text() == text;
                             });
        if (isKnown) {
            return;
        }
        if (base::Result<signing::Template> content = signing::Template::parse(text)) {
            const bool hasExpression = content->any([](const signing::Expression &) { return true; });
            if (hasExpression) {
                m_forms.push_back({{{Cause::Content, text}}, *std::move(content), isUsual});
            }
        }
    }

    std::vector<ContentForm> m_forms;
};

} // namespace

std::vector<ContentForm> contentForms(const std::vector<signing::Template> &own)
{
    return ContentFormMaker().run(own);
}

bool readsBody(const signing::Expression &expression)
{
    return expression.source == Source::Body || expression.source == Source::FormPairs ||
           expression.source == Source::FormParameter || expression.source == Source::JsonPointer;
}

bool readsUrl(const signing::Expression &expression)
{
    switch (expression.source) {
    case Source::Url:
    case Source::UrlWithoutQuery:
    case Source::Scheme:
    case Source::Host:
    case Source::Path:
    case Source::PathAndQuery:
    case Source::Query:
    case Source::QueryPairs:
    case Source::QueryParameter:
    case Source::QueryStringHash:
        return true;
    default:
        return false;
    }
}

} // namespace sealwright::explain
