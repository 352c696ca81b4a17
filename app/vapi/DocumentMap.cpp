// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/DocumentMap.h"

#include "app/json/JsonWriter.h"
#include "app/vapi/Document.h"

namespace sealwright::vapi {

using json::JsonToken;

std::optional<DocumentMap> DocumentMap::create(QByteArrayView text)
{
    std::optional<std::vector<JsonToken>> tokens = json::jsonTokens(text);
    if (!tokens || tokens->empty()) {
        return std::nullopt;
    }
    return DocumentMap(text, std::move(*tokens));
}

DocumentMap::DocumentMap(QByteArrayView text, std::vector<JsonToken> tokens)
    : m_text(text)
    , m_tokens(std::move(tokens))
    , m_last(m_tokens.size())
{
    std::vector<Token> open;
    for (Token token = 0; token < size(); ++token) {
        m_last[token] = token;
        if (isObject(token) || isArray(token)) {
            open.push_back(token);
        } else if (kind(token) == JsonToken::Kind::ObjectClose ||
                   kind(token) == JsonToken::Kind::ArrayClose) {
            m_last[open.back()] = token;
            open.pop_back();
        }
    }
}

bool DocumentMap::isNull(Token token) const
{
    return m_tokens[token].in(m_text) == "null";
}

std::vector<DocumentMap::Member> DocumentMap::members(Token object) const
{
    std::vector<Member> found;
    for (Token token = object + 1; token < m_last[object]; token = m_last[token + 1] + 1) {
        found.push_back({token, token + 1});
    }
    return found;
}

std::vector<DocumentMap::Token> DocumentMap::elements(Token array) const
{
    std::vector<Token> found;
    for (Token token = array + 1; token < m_last[array]; token = m_last[token] + 1) {
        found.push_back(token);
    }
    return found;
}

QByteArray DocumentMap::characters(Token token) const
{
    return json::charactersOf(m_tokens[token].in(m_text));
}

qsizetype DocumentMap::end(Token token) const
{
    const JsonToken &last = m_tokens[m_last[token]];
    return qsizetype{last.offset} + last.length;
}

QByteArrayView DocumentMap::text(Token token) const
{
    return m_text.sliced(begin(token), end(token) - begin(token));
}

QString DocumentMap::pointerTo(Token token) const
{
    QString pointer;
    Token at = root();
    while (at != token && (isObject(at) || isArray(at))) {
        Token next = token;
        if (isObject(at)) {
            for (const Member &member : members(at)) {
                if (token >= member.value && token <= m_last[member.value]) {
                    pointer = childPointer(pointer, QString::fromUtf8(characters(member.name)));
                    next = member.value;
                }
            }
        } else {
            qsizetype index = 0;
            for (const Token element : elements(at)) {
                if (token >= element && token <= m_last[element]) {
                    pointer = childPointer(pointer, QString::number(index));
                    next = element;
                }
                ++index;
            }
        }
        at = next;
    }
    return pointer;
}

} // namespace sealwright::vapi
