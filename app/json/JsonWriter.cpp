// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonWriter.h"

#include <algorithm>
#include <utility>

namespace sealwright::json {
namespace {

using Kind = JsonToken::Kind;

bool opens(Kind kind)
{
    return kind == Kind::ObjectOpen || kind == Kind::ArrayOpen;
}

bool closes(Kind kind)
{
    return kind == Kind::ObjectClose || kind == Kind::ArrayClose;
}

class Writer
{
public:
    Writer(QByteArrayView text, const std::vector<JsonToken> &tokens, const JsonStyle &style)
        : m_text(text)
        , m_tokens(tokens)
        , m_style(style)
    {
        m_out.reserve(text.size() + text.size() / 4);
    }

    QByteArray run()
    {
        if (m_style.sortsNames) {
            findClosers();
            writeSorted(0, 0);
        } else {
            writeInOrder();
        }
        return std::move(m_out);
    }

private:
    void writeInOrder()
    {
        std::vector<Kind> open;
        bool isFirst = true; // in its container
        bool followsName = false;
        for (const JsonToken &token : m_tokens) {
            if (closes(token.kind)) {
                open.pop_back();
                endContainer(isFirst, open.size(), token.kind == Kind::ObjectClose);
                m_out.append(token.in(m_text));
                isFirst = false;
                continue;
            }
            if (!open.empty() && !std::exchange(followsName, false)) {
                separate(isFirst, open.size(), open.back() == Kind::ObjectOpen);
            }
            isFirst = false;
            writeToken(token);
            if (token.kind == Kind::Name) {
                m_out.append(m_style.colon);
                followsName = true;
            } else if (opens(token.kind)) {
                open.push_back(token.kind);
                isFirst = true;
            }
        }
    }

    /// Before a member or element.
    void separate(bool isFirst, std::size_t depth, bool inObject)
    {
        if (!isFirst) {
            m_out.append(m_style.comma);
        }
        breakLine(depth, inObject);
    }

    void endContainer(bool isEmpty, std::size_t depth, bool isObject)
    {
        if (!isEmpty) {
            breakLine(depth, isObject);
        } else if (!m_style.spreadsArrays) {
            m_out.append(' '); // Jackson's `{ }` and `[ ]`
        }
    }

    void breakLine(std::size_t depth, bool inObject)
    {
        if (m_style.indent.isEmpty()) {
            return;
        }
        if (!inObject && !m_style.spreadsArrays) {
            m_out.append(' ');
            return;
        }
        m_out.append(m_style.newline);
        for (std::size_t i = 0; i < depth; ++i) {
            m_out.append(m_style.indent);
        }
    }

    void writeToken(const JsonToken &token)
    {
        if (token.kind == Kind::Name || token.kind == Kind::String) {
            appendRewritten(m_out, token.in(m_text), m_style.strings);
        } else if (token.kind == Kind::Number && m_style.numbers != JsonNumbers::AsTheyStand) {
            m_out.append(rewrittenNumber(token.in(m_text), m_style.numbers));
        } else {
            m_out.append(token.in(m_text));
        }
    }

    void findClosers()
    {
        m_closers.resize(m_tokens.size());
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (opens(m_tokens[i].kind)) {
                open.push_back(i);
            } else if (closes(m_tokens[i].kind)) {
                m_closers[open.back()] = static_cast<quint32>(i);
                open.pop_back();
            }
        }
    }

    std::size_t endOfValue(std::size_t at) const { return opens(m_tokens[at].kind) ? m_closers[at] : at; }

    /// The elements of an array; of an object its names, sorted.
    std::vector<std::size_t> childrenOf(std::size_t at, bool isObject) const
    {
        std::vector<std::size_t> children;
        for (std::size_t i = at + 1; i < m_closers[at]; i = endOfValue(isObject ? i + 1 : i) + 1) {
            children.push_back(i);
        }
        if (isObject) {
            std::vector<std::pair<QByteArray, std::size_t>> named;
            named.reserve(children.size());
            for (const std::size_t child : children) {
                named.emplace_back(charactersOf(m_tokens[child].in(m_text)), child);
            }
            std::ranges::stable_sort(named, {}, &std::pair<QByteArray, std::size_t>::first);
            std::ranges::transform(named, children.begin(), &std::pair<QByteArray, std::size_t>::second);
        }
        return children;
    }

    /// Recursion as deep as the tokenizer allows.
    void writeSorted(std::size_t at, std::size_t depth)
    {
        const JsonToken &token = m_tokens[at];
        writeToken(token);
        if (!opens(token.kind)) {
            return;
        }
        const bool isObject = token.kind == Kind::ObjectOpen;
        bool isFirst = true;
        for (const std::size_t child : childrenOf(at, isObject)) {
            separate(std::exchange(isFirst, false), depth + 1, isObject);
            if (isObject) {
                writeToken(m_tokens[child]);
                m_out.append(m_style.colon);
                writeSorted(child + 1, depth + 1);
            } else {
                writeSorted(child, depth + 1);
            }
        }
        endContainer(isFirst, depth, isObject);
        m_out.append(m_tokens[m_closers[at]].in(m_text));
    }

    QByteArrayView m_text;
    const std::vector<JsonToken> &m_tokens;
    const JsonStyle &m_style;
    std::vector<quint32> m_closers;
    QByteArray m_out;
};

} // namespace

QByteArray writeJson(QByteArrayView text, const std::vector<JsonToken> &tokens, const JsonStyle &style)
{
    return Writer(text, tokens, style).run();
}

QByteArray laidOut(QByteArrayView text)
{
    const auto tokens = jsonTokens(text);
    if (!tokens) {
        return text.toByteArray();
    }
    JsonStyle style;
    style.colon = ": ";
    style.indent = "  ";
    return writeJson(text, *tokens, style) + (text.endsWith('\n') ? "\n" : "");
}

QByteArray withRewrittenTokens(QByteArrayView text, const std::vector<JsonToken> &tokens, JsonStrings strings,
                               JsonNumbers numbers)
{
    QByteArray out;
    out.reserve(text.size() + text.size() / 8);
    qsizetype done = 0;
    for (const JsonToken &token : tokens) {
        const bool isString = token.kind == Kind::String || token.kind == Kind::Name;
        if (!isString && token.kind != Kind::Number) {
            continue;
        }
        out.append(text.sliced(done, token.offset - done));
        if (isString) {
            appendRewritten(out, token.in(text), strings);
        } else {
            out.append(rewrittenNumber(token.in(text), numbers));
        }
        done = token.offset + token.length;
    }
    out.append(text.sliced(done));
    return out;
}

} // namespace sealwright::json
