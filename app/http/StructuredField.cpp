// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/StructuredField.h"

#include "app/base/Encoding.h"

#include <QStringBuilder>

/// The half of structured fields that reads (RFC 8941 §4.2).
namespace sealwright::http::structured {
namespace {

bool isDecimalDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

bool isCharacterOfToken(char c)
{
    return isLetter(c) || isDecimalDigit(c) || QByteArrayView("!#$%&'*+-.^_`|~:/").contains(c);
}

class Parser
{
public:
    explicit Parser(QByteArrayView text)
        : m_text(text)
    {
        skip(" ");
    }

    /// Whether nothing is left but blanks.
    bool isDone()
    {
        skip(" ");
        return m_at == m_text.size();
    }

    std::optional<Dictionary> dictionary()
    {
        Dictionary result;
        while (m_at < m_text.size()) {
            const std::optional<QByteArray> key = this->key();
            if (!key) {
                return std::nullopt;
            }
            std::optional<Member> value;
            if (take('=')) {
                value = member();
            } else if (std::optional<Parameters> parameters = this->parameters()) {
                value = Item{BareItem{}, *std::move(parameters)};
            }
            if (!value) {
                return std::nullopt;
            }
            result.set(*key, *std::move(value));
            if (!separated()) {
                return std::nullopt;
            }
        }
        return result;
    }

    std::optional<List> list()
    {
        List result;
        while (m_at < m_text.size()) {
            std::optional<Member> value = member();
            if (!value) {
                return std::nullopt;
            }
            result.push_back(*std::move(value));
            if (!separated()) {
                return std::nullopt;
            }
        }
        return result;
    }

    std::optional<InnerList> innerList()
    {
        if (!take('(')) {
            return std::nullopt;
        }
        InnerList result;
        while (m_at < m_text.size()) {
            skip(" ");
            if (take(')')) {
                std::optional<Parameters> parameters = this->parameters();
                if (!parameters) {
                    return std::nullopt;
                }
                result.parameters = *std::move(parameters);
                return result;
            }
            std::optional<Item> one = item();
            if (!one || (next() != ' ' && next() != ')')) {
                return std::nullopt;
            }
            result.items.push_back(*std::move(one));
        }
        return std::nullopt;
    }

private:
    char next() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool take(char c)
    {
        if (next() != c || m_at >= m_text.size()) {
            return false;
        }
        ++m_at;
        return true;
    }

    void skip(QByteArrayView blanks)
    {
        while (m_at < m_text.size() && blanks.contains(m_text[m_at])) {
            ++m_at;
        }
    }

    /// At the end, or behind a comma that something follows.
    bool separated()
    {
        skip(" \t");
        if (m_at == m_text.size()) {
            return true;
        }
        if (!take(',')) {
            return false;
        }
        skip(" \t");
        return m_at < m_text.size();
    }

    template<typename Accepts>
    QByteArray run(Accepts accepts)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && accepts(m_text[m_at])) {
            ++m_at;
        }
        return m_text.sliced(start, m_at - start).toByteArray();
    }

    std::optional<QByteArray> key()
    {
        if (!isLower(next()) && next() != '*') {
            return std::nullopt;
        }
        return run([](char c) {
            return isLower(c) || isDecimalDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
        });
    }

    std::optional<Member> member()
    {
        if (next() == '(') {
            std::optional<InnerList> inner = innerList();
            return inner ? std::optional<Member>(*std::move(inner)) : std::nullopt;
        }
        std::optional<Item> one = item();
        return one ? std::optional<Member>(*std::move(one)) : std::nullopt;
    }

    std::optional<Item> item()
    {
        std::optional<BareItem> value = bareItem();
        if (!value) {
            return std::nullopt;
        }
        std::optional<Parameters> parameters = this->parameters();
        return parameters ? std::optional(Item{*std::move(value), *std::move(parameters)}) : std::nullopt;
    }

    std::optional<Parameters> parameters()
    {
        Parameters result;
        while (take(';')) {
            skip(" ");
            const std::optional<QByteArray> name = key();
            if (!name) {
                return std::nullopt;
            }
            BareItem value;
            if (take('=')) {
                std::optional<BareItem> given = bareItem();
                if (!given) {
                    return std::nullopt;
                }
                value = *std::move(given);
            }
            result.set(*name, std::move(value));
        }
        return result;
    }

    std::optional<BareItem> bareItem()
    {
        const char c = next();
        if (c == '"') {
            return string();
        }
        if (c == ':') {
            return bytes();
        }
        if (c == '?') {
            ++m_at;
            const bool isTrue = take('1');
            return isTrue || take('0') ? std::optional(BareItem{BareItem::Kind::Boolean, {}, isTrue ? 1 : 0})
                                       : std::nullopt;
        }
        if (isDecimalDigit(c) || c == '-') {
            return number();
        }
        if (isLetter(c) || c == '*') {
            return BareItem{BareItem::Kind::Token, run(isCharacterOfToken), 0};
        }
        return std::nullopt;
    }

    std::optional<BareItem> string()
    {
        QByteArray text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return BareItem::string(std::move(text));
            }
            if (c == '\\') {
                ++m_at;
                if (next() != '"' && next() != '\\') {
                    return std::nullopt;
                }
            } else if (c < 0x20 || c > 0x7e) {
                return std::nullopt;
            }
            text.append(m_text[m_at]);
        }
        return std::nullopt;
    }

    std::optional<BareItem> bytes()
    {
        const qsizetype end = m_text.indexOf(':', m_at + 1);
        if (end < 0) {
            return std::nullopt;
        }
        std::optional<QByteArray> decoded =
            base::decode(m_text.sliced(m_at + 1, end - m_at - 1), base::Encoding::Base64);
        m_at = end + 1;
        return decoded ? std::optional(BareItem::bytes(*std::move(decoded))) : std::nullopt;
    }

    /// At most 15 digits; of a decimal at most 12 before the point and 3 behind it (§4.2.4).
    std::optional<BareItem> number()
    {
        const QByteArray sign = take('-') ? "-" : "";
        const QByteArray whole = run(isDecimalDigit);
        if (whole.isEmpty() || whole.size() > 15) {
            return std::nullopt;
        }
        if (!take('.')) {
            return BareItem::integer(sign.isEmpty() ? whole.toLongLong() : -whole.toLongLong());
        }
        QByteArray fraction = run(isDecimalDigit);
        if (whole.size() > 12 || fraction.isEmpty() || fraction.size() > 3) {
            return std::nullopt;
        }
        while (fraction.size() > 1 && fraction.endsWith('0')) {
            fraction.chop(1);
        }
        return BareItem{BareItem::Kind::Decimal,
                        sign + QByteArray::number(whole.toLongLong()) + "." + fraction, 0};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

template<typename T>
std::optional<T> whole(Parser &parser, std::optional<T> value)
{
    return value && parser.isDone() ? std::move(value) : std::nullopt;
}

} // namespace

std::optional<Dictionary> parseDictionary(QByteArrayView text)
{
    Parser parser(text);
    return whole(parser, parser.dictionary());
}

std::optional<List> parseList(QByteArrayView text)
{
    Parser parser(text);
    return whole(parser, parser.list());
}

std::optional<InnerList> parseInnerList(QByteArrayView text)
{
    Parser parser(text);
    return whole(parser, parser.innerList());
}

} // namespace sealwright::http::structured
