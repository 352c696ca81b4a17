// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JsonText.h"

#include "app/base/Json.h"

#include <QList>

#include <array>
#include <vector>

namespace sealwright::signing {
namespace {

using Span = JsonText::Span;

/// Walks a text that is known to be valid JSON.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    qsizetype skipBlanks(qsizetype at) const
    {
        while (at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[at])) {
            ++at;
        }
        return at;
    }

    qsizetype endOfString(qsizetype at) const
    {
        for (++at; m_text[at] != '"'; ++at) {
            if (m_text[at] == '\\') {
                ++at;
            }
        }
        return at + 1;
    }

    qsizetype endOfValue(qsizetype at) const
    {
        if (m_text[at] == '"') {
            return endOfString(at);
        }
        if (m_text[at] != '{' && m_text[at] != '[') {
            while (at < m_text.size() && !QByteArrayView(" \t\r\n,]}").contains(m_text[at])) {
                ++at;
            }
            return at;
        }
        int depth = 0;
        do {
            const char c = m_text[at];
            if (c == '"') {
                at = endOfString(at);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            ++at;
        } while (depth > 0);
        return at;
    }

    /// The member of that name, or the element of that number, of the container that begins at `at`.
    std::optional<Span> child(qsizetype at, const QByteArray &token) const
    {
        const char open = m_text[at];
        if (open != '{' && open != '[') {
            return std::nullopt;
        }
        std::optional<Span> found;
        qsizetype index = 0;
        at = skipBlanks(at + 1);
        while (m_text[at] != '}' && m_text[at] != ']') {
            bool wanted = false;
            if (open == '{') {
                const qsizetype end = endOfString(at);
                wanted = unquoted(m_text.sliced(at, end - at)) == token;
                at = skipBlanks(skipBlanks(end) + 1);
            } else {
                wanted = QByteArray::number(index++) == token;
            }
            const qsizetype end = endOfValue(at);
            if (wanted) {
                found = Span{at, end};
            }
            at = skipBlanks(end);
            if (m_text[at] == ',') {
                at = skipBlanks(at + 1);
            }
        }
        return found;
    }

    static QByteArray unquoted(QByteArrayView literal)
    {
        const auto string = base::parseJson(literal);
        return string && string->is_string()
                   ? QByteArray::fromStdString(string->get_ref<const std::string &>())
                   : QByteArray();
    }

private:
    QByteArrayView m_text;
};

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
    const Scanner scanner(m_text);
    const qsizetype start = scanner.skipBlanks(0);
    std::optional<Span> span = Span{start, scanner.endOfValue(start)};
    for (const QByteArray &token : tokensOf(pointer)) {
        span = scanner.child(span->begin, token);
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
    return text.startsWith('"') ? Scanner::unquoted(text) : text.toByteArray();
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

    const Scanner scanner(m_text);
    const std::vector<QByteArray> tokens = tokensOf(pointer);
    const qsizetype start = scanner.skipBlanks(0);
    Span span{start, scanner.endOfValue(start)};
    std::size_t known = 0;
    for (; known < tokens.size(); ++known) {
        const std::optional<Span> child = scanner.child(span.begin, tokens[known]);
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
    const bool isFirst = scanner.skipBlanks(span.begin + 1) == close;
    qsizetype at = close;
    while (QByteArrayView(" \t\r\n").contains(m_text[at - 1])) {
        --at; // behind the last member, before the blanks that end the object
    }
    const QByteArray inserted = QByteArray(isFirst ? "" : ",") + jsonString(tokens[known]) + ":" + member;
    return spliced(at, at, inserted);
}

QByteArray jsonString(QByteArrayView utf8)
{
    static constexpr std::array<const char *, 5> kShort{"\\b", "\\t", "\\n", nullptr, "\\f"};
    QByteArray result;
    result.reserve(utf8.size() + 2);
    result.append('"');
    for (const char c : utf8) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result.append('\\').append(c);
        } else if (c == '\r') {
            result.append("\\r");
        } else if (octet >= 8 && octet <= 12 && kShort[octet - 8U] != nullptr) {
            result.append(kShort[octet - 8U]);
        } else if (octet < 0x20) {
            result.append("\\u00").append(QByteArray(1, c).toHex());
        } else {
            result.append(c);
        }
    }
    result.append('"');
    return result;
}

} // namespace sealwright::signing
