// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace sealwright::base {

/// A bracket, a sign, a string with its quotes, or whatever else stands between them: a number, a word.
struct JsonPiece
{
    enum class Kind : quint8 { Open, Close, Comma, Colon, String, Word };

    Kind kind = Kind::Word;
    qsizetype begin = 0;
    qsizetype end = 0;

    QByteArrayView in(QByteArrayView text) const { return text.sliced(begin, end - begin); }

    /// Whether a valid text has a number here.
    bool isNumber(QByteArrayView text) const
    {
        return kind == Kind::Word && (text[begin] == '-' || (text[begin] >= '0' && text[begin] <= '9'));
    }

    /// How much deeper it leads: 1, 0 or -1.
    int depth() const { return kind == Kind::Open ? 1 : kind == Kind::Close ? -1 : 0; }
};

/// Walks a text that is JSON or wants to be, and judges nothing: what it skips are blanks, and a string that
/// is not closed ends with the text.
class JsonScan
{
public:
    explicit JsonScan(QByteArrayView text, qsizetype at = 0)
        : m_text(text)
        , m_at(at)
    {
    }

    /// Nothing at the end.
    std::optional<JsonPiece> next();

    /// Behind the closing quote of the string that begins at `at`, or the end of the text.
    static qsizetype endOfString(QByteArrayView text, qsizetype at);

private:
    QByteArrayView m_text;
    qsizetype m_at;
};

} // namespace sealwright::base
