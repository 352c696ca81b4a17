// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/SampleRequest.h"

#include "app/signing/Program.h"

#include <QList>

#include <algorithm>
#include <functional>

namespace sealwright::signing {
namespace {

using Source = Expression::Source;
using Where = PlacedValue::Where;
using base::Json;

constexpr const char *kUrl = "https://example.com/webhook";

void eachExpression(const Template &text, const std::function<void(const Expression &)> &look)
{
    for (const Template::Segment &segment : text.segments()) {
        if (segment.expression) {
            look(*segment.expression);
        }
    }
}

/// In contents, places and claims.
void eachExpression(const CompiledRecipe::Program &program,
                    const std::function<void(const Expression &)> &look)
{
    for (const Template &content : program.contents) {
        eachExpression(content, look);
    }
    for (const Place &place : program.places) {
        eachExpression(place.value, look);
    }
    for (const std::vector<Claim> *claims : {&program.claims, &program.jwtHeader}) {
        for (const Claim &claim : *claims) {
            if (claim.text) {
                eachExpression(*claim.text, look);
            }
        }
    }
}

bool isIndex(const QByteArray &token)
{
    return !token.isEmpty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

/// Makes the arrays and objects on the way to the pointer's last token, and a text there unless something
/// stands there already.
void putMember(Json &document, QByteArrayView pointer, bool isParentOnly)
{
    QList<QByteArray> tokens = pointer.toByteArray().sliced(1).split('/');
    if (isParentOnly) {
        tokens.removeLast();
    }
    Json *at = &document;
    for (const QByteArray &token : tokens) {
        if (isIndex(token)) {
            if (!at->is_array()) {
                *at = Json::array();
            }
            while (at->size() <= static_cast<std::size_t>(std::min(token.toInt(), 16))) {
                at->push_back(Json());
            }
            at = &(*at)[static_cast<std::size_t>(std::min(token.toInt(), 16))];
        } else {
            if (!at->is_object()) {
                *at = Json::object();
            }
            QByteArray name = token;
            at = &(*at)[name.replace("~1", "/").replace("~0", "~").toStdString()];
        }
    }
    if (at->is_null()) {
        *at = isParentOnly ? Json::object() : Json("example");
    }
}

bool isPlaced(const CompiledRecipe::Program &program, const Expression &expression)
{
    return std::ranges::any_of(program.places, [&](const Place &place) { return reads(expression, place); });
}

/// Gathers what is read of a request.
class SampleMaker
{
public:
    void provide(const Expression &expression)
    {
        for (const Pipe &pipe : expression.pipes) {
            if (pipe.kind == Pipe::Kind::KeyValueLines) { // it takes the members that are there
                for (const QByteArray &member : pipe.arguments) {
                    putMember(m_document, QByteArray("/" + member), false);
                }
            }
        }
        switch (expression.source) {
        case Source::FormPairs:
            m_hasForm = true;
            break;
        case Source::FormParameter:
            m_hasForm = true;
            m_form += "&" + expression.argument.toPercentEncoding() + "=example";
            break;
        case Source::JsonPointer:
            putMember(m_document, expression.argument, false);
            break;
        case Source::QueryParameter:
            m_query += (m_query.isEmpty() ? "" : "&") + expression.argument.toPercentEncoding() + "=example";
            break;
        case Source::Query:
        case Source::QueryPairs:
        case Source::QueryStringHash:
            m_query = m_query.isEmpty() ? QByteArray("b=2&a=1") : m_query;
            break;
        case Source::Header:
            if (m_headers.find(expression.argument) == nullptr) {
                m_headers.append(expression.argument, "example");
            }
            break;
        default:
            break;
        }
    }

    /// What is placed needs something to be placed into.
    void provide(const Place &place)
    {
        if (place.where == Where::Json) {
            putMember(m_document, place.name, true);
        }
        m_hasForm = m_hasForm || place.where == Where::Form;
    }

    http::Request request()
    {
        if (m_headers.find("Content-Type") == nullptr) {
            m_headers.append("Content-Type", m_hasForm ? QByteArray("application/x-www-form-urlencoded")
                                                       : QByteArray("application/json"));
        }
        const QByteArray url(kUrl);
        return {"POST", m_query.isEmpty() ? url : QByteArray(url + "?" + m_query), m_headers,
                m_hasForm ? m_form : base::prettyJson(m_document).trimmed()};
    }

private:
    Json m_document{{"id", "evt_1"}, {"type", "order.paid"}, {"amount", 12.5}, {"name", "Jäger"}};
    QByteArray m_query;
    QByteArray m_form{"To=%2B15551234&Body=Hello+there"};
    http::HeaderList m_headers;
    bool m_hasForm = false;
};

} // namespace

http::Request sampleRequest(const CompiledRecipe &recipe)
{
    const CompiledRecipe::Program &program = recipe.program();
    SampleMaker maker;
    eachExpression(program, [&](const Expression &expression) {
        if (!isPlaced(program, expression)) {
            maker.provide(expression);
        }
    });
    for (const Place &place : program.places) {
        maker.provide(place);
    }
    return maker.request();
}

Variables sampleVariables(const CompiledRecipe &recipe)
{
    Variables variables;
    const CompiledRecipe::Program &program = recipe.program();
    eachExpression(program, [&](const Expression &expression) {
        if (expression.source == Source::Variable && !program.defaults.contains(expression.argument)) {
            variables.emplace(expression.argument, expression.argument + "-example");
        }
    });
    return variables;
}

} // namespace sealwright::signing
