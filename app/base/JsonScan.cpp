// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonScan.h"

#include <algorithm>

namespace sealwright::base {
namespace {

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

JsonPiece::Kind pieceKind(char c)
{
    switch (c) {
    case '{':
    case '[':
        return JsonPiece::Kind::Open;
    case '}':
    case ']':
        return JsonPiece::Kind::Close;
    case ',':
        return JsonPiece::Kind::Comma;
    case ':':
        return JsonPiece::Kind::Colon;
    case '"':
        return JsonPiece::Kind::String;
    default:
        return JsonPiece::Kind::Word;
    }
}

} // namespace

std::optional<JsonPiece> JsonScan::next()
{
    while (m_at < m_text.size() && isJsonBlank(m_text[m_at])) {
        ++m_at;
    }
    if (m_at >= m_text.size()) {
        return std::nullopt;
    }
    const qsizetype begin = m_at;
    const JsonPiece::Kind kind = pieceKind(m_text[begin]);
    if (kind == JsonPiece::Kind::String) {
        m_at = endOfString(m_text, begin);
    } else {
        ++m_at;
        while (kind == JsonPiece::Kind::Word && m_at < m_text.size() && !isJsonBlank(m_text[m_at]) &&
               pieceKind(m_text[m_at]) == kind) {
            ++m_at;
        }
    }
    return JsonPiece{kind, begin, m_at};
}

qsizetype JsonScan::endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return std::min(at + 1, text.size());
}

} // namespace sealwright::base
