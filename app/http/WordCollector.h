// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CommandWords.h"

#include <utility>

namespace sealwright::http {

/// Puts words together while a command line is read from left to right. `""` is a word too.
class WordCollector
{
public:
    /// There is a word from here on, even if nothing is added to it.
    void open(qsizetype offset)
    {
        if (!std::exchange(m_isOpen, true)) {
            m_word.offset = offset;
        }
    }

    void add(char c) { m_word.text.append(c); }

    void add(QByteArrayView text) { m_word.text.append(text); }

    void close()
    {
        if (std::exchange(m_isOpen, false)) {
            m_result.words.push_back(std::exchange(m_word, {}));
        }
    }

    /// Forgets the word that is being put together: the `2` of `2>&1`.
    void drop()
    {
        m_isOpen = false;
        m_word = {};
    }

    void expansion(QByteArrayView text, qsizetype offset)
    {
        m_result.expansions.push_back({text.toByteArray(), offset});
    }

    void endAt(qsizetype offset) { m_result.end = offset; }

    bool isOpen() const { return m_isOpen; }

    const QByteArray &word() const { return m_word.text; }

    bool isFull() const { return static_cast<qsizetype>(m_result.words.size()) > kMostWords; }

    CommandWords take()
    {
        close();
        return std::move(m_result);
    }

private:
    CommandWords m_result;
    CommandWord m_word;
    bool m_isOpen = false;
};

} // namespace sealwright::http
