// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/PowerShellWords.h"

#include "app/http/WordCollector.h"

namespace sealwright::http {
namespace {

char meaningOf(char escaped)
{
    switch (escaped) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'e':
        return '\x1b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return escaped;
    }
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '(' || c == '{';
}

class PowerShellReader
{
public:
    PowerShellReader(QByteArrayView text, qsizetype from)
        : m_text(text)
        , m_at(from)
    {
    }

    base::Result<CommandWords> read()
    {
        while (m_at < m_text.size() && !m_isOver) {
            if (const auto stepped = step(); !stepped) {
                return std::unexpected(stepped.error());
            }
            if (m_words.isFull()) {
                return tooManyWords();
            }
        }
        return m_words.take();
    }

private:
    char at(qsizetype offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    base::Result<void> step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
            m_words.close();
            ++m_at;
            return {};
        case '\'':
            return singleQuoted();
        case '"':
            return doubleQuoted();
        case '`':
            return escaped();
        case '#':
            if (!m_words.isOpen()) {
                const qsizetype end = m_text.indexOf('\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
                return {};
            }
            break;
        case '\n':
        case ';':
        case '|':
        case '&':
        case '<':
        case '>':
            m_words.close();
            if (!m_text.sliced(m_at + 1).trimmed().isEmpty()) {
                m_words.endAt(m_at);
            }
            m_isOver = true;
            return {};
        default:
            break;
        }
        m_words.open(m_at);
        take();
        return {};
    }

    /// One character, or a variable whole.
    void take()
    {
        if (m_text[m_at] == '$' && startsName(at(m_at + 1))) {
            qsizetype end = m_at + 2;
            const auto goesOn = [&](char c) { return startsName(c) || c == ':' || (c >= '0' && c <= '9'); };
            while (goesOn(at(end)) && end < m_text.size()) {
                ++end;
            }
            m_words.expansion(m_text.sliced(m_at, end - m_at), m_at);
            m_words.add(m_text.sliced(m_at, end - m_at));
            m_at = end;
            return;
        }
        m_words.add(m_text[m_at]);
        ++m_at;
    }

    base::Result<void> escaped()
    {
        const char next = at(m_at + 1);
        if (next == '\n' || m_at + 1 >= m_text.size()) {
            m_at += 2;
        } else if (next == '\r' && at(m_at + 2) == '\n') {
            m_at += 3;
        } else {
            m_words.open(m_at);
            return escapedCharacter();
        }
        return {};
    }

    base::Result<void> escapedCharacter()
    {
        if (m_at + 1 >= m_text.size() || at(m_at + 1) == '0') {
            return malformedCommand(
                m_text, m_at, QStringLiteral("this escape stands for nothing that an argument can hold"));
        }
        m_words.add(meaningOf(m_text[m_at + 1]));
        m_at += 2;
        return {};
    }

    /// An apostrophe inside is written twice.
    base::Result<void> singleQuoted()
    {
        const qsizetype opening = m_at++;
        m_words.open(opening);
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '\'') {
                if (at(m_at + 1) != '\'') {
                    ++m_at;
                    return {};
                }
                ++m_at;
            }
            m_words.add(m_text[m_at++]);
        }
        return malformedCommand(m_text, opening, QStringLiteral("this apostrophe is never closed"));
    }

    base::Result<void> doubleQuoted()
    {
        const qsizetype opening = m_at++;
        m_words.open(opening);
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '`') {
                if (const auto taken = escapedCharacter(); !taken) {
                    return taken;
                }
            } else if (c == '"' && at(m_at + 1) == '"') {
                m_words.add('"');
                m_at += 2;
            } else if (c == '"') {
                ++m_at;
                return {};
            } else {
                take();
            }
        }
        return malformedCommand(m_text, opening, QStringLiteral("this quotation mark is never closed"));
    }

    QByteArrayView m_text;
    qsizetype m_at;
    bool m_isOver = false;
    WordCollector m_words;
};

} // namespace

base::Result<CommandWords> splitPowerShell(QByteArrayView text, qsizetype from)
{
    return PowerShellReader(text, from).read();
}

} // namespace sealwright::http
