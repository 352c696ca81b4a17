// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CmdWords.h"

#include "app/http/WordCollector.h"

#include <algorithm>

namespace sealwright::http {
namespace {

/// What cmd.exe hands to the program, and where each byte came from.
struct HandedOver
{
    QByteArray text;
    std::vector<qsizetype> offsets;
    qsizetype end = -1;
};

bool isVariableName(QByteArrayView name)
{
    return name.size() > 2 && // `%2F%` is percent-encoding
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

class CmdReader
{
public:
    CmdReader(QByteArrayView text, qsizetype from)
        : m_text(text)
        , m_at(from)
    {
    }

    base::Result<CommandWords> read()
    {
        const HandedOver handed = undoCarets();
        const auto split = splitArguments(handed);
        if (!split) {
            return std::unexpected(split.error());
        }
        CommandWords words = m_words.take();
        words.end = handed.end;
        return words;
    }

private:
    char at(qsizetype offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    qsizetype lineBreakAt(qsizetype offset) const
    {
        return at(offset) == '\n' ? 1 : at(offset) == '\r' && at(offset + 1) == '\n' ? 2 : 0;
    }

    /// A caret outside quotation marks takes the meaning from what follows it; with a line break it also
    /// takes the break away.
    HandedOver undoCarets()
    {
        HandedOver handed;
        bool isQuoted = false;
        qsizetype i = m_at;
        const auto keep = [&](qsizetype offset) {
            handed.text.append(m_text[offset]);
            handed.offsets.push_back(offset);
        };
        while (i < m_text.size()) {
            const char c = m_text[i];
            if (c == '^' && !isQuoted) {
                i += 1 + lineBreakAt(i + 1);
                if (const qsizetype lineBreak = lineBreakAt(i)) {
                    i += lineBreak - 1;
                }
                if (i < m_text.size()) {
                    keep(i++);
                }
                continue;
            }
            const bool isOver = lineBreakAt(i) > 0 || (!isQuoted && QByteArrayView("&|<>").contains(c));
            if (isOver) {
                if (!m_text.sliced(i + 1).trimmed().isEmpty()) {
                    handed.end = i;
                }
                break;
            }
            if (c == '%') {
                const qsizetype end = m_text.indexOf('%', i + 1);
                if (end > 0 && isVariableName(m_text.sliced(i + 1, end - i - 1))) {
                    m_words.expansion(m_text.sliced(i, end + 1 - i), i);
                }
            }
            isQuoted = isQuoted != (c == '"');
            keep(i++);
        }
        return handed;
    }

    /// Backslashes count only before a quotation mark; two marks inside a quoted part are one.
    base::Result<void> splitArguments(const HandedOver &handed)
    {
        const QByteArray &text = handed.text;
        const auto offsetOf = [&](qsizetype i) { return handed.offsets[static_cast<std::size_t>(i)]; };
        bool isQuoted = false;
        qsizetype opening = 0;
        for (qsizetype i = 0; i < text.size();) {
            const char c = text[i];
            if (!isQuoted && (c == ' ' || c == '\t')) {
                m_words.close();
                if (m_words.isFull()) {
                    return tooManyWords();
                }
                ++i;
                continue;
            }
            m_words.open(offsetOf(i));
            qsizetype slashes = 0;
            while (i + slashes < text.size() && text[i + slashes] == '\\') {
                ++slashes;
            }
            const bool beforeMark = i + slashes < text.size() && text[i + slashes] == '"';
            if (slashes > 0) {
                m_words.add(QByteArray(beforeMark ? slashes / 2 : slashes, '\\'));
                i += slashes;
                if (beforeMark && slashes % 2 == 1) {
                    m_words.add('"');
                    ++i;
                }
            } else if (c != '"') {
                m_words.add(c);
                ++i;
            } else if (isQuoted && i + 1 < text.size() && text[i + 1] == '"') {
                m_words.add('"');
                i += 2;
            } else {
                isQuoted = !isQuoted;
                opening = offsetOf(i);
                ++i;
            }
        }
        if (isQuoted) {
            return malformedCommand(m_text, opening, QStringLiteral("this quotation mark is never closed"));
        }
        return {};
    }

    QByteArrayView m_text;
    qsizetype m_at;
    WordCollector m_words;
};

} // namespace

base::Result<CommandWords> splitCmd(QByteArrayView text, qsizetype from)
{
    return CmdReader(text, from).read();
}

} // namespace sealwright::http
