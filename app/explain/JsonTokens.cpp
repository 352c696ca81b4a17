// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/JsonTokens.h"

#include "app/base/Json.h"

#include <limits>

namespace sealwright::explain {
namespace {

using Kind = JsonToken::Kind;

bool isJsonDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Tokenizer
{
public:
    explicit Tokenizer(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<std::vector<JsonToken>> run()
    {
        skipBlanks();
        if (!readDocument()) {
            return std::nullopt;
        }
        skipBlanks();
        return m_at == m_text.size() ? std::optional(std::move(m_tokens)) : std::nullopt;
    }

private:
    /// Without recursion: `m_open` is the stack.
    bool readDocument()
    {
        bool wantsValue = true;
        while (true) {
            if (wantsValue) {
                const std::optional<bool> opened = readValue();
                if (!opened) {
                    return false;
                }
                if (*opened && !closesAtOnce()) {
                    if (m_open.back() == '{' && !readName()) {
                        return false;
                    }
                    continue;
                }
            }
            skipBlanks();
            if (m_open.empty()) {
                return true;
            }
            const char next = peek();
            if (next == ',') {
                ++m_at;
                skipBlanks();
                if (m_open.back() == '{' && !readName()) {
                    return false;
                }
                wantsValue = true;
                continue;
            }
            if (!close(next)) {
                return false;
            }
            wantsValue = false;
        }
    }

    bool closesAtOnce()
    {
        skipBlanks();
        return close(peek());
    }

    bool close(char c)
    {
        if (m_open.empty() || c != (m_open.back() == '{' ? '}' : ']')) {
            return false;
        }
        m_open.pop_back();
        add(c == '}' ? Kind::ObjectClose : Kind::ArrayClose, m_at, 1);
        ++m_at;
        return true;
    }

    /// Whether it opened a container; nothing when there is no value.
    std::optional<bool> readValue()
    {
        const char c = peek();
        if (c == '{' || c == '[') {
            if (m_open.size() >= static_cast<std::size_t>(base::kJsonDepthLimit)) {
                return std::nullopt;
            }
            m_open.push_back(c);
            add(c == '{' ? Kind::ObjectOpen : Kind::ArrayOpen, m_at, 1);
            ++m_at;
            return true;
        }
        const qsizetype start = m_at;
        if (c == '"') {
            if (!skipString()) {
                return std::nullopt;
            }
            add(Kind::String, start, m_at - start);
            return false;
        }
        for (const QByteArrayView word : {"true", "false", "null"}) {
            if (m_text.sliced(m_at).startsWith(word)) {
                m_at += word.size();
                add(Kind::Word, start, word.size());
                return false;
            }
        }
        if (!skipNumber()) {
            return std::nullopt;
        }
        add(Kind::Number, start, m_at - start);
        return false;
    }

    bool readName()
    {
        skipBlanks();
        const qsizetype start = m_at;
        if (peek() != '"' || !skipString()) {
            return false;
        }
        add(Kind::Name, start, m_at - start);
        skipBlanks();
        if (peek() != ':') {
            return false;
        }
        ++m_at;
        skipBlanks();
        return true;
    }

    bool skipString()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return false;
            }
            if (c == '\\') {
                ++m_at;
                if (peek() == 'u') {
                    for (int i = 0; i < 4; ++i) {
                        ++m_at;
                        if (!QByteArrayView("0123456789abcdefABCDEF").contains(peek()) || peek() == '\0') {
                            return false;
                        }
                    }
                } else if (!QByteArrayView("\"\\/bfnrt").contains(peek()) || peek() == '\0') {
                    return false;
                }
            }
        }
        return false;
    }

    bool skipNumber()
    {
        m_at += peek() == '-' ? 1 : 0;
        if (peek() == '0') {
            ++m_at;
        } else if (!skipDigits()) {
            return false;
        }
        if (peek() == '.') {
            ++m_at;
            if (!skipDigits()) {
                return false;
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            m_at += peek() == '+' || peek() == '-' ? 1 : 0;
            return skipDigits();
        }
        return true;
    }

    bool skipDigits()
    {
        const qsizetype start = m_at;
        while (isJsonDigit(peek())) {
            ++m_at;
        }
        return m_at > start;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' ||
                                        m_text[m_at] == '\t')) {
            ++m_at;
        }
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void add(Kind kind, qsizetype offset, qsizetype length)
    {
        m_tokens.push_back({static_cast<quint32>(offset), static_cast<quint32>(length), kind});
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<char> m_open;
    std::vector<JsonToken> m_tokens;
};

} // namespace

std::optional<std::vector<JsonToken>> jsonTokens(QByteArrayView text)
{
    if (text.size() >= std::numeric_limits<quint32>::max()) {
        return std::nullopt;
    }
    return Tokenizer(text).run();
}

} // namespace sealwright::explain
