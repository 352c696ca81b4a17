// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/PosixWords.h"

#include "app/http/AnsiCText.h"
#include "app/http/WordCollector.h"

#include <algorithm>
#include <optional>

namespace sealwright::http {
namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Walks over one command line.
class PosixReader
{
public:
    PosixReader(QByteArrayView text, qsizetype from)
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

    /// `\n` or `\r\n` at that offset: how long it is.
    qsizetype lineBreakAt(qsizetype offset) const
    {
        if (at(offset) == '\n') {
            return 1;
        }
        return at(offset) == '\r' && at(offset + 1) == '\n' ? 2 : 0;
    }

    base::Result<void> step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case ' ':
        case '\t':
            m_words.close();
            ++m_at;
            return {};
        case '\'':
            return singleQuoted();
        case '"':
            ++m_at;
            return doubleQuoted(m_at - 1);
        case '\\':
            return escaped();
        case '`':
        case '$':
            return dollar();
        case '#':
            if (!m_words.isOpen()) {
                const qsizetype end = m_text.indexOf('\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
                return {};
            }
            break;
        case '\n':
        case ';':
        case '&':
        case '|':
        case '<':
        case '>':
        case '(':
        case ')':
            finish(c);
            return {};
        case '\r':
            if (lineBreakAt(m_at) > 0) {
                ++m_at;
                return {};
            }
            break;
        default:
            break;
        }
        m_words.open(m_at);
        m_words.add(c);
        ++m_at;
        return {};
    }

    /// The command ends here. What is left is of interest unless it is empty.
    void finish(char by)
    {
        const QByteArray &word = m_words.word();
        if ((by == '<' || by == '>') && !word.isEmpty() &&
            std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) {
            m_words.drop();
        }
        m_words.close();
        const QByteArrayView rest = m_text.sliced(m_at + (by == '\n' || by == ';' ? 1 : 0));
        if (!rest.trimmed().isEmpty()) {
            m_words.endAt(m_at);
        }
        m_isOver = true;
    }

    base::Result<void> singleQuoted()
    {
        const qsizetype end = m_text.indexOf('\'', m_at + 1);
        if (end < 0) {
            return malformedCommand(m_text, m_at, QStringLiteral("this apostrophe is never closed"));
        }
        m_words.open(m_at);
        m_words.add(m_text.sliced(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return {};
    }

    base::Result<void> doubleQuoted(qsizetype opening)
    {
        m_words.open(opening);
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return {};
            }
            if (c == '\\') {
                const char next = at(m_at + 1);
                if (const qsizetype lineBreak = lineBreakAt(m_at + 1)) {
                    m_at += 1 + lineBreak;
                } else if (next == '$' || next == '`' || next == '"' || next == '\\') {
                    m_words.add(next);
                    m_at += 2;
                } else {
                    m_words.add(c);
                    ++m_at;
                }
            } else if (c == '$' || c == '`') {
                if (const auto kept = expansion(); !kept) {
                    return kept;
                }
            } else {
                m_words.add(c);
                ++m_at;
            }
        }
        return malformedCommand(m_text, opening, QStringLiteral("this quotation mark is never closed"));
    }

    base::Result<void> escaped()
    {
        qsizetype next = m_at + 1;
        if (next >= m_text.size()) {
            m_at = next; // a continuation whose next line was not copied
            return {};
        }
        if (const qsizetype lineBreak = lineBreakAt(next)) {
            m_at = next + lineBreak;
            return {};
        }
        while (at(next) == ' ' || at(next) == '\t') {
            ++next;
        }
        if (next > m_at + 1 && lineBreakAt(next) > 0) {
            return malformedCommand(
                m_text, m_at, QStringLiteral("blanks follow the backslash that should continue the line"));
        }
        m_words.open(m_at);
        m_words.add(m_text[m_at + 1]);
        m_at += 2;
        return {};
    }

    base::Result<void> dollar()
    {
        const char next = at(m_at + 1);
        if (m_text[m_at] == '$' && next == '\'') {
            m_words.open(m_at);
            const qsizetype opening = m_at;
            auto text = readAnsiC(m_text, opening);
            if (!text) {
                return std::unexpected(std::move(text).error());
            }
            m_words.add(text->text);
            m_at = text->end;
            return {};
        }
        if (m_text[m_at] == '$' && next == '"') {
            m_at += 2;
            return doubleQuoted(m_at - 2);
        }
        m_words.open(m_at);
        return expansion();
    }

    /// Keeps what the shell would have replaced, whole.
    base::Result<void> expansion()
    {
        const qsizetype start = m_at;
        const auto end = endOfExpansion();
        if (!end) {
            return malformedCommand(m_text, start, QStringLiteral("this substitution is never closed"));
        }
        m_at = *end;
        const QByteArrayView text = m_text.sliced(start, m_at - start);
        m_words.add(text);
        if (text.size() > 1) {
            m_words.expansion(text, start);
        }
        return {};
    }

    std::optional<qsizetype> endOfExpansion() const
    {
        const char next = at(m_at + 1);
        if (m_text[m_at] == '`') {
            const qsizetype end = m_text.indexOf('`', m_at + 1);
            return end < 0 ? std::nullopt : std::optional(end + 1);
        }
        if (next == '{') {
            const qsizetype end = m_text.indexOf('}', m_at + 2);
            return end < 0 ? std::nullopt : std::optional(end + 1);
        }
        if (next == '(') {
            int depth = 0;
            for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
                depth += m_text[i] == '(' ? 1 : m_text[i] == ')' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return std::nullopt;
        }
        if (next != '\0' && QByteArrayView("?!$#@*-").contains(next)) {
            return m_at + 2;
        }
        qsizetype end = m_at + 1;
        while (isNameCharacter(at(end))) {
            ++end;
        }
        return end; // just after the `$` when no name follows
    }

    QByteArrayView m_text;
    qsizetype m_at;
    bool m_isOver = false;
    WordCollector m_words;
};

} // namespace

base::Result<CommandWords> splitPosix(QByteArrayView text, qsizetype from)
{
    return PosixReader(text, from).read();
}

} // namespace sealwright::http
