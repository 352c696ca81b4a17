// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonTokens.h"

#include "app/base/Json.h"
#include "app/base/JsonScan.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sealwright::json {
namespace {

using Kind = JsonToken::Kind;

/// The quotes, and nothing between them that a string must not have.
bool isJsonString(QByteArrayView piece)
{
    for (qsizetype i = 1; i < piece.size(); ++i) {
        const char c = piece[i];
        if (c == '"') {
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            return false;
        }
        if (c != '\\') {
            continue;
        }
        ++i;
        const qsizetype digits = i < piece.size() && piece[i] == 'u' ? 4 : 0;
        if (i + digits >= piece.size() || !QByteArrayView("\"\\/bfnrtu", 9).contains(piece[i]) ||
            !std::ranges::all_of(piece.sliced(i + 1, digits), [](char digit) {
                return QByteArrayView("0123456789abcdefABCDEF", 22).contains(digit);
            })) {
            return false;
        }
        i += digits;
    }
    return false;
}

/// RFC 8259 §6.
bool isJsonNumber(QByteArrayView piece)
{
    const auto *at = piece.begin();
    const auto skips = [&](QByteArrayView signs) {
        const bool isThere = at != piece.end() && signs.contains(*at);
        at += isThere ? 1 : 0;
        return isThere;
    };
    const auto skipsDigits = [&] {
        const auto *const start = at;
        at = std::find_if(at, piece.end(), [](char c) { return c < '0' || c > '9'; });
        return at != start;
    };
    skips("-");
    if (!skips("0") && !skipsDigits()) {
        return false;
    }
    if (skips(".") && !skipsDigits()) {
        return false;
    }
    if (skips("eE")) {
        skips("+-");
        if (!skipsDigits()) {
            return false;
        }
    }
    return at == piece.end();
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
        base::JsonScan scan(m_text);
        while (const auto piece = scan.next()) {
            if (!take(*piece)) {
                return std::nullopt;
            }
        }
        return m_wants == Wants::Nothing ? std::optional(std::move(m_tokens)) : std::nullopt;
    }

private:
    enum class Wants : quint8 { Value, ValueOrEnd, Name, NameOrEnd, Colon, CommaOrEnd, Nothing };

    bool take(const base::JsonPiece &piece)
    {
        using Piece = base::JsonPiece::Kind;
        switch (piece.kind) {
        case Piece::Open:
            return open(piece);
        case Piece::Close:
            return close(piece);
        case Piece::Comma:
            return std::exchange(m_wants, inObject() ? Wants::Name : Wants::Value) == Wants::CommaOrEnd;
        case Piece::Colon:
            return std::exchange(m_wants, Wants::Value) == Wants::Colon;
        case Piece::String:
            return isJsonString(piece.in(m_text)) && takeString(piece);
        case Piece::Word:
            return takeWord(piece);
        }
        return false;
    }

    bool open(const base::JsonPiece &piece)
    {
        if (!wantsValue() || m_open.size() >= static_cast<std::size_t>(base::kJsonDepthLimit)) {
            return false;
        }
        m_open.push_back(m_text[piece.begin]);
        add(inObject() ? Kind::ObjectOpen : Kind::ArrayOpen, piece);
        m_wants = inObject() ? Wants::NameOrEnd : Wants::ValueOrEnd;
        return true;
    }

    bool close(const base::JsonPiece &piece)
    {
        const bool mayEnd =
            m_wants == Wants::CommaOrEnd || m_wants == Wants::NameOrEnd || m_wants == Wants::ValueOrEnd;
        if (!mayEnd || inObject() != (m_text[piece.begin] == '}')) {
            return false;
        }
        add(inObject() ? Kind::ObjectClose : Kind::ArrayClose, piece);
        m_open.pop_back();
        valueEnds();
        return true;
    }

    bool takeString(const base::JsonPiece &piece)
    {
        if (m_wants == Wants::Name || m_wants == Wants::NameOrEnd) {
            add(Kind::Name, piece);
            m_wants = Wants::Colon;
            return true;
        }
        return takeValue(Kind::String, piece);
    }

    bool takeWord(const base::JsonPiece &piece)
    {
        const QByteArrayView word = piece.in(m_text);
        if (word == "true" || word == "false" || word == "null") {
            return takeValue(Kind::Word, piece);
        }
        return isJsonNumber(word) && takeValue(Kind::Number, piece);
    }

    bool takeValue(Kind kind, const base::JsonPiece &piece)
    {
        if (!wantsValue()) {
            return false;
        }
        add(kind, piece);
        valueEnds();
        return true;
    }

    bool wantsValue() const { return m_wants == Wants::Value || m_wants == Wants::ValueOrEnd; }

    bool inObject() const { return !m_open.empty() && m_open.back() == '{'; }

    void valueEnds() { m_wants = m_open.empty() ? Wants::Nothing : Wants::CommaOrEnd; }

    void add(Kind kind, const base::JsonPiece &piece)
    {
        m_tokens.push_back(
            {static_cast<quint32>(piece.begin), static_cast<quint32>(piece.end - piece.begin), kind});
    }

    QByteArrayView m_text;
    Wants m_wants = Wants::Value;
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

} // namespace sealwright::json
