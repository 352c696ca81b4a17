// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonText.h"

#include "app/base/Json.h"
#include "app/base/JsonScan.h"
#include "app/json/JsonWriter.h"

#include <QList>

#include <vector>

namespace sealwright::json {
namespace {

using Span = JsonText::Span;
using base::JsonPiece;
using base::JsonScan;

/// The value that begins with this piece of a valid text.
Span valueFrom(JsonScan &scan, const JsonPiece &piece)
{
    Span span{piece.begin, piece.end};
    for (int depth = piece.depth(); depth > 0;) {
        const std::optional<JsonPiece> next = scan.next();
        depth += next->depth();
        span.end = next->end;
    }
    return span;
}

Span rootOf(QByteArrayView text)
{
    JsonScan scan(text);
    const std::optional<JsonPiece> first = scan.next();
    return valueFrom(scan, *first);
}

/// The member of that name, or the element of that number, of the container that begins at `at`.
std::optional<Span> childOf(QByteArrayView text, qsizetype at, const QByteArray &token)
{
    JsonScan scan(text, at);
    if (scan.next()->kind != JsonPiece::Kind::Open) {
        return std::nullopt;
    }
    const bool isObject = text[at] == '{';
    std::optional<Span> found;
    qsizetype index = 0;
    for (auto piece = scan.next(); piece->kind != JsonPiece::Kind::Close; piece = scan.next()) {
        if (piece->kind == JsonPiece::Kind::Comma) {
            continue;
        }
        const bool isWanted =
            isObject ? charactersOf(piece->in(text)) == token : QByteArray::number(index++) == token;
        if (isObject) {
            scan.next(); // the colon
            piece = scan.next();
        }
        const Span value = valueFrom(scan, *piece);
        if (isWanted) {
            found = value;
        }
    }
    return found;
}

/// The reference tokens of a pointer, unescaped (RFC 6901 §4).
std::vector<QByteArray> tokensOf(QByteArrayView pointer)
{
    std::vector<QByteArray> tokens;
    if (pointer.isEmpty()) {
        return tokens;
    }
    for (QByteArray &token : pointer.sliced(1).toByteArray().split('/')) {
        token.replace("~1", "/").replace("~0", "~");
        tokens.push_back(std::move(token));
    }
    return tokens;
}

} // namespace

JsonText::JsonText(QByteArrayView text)
    : m_text(text)
    , m_valid(base::parseJson(text).has_value())
{
}

std::optional<JsonText::Span> JsonText::locate(QByteArrayView pointer) const
{
    if (!m_valid) {
        return std::nullopt;
    }
    std::optional<Span> span = rootOf(m_text);
    for (const QByteArray &token : tokensOf(pointer)) {
        span = childOf(m_text, span->begin, token);
        if (!span) {
            return std::nullopt;
        }
    }
    return span;
}

std::optional<QByteArray> JsonText::value(QByteArrayView pointer) const
{
    const std::optional<Span> span = locate(pointer);
    if (!span) {
        return std::nullopt;
    }
    const QByteArrayView text = m_text.sliced(span->begin, span->end - span->begin);
    if (text == "null") {
        return QByteArray("");
    }
    return text.startsWith('"') ? charactersOf(text) : text.toByteArray();
}

std::optional<QByteArray> JsonText::withString(QByteArrayView pointer, QByteArrayView utf8) const
{
    if (!m_valid) {
        return std::nullopt;
    }
    const auto spliced = [this](qsizetype begin, qsizetype end, const QByteArray &middle) {
        QByteArray result = m_text.first(begin).toByteArray();
        result.append(middle).append(m_text.sliced(end));
        return result;
    };

    const std::vector<QByteArray> tokens = tokensOf(pointer);
    Span span = rootOf(m_text);
    std::size_t known = 0;
    for (; known < tokens.size(); ++known) {
        const std::optional<Span> child = childOf(m_text, span.begin, tokens[known]);
        if (!child) {
            break;
        }
        span = *child;
    }
    if (known == tokens.size()) {
        return spliced(span.begin, span.end, jsonString(utf8));
    }
    if (m_text[span.begin] != '{') {
        return std::nullopt;
    }
    QByteArray member = jsonString(utf8);
    for (std::size_t i = tokens.size(); i-- > known + 1;) {
        member = "{" + jsonString(tokens[i]) + ":" + member + "}";
    }
    const qsizetype close = span.end - 1;
    const bool isFirst = JsonScan(m_text, span.begin + 1).next()->begin == close;
    qsizetype at = close;
    while (QByteArrayView(" \t\r\n").contains(m_text[at - 1])) {
        --at; // behind the last member, before the blanks that end the object
    }
    const QByteArray inserted = QByteArray(isFirst ? "" : ",") + jsonString(tokens[known]) + ":" + member;
    return spliced(at, at, inserted);
}

} // namespace sealwright::json
