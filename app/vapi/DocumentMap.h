// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/JsonTokens.h"

#include <QByteArray>

namespace sealwright::vapi {

/// Where everything stands in a JSON text, so that parts of it can be exchanged and every other byte stays.
/// Values are told by the number of their token. The text outlives this.
class DocumentMap
{
public:
    /// Nothing when the text is no JSON.
    static std::optional<DocumentMap> create(QByteArrayView text);

    using Token = quint32;

    struct Member
    {
        Token name = 0;
        Token value = 0;
    };

    Token root() const { return 0; }

    Token size() const { return static_cast<Token>(m_tokens.size()); }

    bool isObject(Token token) const { return kind(token) == json::JsonToken::Kind::ObjectOpen; }

    bool isArray(Token token) const { return kind(token) == json::JsonToken::Kind::ArrayOpen; }

    bool isString(Token token) const { return kind(token) == json::JsonToken::Kind::String; }

    bool isNull(Token token) const;

    std::vector<Member> members(Token object) const;
    std::vector<Token> elements(Token array) const;

    /// Of a string or a name: its characters as UTF-8.
    QByteArray characters(Token token) const;
    /// The value as it is written.
    QByteArrayView text(Token token) const;

    QByteArrayView text() const { return m_text; }

    qsizetype begin(Token token) const { return m_tokens[token].offset; }

    qsizetype end(Token token) const;

    /// The pointer (RFC 6901) of every token in order is built by walking; this walks to one of them.
    QString pointerTo(Token token) const;

private:
    DocumentMap(QByteArrayView text, std::vector<json::JsonToken> tokens);

    json::JsonToken::Kind kind(Token token) const { return m_tokens[token].kind; }

    QByteArrayView m_text;
    std::vector<json::JsonToken> m_tokens;
    std::vector<Token> m_last; ///< of each value its last token: itself, or what closes it
};

} // namespace sealwright::vapi
