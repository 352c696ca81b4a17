// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/JsonWriter.h"

#include <algorithm>

namespace sealwright::explain {
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
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const JsonToken &token = m_tokens[i];
            if (closes(token.kind)) {
                open.pop_back();
                if (!isFirst) {
                    breakLine(open.size(), token.kind == Kind::ObjectClose);
                }
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
            if (m_style.strings == JsonStrings::AsTheyStand) {
                m_out.append(token.in(m_text));
            } else {
                m_out.append(rewrittenString(token.in(m_text), m_style.strings));
            }
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

    /// Recursion as deep as the tokenizer allows.
    void writeSorted(std::size_t at, std::size_t depth)
    {
        const JsonToken &token = m_tokens[at];
        writeToken(token);
        if (!opens(token.kind)) {
            return;
        }
        const bool isObject = token.kind == Kind::ObjectOpen;
        std::vector<std::size_t> children; // of an object the names
        for (std::size_t i = at + 1; i < m_closers[at]; i = endOfValue(isObject ? i + 1 : i) + 1) {
            children.push_back(i);
        }
        if (isObject) {
            std::ranges::stable_sort(
                children, {}, [this](std::size_t child) { return charactersOf(m_tokens[child].in(m_text)); });
        }
        bool isFirst = true;
        for (const std::size_t child : children) {
            separate(std::exchange(isFirst, false), depth + 1, isObject);
            if (isObject) {
                writeToken(m_tokens[child]);
                m_out.append(m_style.colon);
                writeSorted(child + 1, depth + 1);
            } else {
                writeSorted(child, depth + 1);
            }
        }
        if (!isFirst) {
            breakLine(depth, isObject);
        }
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

} // namespace sealwright::explain
